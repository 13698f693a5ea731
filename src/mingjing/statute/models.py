"""The shape of a rule file: unknown keys refused, everything frozen."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    model_validator,
)

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.citations import WHOLE, Article, Citation
from mingjing.statute.decisions import (
    AmountFor,
    Circumstance,
    DecisionKind,
    Mark,
    Performer,
)
from mingjing.statute.founded import UNVERIFIED, Checkable, Confidence, Founded, Row, Text


class Kind(StrEnum):
    """What a rule does."""

    DEADLINE = "deadline"
    WAITING_PERIOD = "waiting_period"
    THRESHOLD = "threshold"
    GATE = "gate"
    CAP = "cap"
    CONTENT = "content"
    QUALIFICATION = "qualification"


class Unit(StrEnum):
    """What a value counts."""

    WORKING_DAYS = "WD"
    CALENDAR_DAYS = "CD"
    HOURS = "H"
    MONTHS = "MO"
    YEARS = "YR"
    YUAN = "CNY"
    PER_CENT = "PCT"
    PERSONS = "PERSON"
    TIMES = "TIMES"
    FOLD = "FOLD"


class Bearer(StrEnum):
    """On whom the rule lies."""

    AGENCY = "agency"
    PARTY = "party"
    COURT = "court"
    REVIEW_BODY = "review_body"
    THIRD_PARTY = "third_party"


class Approver(StrEnum):
    """Whose approval a rule asks for; the classes are not interchangeable (SOD-06)."""

    HEAD = "head"
    PRINCIPAL = "principal"
    CHIEF = "chief"
    HEADS = "heads"
    GOVERNMENT = "government"

    @property
    def label(self) -> str:
        """The statute's own word."""
        return APPROVER_LABELS[self]


APPROVER_LABELS = {
    Approver.HEAD: "行政机关负责人",
    Approver.PRINCIPAL: "本部门主要负责人",
    Approver.CHIEF: "正职负责人或者主持工作的负责人",
    Approver.HEADS: "负责人集体",
    Approver.GOVERNMENT: "人民政府",
}


class Side(StrEnum):
    """On which side of a number a fact must lie; the number itself is included (CNT-14)."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


TIME_KINDS = frozenset({Kind.DEADLINE, Kind.WAITING_PERIOD})
TIME_UNITS = frozenset(
    {Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.HOURS, Unit.MONTHS, Unit.YEARS}
)
UNIT_WORDS = {
    Unit.WORKING_DAYS: "个工作日",
    Unit.CALENDAR_DAYS: "日",
    Unit.HOURS: "小时",
    Unit.MONTHS: "个月",
    Unit.YEARS: "年",
    Unit.YUAN: "元",
    Unit.PER_CENT: "%",
    Unit.PERSONS: "人",
    Unit.TIMES: "次",
    Unit.FOLD: "倍",
}

RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
StatuteId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Count = Annotated[int, Field(strict=True, ge=0)]


def _day_of_year(text: str) -> str:
    try:
        date.fromisoformat(f"2000-{text}")
    except ValueError as error:
        raise ValueError(f"“{text}”不是月日，请写成如 01-31") from error
    return text


def _article(text: str) -> str:
    try:
        Article.parse(text)
    except InvalidInputError as error:
        raise ValueError(f"{error.what}{error.remedy}") from error
    return text


def _citation(text: str) -> str:
    try:
        Citation.parse(text)
    except InvalidInputError as error:
        raise ValueError(f"{error.what}{error.remedy}") from error
    return text


PlaceText = Annotated[str, AfterValidator(_article)]
DayOfYear = Annotated[str, AfterValidator(_day_of_year)]
CitationText = Annotated[str, AfterValidator(_citation)]


class Level(StrEnum):
    """From how high a norm comes."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    BUREAU = "bureau"


class Statute(Checkable):
    """A norm: from when to when it is in force, and when a person last held it to the text.

    Args:
        number: 发文字号 or order number; absent where nobody has read it.
        issuer: who made it; absent where nobody has read it.
        level: from how high it comes.
        published: day it was made public.
        supersedes: norms whose place it takes from its first day on.
        drops: rules of those norms that it does not have any more.
    """

    id: StatuteId
    title: Text
    short: Text
    title_en: Text
    effective: date
    until: date | None = None
    effective_confidence: Confidence = Confidence.READ
    reviewed: date
    note: Text | None = None
    number: Text | None = None
    issuer: Text | None = None
    level: Level = Level.NATIONAL
    published: date | None = None
    supersedes: tuple[StatuteId, ...] = ()
    drops: tuple[RuleId, ...] = ()

    @property
    def badge(self) -> str | None:
        """未核实 where nobody read its first day in the source, else None."""
        is_read = self.effective_confidence is Confidence.READ
        return None if is_read or self.verified else UNVERIFIED

    def in_force_on(self, day: date) -> bool:
        """Say whether the norm is in force on *day*."""
        return self.effective <= day and (self.until is None or day <= self.until)


class Counting(Founded):
    """How the days of one norm are counted: it belongs to the norm, not to the number."""

    convention: Annotated[str, StringConstraints(pattern=r"^CNT-\d{2}$")]
    article: PlaceText
    working_days: tuple[Count, ...] = ()
    working_up_to: Count = 0
    working_for: tuple[Bearer, ...] = ()

    def is_working(self, value: int, bearer: Bearer) -> bool:
        """Say whether *value* days on *bearer* are working days in this norm."""
        return (
            value in self.working_days
            or 0 < value <= self.working_up_to
            or bearer in self.working_for
        )


class Extension(Row):
    """How far a limit may be extended, by whom, how often."""

    max: Count | None = None
    unit: Unit | None = None
    approver: Text
    times: Count | None = None
    rule: RuleId | None = None


class Window(Row):
    """The time within which something is counted, such as three times in 180 days."""

    value: Count
    unit: Unit


class Breach(Row):
    """What follows when the rule is not kept, where a norm says so.

    Args:
        says: the consequence in a few words.
        article: the place that says it.
        quote: its words, where they were read.
    """

    says: Text
    article: CitationText
    quote: Text | None = None


class AmountRow(Row):
    """One amount in yuan for one kind of party."""

    party: AmountFor
    yuan: Count


class RuleRow(Founded):
    """One version of one rule, as a file states it.

    Args:
        value: the number, in *unit*; of two numbers the higher.
        floor: the lower of two numbers.
        cap: ceiling of what grows by *value*, in per cent.
        yearly: days of each year on which it falls due, or from which *value* is counted.
        side: on which side of the number a fact must lie; by the kind where absent.
        items: what must be there, each in the norm's words where *confidence* is R.
        approver: whose approval is needed.
        performer: by whose act the penalty of its *kinds* is performed.
        suspended_by: rule by which the bureau may set how many days are left out.
        see: other places that say the same or more.
    """

    id: RuleId
    name: Text
    kind: Kind
    trigger: Text
    bearer: Bearer
    article: PlaceText
    value: Count | None = None
    unit: Unit | None = None
    latest_unit: Unit | None = None
    direction: Literal["after", "before"] = "after"
    amounts: tuple[AmountRow, ...] = ()
    floor: Count | None = None
    cap: Count | None = None
    side: Side | None = None
    window: Window | None = None
    yearly: tuple[DayOfYear, ...] = ()
    valid_from: date | None = Field(default=None, alias="from")
    valid_to: date | None = Field(default=None, alias="to")
    reviewed: date | None = None
    extension: Extension | None = None
    suspend_on: tuple[Text, ...] = ()
    suspended_by: RuleId | None = None
    items: tuple[Text, ...] = ()
    approver: Approver | None = None
    performer: Performer | None = None
    on_breach: Breach | None = None
    configurable: Annotated[bool, Field(strict=True)] = False
    see: tuple[CitationText, ...] = ()
    note: Text | None = None
    gate: Literal["review", "hearing"] | None = None
    predicate: Text | None = None
    kinds: tuple[DecisionKind, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    marks: tuple[Mark, ...] = ()

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if self.unit is not None and self.value is None:
            raise ValueError("有 unit（单位）而没有 value（数值）")
        if self.value is not None:
            self._check_unit()
        if self.floor is not None and (self.value is None or self.floor > self.value):
            raise ValueError("有 floor（下限）的，须有不小于它的 value（上限）")
        if self.article == WHOLE and self.is_verified:
            raise ValueError("读过原文的规则须写明条文号")
        if self.performer is not None and (len(self.kinds) != 1 or self.gate):
            raise ValueError("performer（由谁履行）只写给一种处罚（kinds），不设关口")
        if (self.gate is None) != (self.predicate is None):
            raise ValueError("gate（关口）与 predicate（判断）须同时给出")
        return self

    def _check_unit(self) -> None:
        if self.kind in TIME_KINDS:
            if self.unit is not None and self.unit not in TIME_UNITS:
                raise ValueError(f"期限不能以 {self.unit.value} 计")
        elif self.unit is None:
            raise ValueError("不是期限的数值须有 unit（单位）")


class StatuteFile(Row):
    """One file below ``data/statutes``."""

    statute: Statute
    counting: Counting | None = None
    rule: tuple[RuleRow, ...] = ()


class Convention(Founded):
    """One convention of counting (CNT-01…18) with its source."""

    id: Annotated[str, StringConstraints(pattern=r"^CNT-\d{2}$")]
    text: Text
    article: CitationText

    @property
    def sentence(self) -> str:
        """It as an explanation names it, and whether anybody read it in its source."""
        return f"{self.id}{f'（{self.badge}）' if self.badge else ''}：{self.text}"


class ConventionFile(Row):
    """``data/conventions.toml``."""

    convention: tuple[Convention, ...]
