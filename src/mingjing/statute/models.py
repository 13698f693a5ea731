"""The shape of a rule file: unknown keys refused, everything frozen."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.citations import Article, Citation
from mingjing.statute.decisions import AmountFor, Circumstance, DecisionKind, Mark


class Confidence(StrEnum):
    """How well a row is founded: read in full, in part, recalled, or our own inference."""

    READ = "R"
    EXCERPT = "Rx"
    RECALLED = "M"
    INFERRED = "I"


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


class Bearer(StrEnum):
    """On whom the rule lies."""

    AGENCY = "agency"
    PARTY = "party"
    COURT = "court"
    REVIEW_BODY = "review_body"
    THIRD_PARTY = "third_party"


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
}

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
StatuteId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Count = Annotated[int, Field(strict=True, ge=0)]


class Row(BaseModel):
    """What every row of every file obeys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Founded(Row):
    """A row that says where it comes from: words of the norm, or a reason for lacking them."""

    confidence: Confidence
    quote: Text | None = None
    reason: Text | None = None

    @model_validator(mode="after")
    def _words_or_reason(self) -> Self:
        if self.confidence is Confidence.READ and (self.quote is None or self.reason):
            raise ValueError("可信度为 R 的规则须有 quote（原文），不得有 reason")
        if self.confidence is not Confidence.READ and (self.reason is None or self.quote):
            raise ValueError("可信度不是 R 的规则须有 reason（理由），不得有 quote")
        return self

    @property
    def is_verified(self) -> bool:
        """Whether a person read the words of the norm."""
        return self.confidence is Confidence.READ


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


class Statute(Row):
    """A norm: from when to when it is in force, and when a person last held it to the text."""

    id: StatuteId
    title: Text
    short: Text
    title_en: Text
    effective: date
    until: date | None = None
    effective_confidence: Confidence = Confidence.READ
    reviewed: date
    note: Text | None = None


class Counting(Founded):
    """How the days of one norm are counted: it belongs to the norm, not to the number."""

    convention: Annotated[str, StringConstraints(pattern=r"^CNT-\d{2}$")]
    article: Text
    working_days: tuple[Count, ...] = ()
    working_up_to: Count = 0
    working_for: tuple[Bearer, ...] = ()

    @model_validator(mode="after")
    def _place(self) -> Self:
        _article(self.article)
        return self

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


class AmountRow(Row):
    """One amount in yuan for one kind of party."""

    party: AmountFor
    yuan: Count


class RuleRow(Founded):
    """One version of one rule, as a file states it."""

    id: RuleId
    name: Text
    kind: Kind
    trigger: Text
    bearer: Bearer
    article: Text
    value: Count | None = None
    unit: Unit | None = None
    latest_unit: Unit | None = None
    direction: Literal["after", "before"] = "after"
    amounts: tuple[AmountRow, ...] = ()
    cap: Count | None = None
    valid_from: date | None = Field(default=None, alias="from")
    valid_to: date | None = Field(default=None, alias="to")
    reviewed: date | None = None
    extension: Extension | None = None
    suspend_on: tuple[Text, ...] = ()
    configurable: Annotated[bool, Field(strict=True)] = False
    see: tuple[Text, ...] = ()
    note: Text | None = None
    gate: Literal["review", "hearing"] | None = None
    predicate: Text | None = None
    kinds: tuple[DecisionKind, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    marks: tuple[Mark, ...] = ()

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        _article(self.article)
        for citation in self.see:
            _citation(citation)
        if self.unit is not None and self.value is None:
            raise ValueError("有 unit（单位）而没有 value（数值）")
        if self.value is not None:
            self._check_unit()
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
    article: Text

    @model_validator(mode="after")
    def _place(self) -> Self:
        _citation(self.article)
        return self


class ConventionFile(Row):
    """``data/conventions.toml``."""

    convention: tuple[Convention, ...]


class DayOff(Row):
    """First and last day off of one holiday, both included."""

    name: Text
    first: date
    last: date

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"{self.name}：last 早于 first")
        return self


class CalendarHead(Row):
    """Which notice a calendar was taken from."""

    year: Count
    notice: Text
    title: Text
    published: date
    reviewed: date


class CalendarFile(Row):
    """One file below ``data/calendars``: one notice of the State Council's office."""

    calendar: CalendarHead
    day_off: tuple[DayOff, ...]
    make_up_days: tuple[date, ...]

    @model_validator(mode="after")
    def _belongs_to_its_year(self) -> Self:
        year = self.calendar.year
        days_off = {day for off in self.day_off for day in span(off.first, off.last)}
        for day in (*days_off, *self.make_up_days):
            if day.year != year:
                raise ValueError(f"{day.isoformat()} 不在 {year} 年")
        for day in self.make_up_days:
            if day in days_off:
                raise ValueError(f"{day.isoformat()} 既放假又上班")
            if day.isoweekday() not in WEEKEND:
                raise ValueError(f"{day.isoformat()} 不是周末，不能作为调休上班日")
        return self


WEEKEND = frozenset({6, 7})


def span(first: date, last: date) -> tuple[date, ...]:
    """Return every day from *first* to *last*, both included."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


class RegionHead(Row):
    """An administrative division; ``national`` stands above all codes."""

    code: Annotated[str, StringConstraints(pattern=r"^(national|\d{2}|\d{4}|\d{6})$")]
    name: Text
    reviewed: date


class RegionAmount(Founded):
    """An amount that this region gives a rule, for one party, from one day to another."""

    rule: RuleId
    party: AmountFor
    yuan: Count
    article: Text
    valid_from: date = Field(alias="from")
    valid_to: date | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _place(self) -> Self:
        _citation(self.article)
        return self


class OpenQuestion(Row):
    """An amount that this region may have given and that nobody could read yet."""

    rule: RuleId
    reason: Text


class RegionFile(Row):
    """One file below ``data/regions``."""

    region: RegionHead
    amount: tuple[RegionAmount, ...] = ()
    open: tuple[OpenQuestion, ...] = ()


class RetentionRow(Founded):
    """How long one class is kept: for good, for a time, or as long as another class."""

    id: Annotated[str, StringConstraints(pattern=r"^RET(-[A-Z0-9]+)+$")]
    name: Text
    article: Text
    permanent: Annotated[bool, Field(strict=True)] = False
    value: Count | None = None
    unit: Unit | None = None
    follows: Text | None = None
    starts: Text
    note: Text | None = None
    configurable: Annotated[bool, Field(strict=True)] = False

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        _citation(self.article)
        if (self.value is None) != (self.unit is None):
            raise ValueError("value（数值）与 unit（单位）须同时给出")
        if sum((self.permanent, self.value is not None, self.follows is not None)) != 1:
            raise ValueError("permanent、value、follows 三者须且只能给出一项")
        if self.unit not in {None, Unit.MONTHS, Unit.YEARS}:
            raise ValueError("保管期限只以月或年计")
        return self


class RetentionFile(Row):
    """One file below ``data/retention``."""

    retention: tuple[RetentionRow, ...]
