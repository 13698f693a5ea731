"""What the law says before a penalty on the spot, as pure functions of facts."""

from collections.abc import Iterable
from datetime import datetime

from mingjing.cases.proposal import Proposal
from mingjing.cases.remedies import Way
from mingjing.cases.rules import require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import (
    GateClosedError,
    InvalidInputError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.kernel.money import yuan
from mingjing.statute.decisions import DecisionKind, PartyKind
from mingjing.statute.review_scope import classify
from mingjing.statute.thresholds import Place, amount_for, is_met
from mingjing.statute.violation_rows import SanctionRow
from mingjing.summary.kinds import Ground

LIMIT = "APL-51"
COLLECT_LIMIT = "APL-68"
WITHDRAWN = "withdrawn"
ORDINARY = "请按普通程序办理：已登记的选择“转普通程序”，尚未登记的先登记违法线索。"


def require_within_limit(proposal: Proposal, party: PartyKind, place: Place) -> None:
    """Refuse what cannot be decided on the spot: more than the limit, or another kind.

    Raises:
        GateClosedError: the fine is above the amount for such a party; a penalty beside fine
            and warning; nothing at all.
    """
    article = place.book.rule(LIMIT, place.on).article
    allowed = amount_for(place.book, LIMIT, party.amounts, region=place.region, on=place.on)
    why = f"对{party.amounts.label}可以当场作出的，是 {yuan(allowed.fen)} 元以下罚款或者警告。"
    others = set(proposal.kinds) - {DecisionKind.WARNING}
    if others:
        words = "、".join(kind.label for kind in DecisionKind if kind in others)
        raise GateClosedError(
            f"“{words}”不能当场作出。", why=why, remedy=ORDINARY, article=article
        )
    if not proposal.fine_fen and not proposal.kinds:
        raise GateClosedError(
            "没有罚款，也没有警告。",
            why=why,
            remedy="请填写罚款数额或者选择警告；不予处罚的，转普通程序查明并作出决定。",
            article=article,
        )
    if proposal.fine_fen and not is_met(LIMIT, proposal.fine_fen, place, party=party.amounts):
        raise GateClosedError(
            f"拟罚款 {yuan(proposal.fine_fen)} 元，超过简易程序的限度。",
            why=why,
            remedy=ORDINARY,
            article=article,
        )


def require_not_reviewed(proposal: Proposal, party: PartyKind, place: Place) -> None:
    """Refuse to decide on the spot what the bureau's catalogue has reviewed first.

    The law's own list lies above what can be decided on the spot; a bureau may add to it.

    Raises:
        GateClosedError: it must be reviewed.
    """
    proposed = proposal.to_classify(party, ())
    scope = classify(proposed, book=place.book, on=place.on, region=place.region)
    if not scope.grounds:
        return
    raise GateClosedError(
        "拟作的处罚列入法制审核目录，不能当场作出。",
        why=f"“{scope.grounds[0].name}”：未经法制审核或者审核未通过的，不得作出决定。",
        remedy=ORDINARY,
        article=scope.grounds[0].article,
    )


def require_sanction(sanction: SanctionRow, fine_fen: int) -> None:
    """Refuse a consequence that no decision on the spot can have, or that knows no such fine.

    Raises:
        GateClosedError: it has more than a fine or a warning, or no fine in yuan.
    """
    others = [kind.label for kind in sanction.kinds if kind is not DecisionKind.WARNING]
    if others:
        raise GateClosedError(
            f"所选处罚包括{'、'.join(others)}，不能当场作出。",
            why="可以当场作出的，只有限度以内的罚款或者警告。",
            remedy=ORDINARY,
            article="apl-2021:51",
        )
    if fine_fen and (sanction.range is None or not sanction.range.is_in_yuan):
        raise GateClosedError(
            "所选处罚没有以元计算的罚款。",
            why="当场处罚须违法事实确凿并有法定依据。",
            remedy="请改选有罚款的一档处罚；须查明收入或者违法所得的，按普通程序办理。",
            article="apl-2021:51",
        )


def fits_the_spot(sanction: SanctionRow, place: Place) -> bool:
    """Say whether a consequence can be decided on the spot for anybody at all."""
    if set(sanction.kinds) - {DecisionKind.WARNING}:
        return False
    if sanction.range is None:
        return bool(sanction.kinds)
    return sanction.range.is_in_yuan and any(
        is_met(LIMIT, sanction.range.low_fen, place, party=kind.amounts)
        for kind in PartyKind
        if sanction.who.can_be(kind)
    )


def require_that_day(found_at: datetime, at: datetime) -> None:
    """Refuse to decide on another day than that on which it was found.

    The law says 当场 and gives no hours; the day is the latest that can be read into it.

    Raises:
        GateClosedError: another day.
    """
    if legal_date(found_at) == legal_date(at):
        return
    raise GateClosedError(
        "已经不是发现违法行为的当日，不能再当场处罚。",
        why="简易程序的决定当场作出、当场交付；隔日的须经调查、立案。",
        remedy="请选择“转普通程序”，理由为不能当场作出决定。",
        article="apl-2021:51",
    )


def require_at(at: datetime, *, since: datetime, recorded_at: datetime, what: str) -> None:
    """Refuse a time that lies ahead, or before the act it follows.

    Times are told to the minute; what they follow is known to the second: its minute counts.

    Raises:
        InvalidInputError: it does.
    """
    if since.replace(second=0, microsecond=0) <= at <= recorded_at:
        return
    raise InvalidInputError(
        f"{what}的时间有误。",
        why="登记的是已经发生的事，并且在前一步之后。",
        remedy="请核对时间。",
    )


def require_crew(person: str, officers: Iterable[str]) -> None:
    """Refuse an act of the two officers by anybody else.

    Raises:
        NotPermittedError: not one of them.
    """
    if person in set(officers):
        return
    raise NotPermittedError(
        "您不是本次当场处罚的执法人员。",
        why="当场处罚由在场的两名执法人员作出。",
        remedy="请由在场的执法人员办理；都不能办理的，请负责人指定承办人员，"
        "尚未作出决定的由其转普通程序。",
        article="apl-2021:42.1",
    )


def require_in_charge(person: str, in_charge: Iterable[str]) -> None:
    """Refuse what is left to do to anybody but the two and who was entrusted with it.

    Raises:
        NotPermittedError: none of them, or recused.
    """
    if person in set(in_charge):
        return
    raise NotPermittedError(
        "您不是本次当场处罚的承办人员。",
        why="转普通程序、交付、备案，由在场的执法人员或者负责人指定的执法人员办理。",
        remedy="请由在场的执法人员办理；都不能办理的，请负责人指定承办人员。",
        article="apl-2021:52.3",
    )


def require_apart(
    person: str, officers: Iterable[str], *, what: str, why: str, rule: str
) -> None:
    """Refuse when one of the two officers would do what somebody else must.

    Raises:
        SeparationOfDutiesError: the same person.
    """
    if person not in set(officers):
        return
    raise SeparationOfDutiesError(
        what, why=why, remedy="请由没有参加本次当场处罚的人员办理。", article=rule
    )


def require_reconsidered(remedies: Iterable[tuple[Way, str]]) -> None:
    """Refuse a suit against a penalty on the spot that was not reconsidered first (ARL 23).

    Args:
        remedies: way and outcome of each before it; a withdrawn application is none.

    Raises:
        GateClosedError: there was no reconsideration.
    """
    if any(way is Way.RECONSIDERATION and end not in {"", WITHDRAWN} for way, end in remedies):
        return
    raise GateClosedError(
        "没有登记行政复议的结果，不能登记行政诉讼。",
        why="对当场作出的行政处罚决定不服的，应当先申请行政复议，对复议决定不服的再起诉。",
        remedy="请核对起诉状副本；复议已有结果的，请先登记。",
        article="arl-2023:23.1(1)",
    )


def require_ground(ground: Ground, fine_fen: int, circumstances: str, place: Place) -> None:
    """Refuse to collect on the spot outside of the three cases of the law.

    Raises:
        GateClosedError: no fine; more than the small amount; nothing says why.
    """
    if not fine_fen:
        raise GateClosedError(
            "本决定没有罚款，没有可以收缴的。",
            why="当场收缴的只能是决定书写明的罚款。",
            remedy="请直接报本机关备案。",
            article="apl-2021:68",
        )
    if ground is Ground.SMALL:
        if is_met(COLLECT_LIMIT, fine_fen, place):
            return
        small = amount_for(
            place.book,
            COLLECT_LIMIT,
            PartyKind.PERSON.amounts,
            region=place.region,
            on=place.on,
        )
        raise GateClosedError(
            f"罚款 {yuan(fine_fen)} 元，不能以数额小为由当场收缴。",
            why=f"依法给予 {yuan(small.fen)} 元以下罚款的，执法人员可以当场收缴。",
            remedy="请告知当事人到指定的银行或者通过电子支付系统缴纳；"
            "属于事后难以执行，或者边远地区经当事人提出的，改选该项并写明情况。",
            article=ground.article,
        )
    require_words(
        circumstances,
        what="没有写明可以当场收缴的情况。",
        why=f"除法定情形外，执法人员不得自行收缴罚款；所选情形：{ground.label}。",
        rule=ground.article,
    )
