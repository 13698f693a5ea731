"""What is proposed: the facts from which the scope of review and the hearing right follow."""

from dataclasses import dataclass, field
from enum import StrEnum


class PartyKind(StrEnum):
    """Who would be punished."""

    ORGANISATION = "organisation"
    PERSON = "person"
    INDIVIDUAL_BUSINESS = "individual_business"

    @property
    def label(self) -> str:
        """What it is called."""
        return PARTY_LABELS[self]

    @property
    def amounts(self) -> "AmountFor":
        """Which amounts apply: an individual business is held to the lower one, a person's."""
        return AmountFor.ORGANISATION if self is PartyKind.ORGANISATION else AmountFor.PERSON


class AmountFor(StrEnum):
    """The two columns in which norms state amounts: 单位 and 个人."""

    ORGANISATION = "organisation"
    PERSON = "person"

    @property
    def label(self) -> str:
        """The word of the norms."""
        return AMOUNT_LABELS[self]


PARTY_LABELS = {
    PartyKind.ORGANISATION: "单位",
    PartyKind.INDIVIDUAL_BUSINESS: "个体工商户",
    PartyKind.PERSON: "自然人",
}
AMOUNT_LABELS = {AmountFor.ORGANISATION: "单位", AmountFor.PERSON: "个人"}


class DecisionKind(StrEnum):
    """A kind of penalty beside the fine."""

    SUSPEND_FOR_RECTIFICATION = "suspend_for_rectification"
    SUSPEND_BUSINESS = "suspend_business"
    STOP_CONSTRUCTION = "stop_construction"
    STOP_WORK = "stop_work"
    PERMIT_REVOCATION = "permit_revocation"
    QUALIFICATION_REVOCATION = "qualification_revocation"
    POST_CERTIFICATE_REVOCATION = "post_certificate_revocation"
    CONFISCATION = "confiscation"
    PERMIT_SUSPENSION = "permit_suspension"
    QUALIFICATION_DOWNGRADE = "qualification_downgrade"
    PRACTICE_BAN = "practice_ban"
    CLOSURE = "closure"
    WARNING = "warning"
    CRITICISM = "criticism"

    @property
    def label(self) -> str:
        """The statute's own word."""
        return KIND_LABELS[self]


KIND_LABELS = {
    DecisionKind.SUSPEND_FOR_RECTIFICATION: "责令停产停业整顿",
    DecisionKind.SUSPEND_BUSINESS: "责令停产停业",
    DecisionKind.STOP_CONSTRUCTION: "责令停止建设",
    DecisionKind.STOP_WORK: "责令停止施工",
    DecisionKind.PERMIT_REVOCATION: "吊销许可证件",
    DecisionKind.QUALIFICATION_REVOCATION: "撤销执业资格",
    DecisionKind.POST_CERTIFICATE_REVOCATION: "撤销岗位证书",
    DecisionKind.CONFISCATION: "没收",
    DecisionKind.PERMIT_SUSPENSION: "暂扣许可证件",
    DecisionKind.QUALIFICATION_DOWNGRADE: "降低资质等级",
    DecisionKind.PRACTICE_BAN: "限制从业",
    DecisionKind.CLOSURE: "责令关闭",
    DecisionKind.WARNING: "警告",
    DecisionKind.CRITICISM: "通报批评",
}


class Performer(StrEnum):
    """By whose act a penalty beside the fine is performed."""

    SERVICE = "service"
    AUTHORITY = "authority"
    PARTY = "party"

    @property
    def label(self) -> str:
        """What people call it."""
        return PERFORMER_LABELS[self]


PERFORMER_LABELS = {
    Performer.SERVICE: "送达即履行",
    Performer.AUTHORITY: "本机关办理",
    Performer.PARTY: "当事人履行",
}


class Circumstance(StrEnum):
    """A fact of the case or of the measure that brings a rule into play."""

    HEARING_HELD = "hearing_held"
    SEALING = "sealing"
    SEIZURE = "seizure"
    POWER_CUT = "power_cut"
    COURT_APPLICATION = "court_application"
    DAILY_FINE = "daily_fine"
    ACCIDENT_FINE = "accident_fine"
    MITIGATED = "mitigated"
    PERMIT_REFUSED_AFTER_HEARING = "permit_refused_after_hearing"
    PERMIT_WITHDRAWN = "permit_withdrawn"
    PERMIT_GRANTED = "permit_granted"
    PERMIT_REFUSED = "permit_refused"

    @property
    def label(self) -> str:
        """What it is called."""
        return CIRCUMSTANCE_LABELS[self]


CIRCUMSTANCE_LABELS = {
    Circumstance.HEARING_HELD: "举行过听证",
    Circumstance.SEALING: "查封",
    Circumstance.SEIZURE: "扣押",
    Circumstance.POWER_CUT: "停止供电、供应民用爆炸物品",
    Circumstance.COURT_APPLICATION: "申请人民法院强制执行",
    Circumstance.DAILY_FINE: "按日连续处罚",
    Circumstance.ACCIDENT_FINE: "生产安全事故罚款",
    Circumstance.MITIGATED: "减轻处罚（低于法定幅度）",
    Circumstance.PERMIT_REFUSED_AFTER_HEARING: "听证后不予许可",
    Circumstance.PERMIT_WITHDRAWN: "撤回、撤销许可",
    Circumstance.PERMIT_GRANTED: "准予许可",
    Circumstance.PERMIT_REFUSED: "不予许可",
}


class Mark(StrEnum):
    """A judgement that a person states; it can add a review, never remove one."""

    MAJOR_PUBLIC_INTEREST = "major_public_interest"
    MAJOR_RIGHTS = "major_rights"
    COMPLEX = "complex"
    OTHER_LAW = "other_law"
    LEGAL_OFFICE = "legal_office"
    LEADER = "leader"

    @property
    def label(self) -> str:
        """What it is called."""
        return MARK_LABELS[self]


MARK_LABELS = {
    Mark.MAJOR_PUBLIC_INTEREST: "涉及重大公共利益",
    Mark.MAJOR_RIGHTS: "直接关系当事人或者第三人重大权益",
    Mark.COMPLEX: "案件情况疑难复杂、涉及多个法律关系",
    Mark.OTHER_LAW: "法律、法规规定应当进行法制审核的其他情形",
    Mark.LEGAL_OFFICE: "法规股认为有必要审核",
    Mark.LEADER: "局领导认为有必要审核",
}


class Nature(StrEnum):
    """Whether the act is a decision, or a measure that removes a hazard on the spot."""

    DECISION = "decision"
    HAZARD_MEASURE = "hazard_measure"


@dataclass(frozen=True, slots=True)
class ProposedDecision:
    """A decision as it is proposed for one party in one case.

    Args:
        party: who would be punished.
        fine_fen: sum of the fines of all violations of this party in this case, in fen, before
            any split and without confiscation or additional fines; None while it is open.
        kinds: penalties beside the fine.
        circumstances: facts that bring a rule into play.
        marks: judgements stated by the legal office or a leader.
        nature: a hazard measure (Work Safety Law 65) is not a decision.
    """

    party: PartyKind
    fine_fen: int | None
    kinds: frozenset[DecisionKind] = field(default_factory=frozenset)
    circumstances: frozenset[Circumstance] = field(default_factory=frozenset)
    marks: frozenset[Mark] = field(default_factory=frozenset)
    nature: Nature = Nature.DECISION
