"""The words of an application and of what becomes of a permit: those of the Licensing Law."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mingjing.statute.decisions import PartyKind


class Channel(StrEnum):
    """How it came in; any is as good as any other (ALL 29, 33)."""

    WINDOW = "window"
    LETTER = "letter"
    FAX = "fax"
    ONLINE = "online"
    EMAIL = "email"

    @property
    def label(self) -> str:
        """In words."""
        return CHANNEL_LABELS[self]


CHANNEL_LABELS: Mapping[Channel, str] = {
    Channel.WINDOW: "办公场所当面提出",
    Channel.LETTER: "信函、电报",
    Channel.FAX: "电传、传真",
    Channel.ONLINE: "政务服务平台、电子数据交换",
    Channel.EMAIL: "电子邮件",
}


class Purpose(StrEnum):
    """What is asked for."""

    FIRST = "first"
    CHANGE = "change"
    RENEWAL = "renewal"

    @property
    def label(self) -> str:
        """In words."""
        return PURPOSE_LABELS[self]


PURPOSE_LABELS: Mapping[Purpose, str] = {
    Purpose.FIRST: "首次申请",
    Purpose.CHANGE: "变更",
    Purpose.RENEWAL: "延续",
}


class NotAccepted(StrEnum):
    """Why an application is not accepted."""

    NO_PERMIT_NEEDED = "no_permit_needed"
    NOT_OURS = "not_ours"
    NOT_CORRECTED = "not_corrected"
    BANNED = "banned"
    FALSE_MATERIAL = "false_material"

    @property
    def label(self) -> str:
        """The words of the article."""
        return NOT_ACCEPTED_LABELS[self]

    @property
    def article(self) -> str:
        """Its citation."""
        return NOT_ACCEPTED_BY[self]


NOT_ACCEPTED_LABELS: Mapping[NotAccepted, str] = {
    NotAccepted.NO_PERMIT_NEEDED: "申请事项依法不需要取得行政许可",
    NotAccepted.NOT_OURS: "申请事项依法不属于本行政机关职权范围",
    NotAccepted.NOT_CORRECTED: "没有按照要求提交全部补正申请材料",
    NotAccepted.BANNED: "在不得再次申请的期间内",
    NotAccepted.FALSE_MATERIAL: "隐瞒有关情况或者提供虚假材料",
}
NOT_ACCEPTED_BY: Mapping[NotAccepted, str] = {
    NotAccepted.NO_PERMIT_NEEDED: "all-2019:32.1(1)",
    NotAccepted.NOT_OURS: "all-2019:32.1(2)",
    NotAccepted.NOT_CORRECTED: "all-2019:32.1(5)",
    NotAccepted.BANNED: "all-2019:78",
    NotAccepted.FALSE_MATERIAL: "all-2019:78",
}


class Special(StrEnum):
    """What the law lets take time that does not count (ALL 45)."""

    TEST = "test"
    EXPERT = "expert"

    @property
    def label(self) -> str:
        """The words of the article."""
        return {Special.TEST: "检验、检测、检疫、鉴定", Special.EXPERT: "专家评审"}[self]


HEARING_TIME = "hearing"


class Outcome(StrEnum):
    """What is proposed, or was decided."""

    GRANT = "grant"
    REFUSE = "refuse"

    @property
    def label(self) -> str:
        """In words."""
        return {Outcome.GRANT: "准予行政许可", Outcome.REFUSE: "不予行政许可"}[self]


class RefusalGround(StrEnum):
    """Why it is refused; false material keeps the applicant away for a while (ALL 78)."""

    NOT_MET = "not_met"
    FALSE_MATERIAL = "false_material"

    @property
    def label(self) -> str:
        """In words."""
        return {
            RefusalGround.NOT_MET: "不符合法定条件、标准",
            RefusalGround.FALSE_MATERIAL: "隐瞒有关情况或者提供虚假材料",
        }[self]


class ChallengeGround(StrEnum):
    """Why a permit is to be revoked 撤销 (ALL 69) or recalled 撤回 (ALL 8)."""

    ABUSE = "abuse"
    BEYOND_POWERS = "beyond_powers"
    PROCEDURE = "procedure"
    UNQUALIFIED = "unqualified"
    OTHER = "other"
    FRAUD = "fraud"
    LAW_CHANGED = "law_changed"
    FACTS_CHANGED = "facts_changed"

    @property
    def label(self) -> str:
        """The words of the article."""
        return CHALLENGE_LABELS[self]

    @property
    def is_recall(self) -> bool:
        """Whether the permit was lawful and is taken back for the public good."""
        return self in {ChallengeGround.LAW_CHANGED, ChallengeGround.FACTS_CHANGED}

    @property
    def article(self) -> str:
        """Its citation."""
        if self.is_recall:
            return "all-2019:8.2"
        if self is ChallengeGround.FRAUD:
            return "all-2019:69.2"
        return f"all-2019:69.1({tuple(ChallengeGround).index(self) + 1})"


CHALLENGE_LABELS: Mapping[ChallengeGround, str] = {
    ChallengeGround.ABUSE: "行政机关工作人员滥用职权、玩忽职守作出准予行政许可决定的",
    ChallengeGround.BEYOND_POWERS: "超越法定职权作出准予行政许可决定的",
    ChallengeGround.PROCEDURE: "违反法定程序作出准予行政许可决定的",
    ChallengeGround.UNQUALIFIED: "对不具备申请资格或者不符合法定条件的申请人准予行政许可的",
    ChallengeGround.OTHER: "依法可以撤销行政许可的其他情形",
    ChallengeGround.FRAUD: "被许可人以欺骗、贿赂等不正当手段取得行政许可的",
    ChallengeGround.LAW_CHANGED: "行政许可所依据的法律、法规、规章修改或者废止，"
    "为了公共利益的需要",
    ChallengeGround.FACTS_CHANGED: "准予行政许可所依据的客观情况发生重大变化，"
    "为了公共利益的需要",
}


class CancelGround(StrEnum):
    """Why the formalities of cancelling 注销 are done (ALL 70), in the order of the article."""

    EXPIRED = "expired"
    PERSON_GONE = "person_gone"
    DISSOLVED = "dissolved"
    TAKEN_AWAY = "taken_away"
    FORCE_MAJEURE = "force_majeure"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words of the article."""
        return CANCEL_LABELS[self]

    @property
    def article(self) -> str:
        """Its citation."""
        return f"all-2019:70({tuple(CancelGround).index(self) + 1})"


CANCEL_LABELS: Mapping[CancelGround, str] = {
    CancelGround.EXPIRED: "行政许可有效期届满未延续的",
    CancelGround.PERSON_GONE: "该公民死亡或者丧失行为能力的",
    CancelGround.DISSOLVED: "法人或者其他组织依法终止的",
    CancelGround.TAKEN_AWAY: "行政许可依法被撤销、撤回，或者行政许可证件依法被吊销的",
    CancelGround.FORCE_MAJEURE: "因不可抗力导致行政许可事项无法实施的",
    CancelGround.OTHER: "法律、法规规定的应当注销行政许可的其他情形",
}


@dataclass(frozen=True, slots=True)
class ApplicantFacts:
    """Who asks.

    Args:
        uscc: unified social credit code; empty where there is none.
        representative: legal representative or person in charge; empty for a person.
        agent: who acts for the applicant; empty for nobody.
    """

    name: str
    address: str
    representative: str = ""
    uscc: str = ""
    telephone: str = ""
    kind: PartyKind = PartyKind.ORGANISATION
    agent: str = ""


@dataclass(frozen=True)
class PermitMinutes:
    """听证笔录 of a permit (ALL 48): who was there, what was said, whether it is signed.

    Args:
        began_at: start, with zone.
        ended_at: end, with zone.
        examiners: who gave the grounds and evidence of the opinion.
        present: applicants and interested parties, one a line.
        reasons: what the examiners put forward.
        argued: what the others answered, and how evidence was examined.
        refusal: why somebody did not sign; empty where all did.
        device: number of the recording device; empty for none.
        unrecorded: why it was not recorded; empty where it was.
    """

    began_at: datetime
    ended_at: datetime
    examiners: tuple[str, ...]
    present: tuple[str, ...]
    reasons: str
    argued: str
    refusal: str = ""
    device: str = ""
    unrecorded: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """From when to when a permit is valid, both days included."""

    first: date
    last: date
