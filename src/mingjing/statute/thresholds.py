"""Amounts 数额: by rule, kind of party, region and day; the nearest region wins."""

from dataclasses import dataclass
from datetime import date

from mingjing.kernel.money import FEN_PER_YUAN
from mingjing.statute.counting import reaches
from mingjing.statute.decisions import AmountFor
from mingjing.statute.errors import UnknownAmountError
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Side, Unit
from mingjing.statute.region_rows import RegionAmount, RegionFile
from mingjing.statute.rules import Rule

NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a decision is proposed, and the book it is held against."""

    book: RuleBook
    region: str
    on: date


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in force, and where it comes from.

    Args:
        rule: id of the rule.
        party: for which kind of party.
        fen: the amount in fen.
        region: code of the region that gave it; ``national`` for the statute itself, empty for
            a bureau's own setting.
        article: citation.
        badge: 未核实 where nobody read it in its source, else None.
        words: the words of the norm, or the reason for lacking them.
        open_questions: nearer regions whose amount nobody could read.
    """

    rule: str
    party: AmountFor
    fen: int
    region: str
    article: str
    badge: str | None
    words: str
    open_questions: tuple[str, ...]


def amount_for(
    book: RuleBook, rule_id: str, party: AmountFor, *, region: str, on: date
) -> Amount:
    """Return the amount that applies in a region on a day.

    A bureau's setting comes first, then the nearest region (county, city, province, nation),
    then the norm itself.

    Args:
        book: the rule book.
        rule_id: such as ``HEAR-THR``.
        party: for which kind of party.
        region: code of the division, such as ``140524``; unknown codes fall back to the
            province and the nation.
        on: day on which the amount must be in force.

    Raises:
        UnknownRuleError: no such rule.
        NotInForceError: the rule is not in force on that day.
        UnknownAmountError: no region and no norm gives an amount.
    """
    rule = book.rule(rule_id, on)
    regions = _nearest_first(book, region)
    questions = tuple(
        f"{one.region.name}：{question.reason}"
        for one in regions
        for question in one.open
        if question.rule == rule_id
    )
    nearest = next(
        (
            (row, one.region.code)
            for one in regions
            for row in one.amount
            if (row.rule, row.party) == (rule_id, party) and _in_force(row, on)
        ),
        None,
    )
    own = book.overrides.amount(rule_id, party)
    if own is not None:
        words = f"本机关设定（{book.overrides.source or '未注明文号'}）"
        badge = rule.badge if nearest is None or rule.verified else nearest[0].badge
        return Amount(rule_id, party, own, "", rule.article, badge, words, questions)
    if nearest is not None:
        return _regional(*nearest, questions)
    return _of_the_norm(rule, party, questions)


def is_met(
    rule_id: str, number: int, place: Place, *, party: AmountFor = AmountFor.ORGANISATION
) -> bool:
    """Say whether *number* lies where the rule wants it; the rule's own number is included.

    Args:
        rule_id: a rule with a number that is not a length of time, such as ``APL-51``.
        number: fen where the rule counts yuan, else what its unit counts.
        place: the book, and where and when it is asked.
        party: which of two amounts applies.

    Raises:
        UnknownRuleError: no such rule.
        NotInForceError: the rule is not in force on that day.
        UnknownAmountError: the rule has no number.
    """
    rule = place.book.rule(rule_id, place.on)
    unit = rule.row.unit
    if unit is None or unit is Unit.YUAN or rule.row.value is None:
        amount = amount_for(place.book, rule_id, party, region=place.region, on=place.on)
        bound, floor = amount.fen, (rule.row.floor or 0) * FEN_PER_YUAN
    else:
        bound, floor = rule.row.value, rule.row.floor or 0
    if rule.side is Side.AT_MOST or rule.row.floor is not None:
        return floor <= number <= bound
    return reaches(number, bound)


def _nearest_first(book: RuleBook, region: str) -> tuple[RegionFile, ...]:
    codes = [code for code in book.regions if code != NATIONAL and region.startswith(code)]
    nearest = sorted(codes, key=len, reverse=True)
    return tuple(book.regions[code] for code in (*nearest, NATIONAL) if code in book.regions)


def _in_force(row: RegionAmount, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)


def _regional(row: RegionAmount, code: str, questions: tuple[str, ...]) -> Amount:
    return Amount(
        row.rule,
        row.party,
        row.yuan * FEN_PER_YUAN,
        code,
        row.article,
        row.badge,
        row.quote or row.reason or "",
        questions,
    )


def _of_the_norm(rule: Rule, party: AmountFor, questions: tuple[str, ...]) -> Amount:
    row = rule.row
    yuan = next((one.yuan for one in row.amounts if one.party is party), None)
    if yuan is None and row.unit is Unit.YUAN:
        yuan = row.value
    if yuan is None:
        raise UnknownAmountError(
            f"规则 {rule.id}（{rule.name}）没有适用的数额。",
            why="本地区、上级地区和规范本身都没有给出数额。",
            remedy="请在地区文件或者本机关设定中登记数额及其依据。",
            article=rule.article,
        )
    words = row.quote or row.reason or ""
    return Amount(
        rule.id,
        party,
        yuan * FEN_PER_YUAN,
        NATIONAL,
        rule.article,
        rule.badge,
        words,
        questions,
    )
