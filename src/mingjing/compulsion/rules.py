"""What the law says before an act of a seizure, as pure functions of facts."""

import itertools
from collections.abc import Iterable
from datetime import date, datetime

from mingjing.access.policy import Permission
from mingjing.compulsion.kinds import ItemFacts, Kind, Reason, Scene
from mingjing.compulsion.states import AFTER_EXPIRY, Step
from mingjing.kernel.dates import chinese
from mingjing.kernel.errors import (
    GateClosedError,
    InvalidInputError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.statute.errors import NotInForceError
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Approver

RECORDED = "seed-2022:S-4.2-3"
BY_CLASS = {
    Approver.HEAD: Permission.APPROVE_SEIZURE,
    Approver.PRINCIPAL: Permission.APPROVE_HAZARDOUS_SEIZURE,
}


def approval_needed(
    *, ground: str, hazardous: bool, on: date, law: RuleBook
) -> tuple[Permission, str]:
    """Return which post must approve (SOD-06), and the article that names it.

    Hazardous chemicals need the principal head from the day on which their law is in force.

    Args:
        ground: id of the rule that allows the seizure.
        hazardous: whether it concerns hazardous chemicals, on whatever ground.
        on: day of the approval.
        law: the book.
    """
    asked = ["HCL-8-5"] if hazardous or ground == "HCL-8-5" else []
    for rule_id in (*asked, "ACL-18"):
        try:
            rule = law.rule(rule_id, on)
        except NotInForceError:
            continue
        if rule.row.approver in BY_CLASS:
            return BY_CLASS[rule.row.approver], rule.article
    return Permission.APPROVE_HAZARDOUS_SEIZURE, "acl-2011:18"


def require_scope(*, only_involved: bool, no_necessities: bool, not_sealed: bool) -> None:
    """Refuse a request whose scope nobody answers for.

    Raises:
        GateClosedError: one of the three limits of the article is not confirmed.
    """
    open_points = [
        words
        for words, holds in (
            ("限于涉案的场所、设施或者财物", only_involved),
            ("不含公民个人及其所扶养家属的生活必需品", no_necessities),
            ("没有被其他国家机关依法查封", not_sealed),
        )
        if not holds
    ]
    if not open_points:
        return
    raise GateClosedError(
        f"没有确认范围：{'；'.join(open_points)}。",
        why="查封、扣押限于涉案的场所、设施或者财物，不得查封、扣押生活必需品，不得重复查封。",
        remedy="请逐项核对后确认；不能确认的部分，请从范围中去掉。",
        article="acl-2011:23",
    )


def require_items(items: tuple[ItemFacts, ...], objects: int, kind: Kind) -> None:
    """Refuse an inventory that is not item by item, or goes beyond what was approved.

    Raises:
        InvalidInputError: nothing is listed, or an item lacks name, quantity or unit.
        GateClosedError: an item belongs to nothing that was asked for; one thing twice; a
            sealed place that nothing tells from another.
    """
    complete = all(text.strip() for one in items for text in (one.name, one.quantity, one.unit))
    if not items or not complete:
        raise InvalidInputError(
            "清单不完整。",
            why="决定书应当载明场所、设施或者财物的名称、数量等，清单一式二份。",
            remedy="请逐项填写名称、数量和单位。",
            article="acl-2011:24",
        )
    if not all(1 <= one.of <= objects for one in items):
        raise GateClosedError(
            "清单中有超出提请范围的物品。",
            why="查封、扣押限于涉案的场所、设施或者财物；批准的范围就是提请的范围。",
            remedy="请写明每一项属于提请中的哪一项；范围以外的，另行提请。",
            article="acl-2011:23.1",
        )
    named = [name for one in items if (name := same_thing(one.identifier))]
    if len(set(named)) < len(named) or (kind is Kind.SEALING and len(named) < len(items)):
        raise GateClosedError(
            "清单中的识别号有重复，或者查封的场所、设施没有识别号。",
            why="不得重复查封；没有识别号就无从核对。",
            remedy="请填写能够区别的识别号，如门牌、设备编号；同一物只列一次。",
            article="acl-2011:23.2",
        )


def same_thing(identifier: str) -> str:
    """Return what two spellings of one identifier have in common; empty for none.

    >>> same_thing(" ab 12")
    'AB12'
    """
    return "".join(identifier.split()).upper()


def require_scene(scene: Scene, *, unrecorded_reason: str) -> None:
    """Refuse a seizure that was not carried out as the article orders it.

    Args:
        scene: what was done on the spot.
        unrecorded_reason: why a leader excused it from being recorded; empty for never.

    Raises:
        GateClosedError: one of the steps is missing; the message names every one.
    """
    here = scene.party_present.strip()
    missing = [
        words
        for words, holds in (
            ("出示执法身份证件", scene.certificates_shown),
            ("通知当事人到场", scene.party_called),
            ("当场告知理由、依据、权利和救济途径", scene.told),
            ("听取当事人的陈述和申辩", scene.heard),
            ("当事人不到场的，邀请见证人到场", bool(here or scene.attestor.strip())),
            ("当事人未签名的，注明情况", bool(here or scene.unsigned_reason.strip())),
            ("当场交付决定书和清单", scene.delivered),
        )
        if not holds
    ]
    if missing:
        raise GateClosedError(
            f"实施程序不完整：{'；'.join(missing)}。",
            why="实施行政强制措施应当遵守法定程序，并制作现场笔录。",
            remedy="请当场补做；没有做的不能登记为已做。",
            article="acl-2011:18",
        )
    if not scene.device.strip() and not unrecorded_reason.strip():
        raise GateClosedError(
            "查封、扣押没有音像记录。",
            why="查封、扣押必须全程音像记录，现场人员不能自行免除。",
            remedy="请填写执法记录设备编号；确实不能记录的，由负责人批准时书面写明理由。",
            article=RECORDED,
        )
    if scene.device.strip() and not scene.told_of_recording:
        raise GateClosedError(
            "没有事先告知正在音像记录。",
            why="采取行政强制措施前，应当事先告知当事人正在使用记录设备。",
            remedy="请先告知再实施，并如实勾选。",
            article="seed-2022:A2-9",
        )


def require_filmed(device: str, reason: str, *, what: str) -> None:
    """Refuse an act that is recorded (AV) when it was neither recorded nor waived in writing.

    Raises:
        GateClosedError: neither a device nor a reason.
    """
    if device.strip() or reason.strip():
        return
    raise GateClosedError(
        f"“{what}”没有音像记录。",
        why="行政强制应当音像记录。",
        remedy="请填写执法记录设备编号；受客观条件限制的，写明情况，以文书记录。",
        article=RECORDED,
    )


def require_not_recused(person: str, recused: Iterable[str], *, of: str) -> None:
    """Refuse whoever was recused from it anything more (SOD-05).

    Args:
        person: who would act.
        recused: who was recused from it.
        of: what it is, in words.

    Raises:
        SeparationOfDutiesError: one of them.
    """
    if person not in set(recused):
        return
    raise SeparationOfDutiesError(
        f"您已经回避本次{of}，不能再参与。",
        why="执法人员与案件有直接利害关系或者有其他关系可能影响公正执法的，应当回避。",
        remedy="请由其他人员办理。",
        article="apl-2021:43",
    )


def require_running(step: Step, last: date | None, today: date) -> None:
    """Refuse whatever does not end a seizure once its period is over.

    Args:
        step: what somebody wants to do.
        last: last day of the period; None before it began.
        today: legal date.

    Raises:
        GateClosedError: the period is over.
    """
    if last is None or today <= last or step in AFTER_EXPIRY:
        return
    raise GateClosedError(
        f"查封、扣押期限已于{chinese(last)}届满，不能“{step.label}”。",
        why="期限届满的，应当及时解除查封、扣押。",
        remedy="现在只能解除查封、扣押，立即退还财物。",
        article=Reason.EXPIRED.article,
    )


def require_standing(step: Step, *, fallen: bool) -> None:
    """Refuse whatever does not end a seizure that was revoked.

    Raises:
        GateClosedError: it was.
    """
    if not fallen or step in AFTER_EXPIRY:
        return
    raise GateClosedError(
        f"查封、扣押决定已经撤销或者确认无效，不能“{step.label}”。",
        why="被申请人应当履行行政复议决定书；不再需要采取措施的，应当及时解除。",
        remedy="现在只能解除查封、扣押，立即退还财物。",
        article=Reason.OTHER.article,
    )


def require_reason(reason: Reason, *, is_expired: bool, is_decided: bool) -> None:
    """Refuse a ground of release that is not the true one.

    Raises:
        GateClosedError: expired for another reason, or the other way round; no decision.
    """
    if (reason is Reason.EXPIRED) is not is_expired:
        raise GateClosedError(
            "解除的理由与期限不符。",
            why="期限届满的，以届满为由解除；没有届满的，写明其他情形。",
            remedy=f"请{'选择' if is_expired else '不要选择'}“{Reason.EXPIRED.label}”。",
            article=Reason.EXPIRED.article,
        )
    if reason is Reason.DECIDED and not is_decided:
        raise GateClosedError(
            "没有对违法行为作出的处理决定。",
            why="这一情形以已经作出处理决定为前提。",
            remedy="请填写已作出决定的案件编号，或者选择其他情形。",
            article=reason.article,
        )


def require_reviewed(*, required: bool, passed: bool | None) -> None:
    """Refuse to approve what must be reviewed first and was not, or did not pass.

    Raises:
        GateClosedError: no opinion, or one against it.
    """
    if not required or passed:
        return
    said = "尚未法制审核" if passed is None else "法制审核未通过"
    raise GateClosedError(
        f"本次查封、扣押{said}。",
        why="查封场所、扣押财物列入法制审核范围（未核实，从严）；审核未通过的，不得作出决定。",
        remedy="请由法制审核人员审核；未通过的，不予批准，另行提请。情况紧急的，可以当场实施，事后审核。",
        article="acl-2011:18",
    )


def require_not_failed(passed: bool | None) -> None:  # noqa: FBT001 - the one fact
    """Refuse to approve afterwards, or to prolong, what did not pass its review.

    Args:
        passed: whether both conclusions hold; None while nobody reviewed it.

    Raises:
        GateClosedError: it found against the seizure.
    """
    if passed is not False:
        return
    raise GateClosedError(
        "本次查封、扣押法制审核未通过，不能补办批准、延长期限。",
        why="情况紧急先行实施的，事后审核；审核未通过的，不得作出决定（未核实，从严）。",
        remedy="请立即解除查封、扣押，退还财物。",
        article="acl-2011:18",
    )


def require_apart(
    person: str,
    others: Iterable[str],
    *,
    what: str,
    of: str = "查封、扣押",
    rule: str = "acl-2011:18",
) -> None:
    """Refuse when *person* is one of *others*.

    Args:
        person: who acts.
        others: those who may not.
        what: what happened, in words.
        of: what it is about: 停止供应.
        rule: citation.

    Raises:
        SeparationOfDutiesError: the same person.
    """
    if person in set(others):
        raise SeparationOfDutiesError(
            what,
            why="提请和实施、审核、批准应当分离。",
            remedy=f"请由与本次{of}没有上述关系的人员办理。",
            article=rule,
        )


def require_crew(person: str, officers: Iterable[str], *, of: str = "查封、扣押") -> None:
    """Refuse an act of the officers by anybody else; *of* is what it is about.

    Raises:
        NotPermittedError: not one of the two.
    """
    if person not in set(officers):
        raise NotPermittedError(
            f"您不是本次{of}的执法人员。",
            why="行政强制措施应当由具备资格的行政执法人员实施，其他人员不得实施。",
            remedy="请由提请时写明的两名执法人员办理；需要更换的，报负责人。",
            article="acl-2011:17",
        )


def require_in_order(*moments: tuple[str, datetime]) -> None:
    """Refuse times that do not follow each other.

    Args:
        moments: what happened and when, in the order in which it must have happened.

    Raises:
        InvalidInputError: a later one lies before an earlier one; it names both.
    """
    for (first, then), (second, after) in itertools.pairwise(moments):
        if after < then:
            raise InvalidInputError(
                f"“{second}”早于“{first}”。",
                why="登记的是已经发生的事，先后应当与实际一致。",
                remedy="请核对时间。",
            )
