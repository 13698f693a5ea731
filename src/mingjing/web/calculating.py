"""The calculator as pages show it, inside and outside: its forms, and the answer to one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest

from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError, RefusalError
from mingjing.kernel.typed import read_dated_amount, read_day, read_fine, read_span
from mingjing.statute.additional_fines import Dated, Debt
from mingjing.statute.calculations import (
    PAUSED,
    Calculation,
    calculate_additional_fine,
    calculate_court_window,
    calculate_daily_fine,
    calculate_limitation,
)
from mingjing.statute.counted_days import Suspension
from mingjing.statute.limits import RuleBook
from mingjing.web.acting import law_today, now

LONGEST = 2_000
MOST_LINES = 60
KIND = "kind"
FIVE_YEARS = "5"
TODAY = frozenset({"until", "on"})
_Read = TypeVar("_Read")


class Sort(StrEnum):
    """What a field takes."""

    DAY = "day"
    AMOUNT = "amount"
    LINES = "lines"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of a form."""

    name: str
    label: str
    sort: Sort = Sort.DAY
    hint: str = ""
    needed: bool = True
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One question that can be asked.

    Args:
        kind: its name in an address.
        title: what it calculates.
        about: one sentence.
        fields: in order.
    """

    kind: str
    title: str
    about: str
    fields: tuple[Asked, ...]


FORMS = (
    Form(
        "additional-fine",
        "加处罚款",
        "到期不缴纳罚款的，每日加处多少，到哪一天达到上限；分期、缴款和复议、诉讼期间分段计算。",
        (
            Asked(
                "parts",
                "应缴的罚款",
                Sort.LINES,
                "一行一期：缴款的最后一日和数额（元），如 2026-05-26 50000；不分期的写一行。",
            ),
            Asked(
                "payments",
                "已经缴纳的",
                Sort.LINES,
                "一行一次：缴款之日和数额（元）；没有的不填。",
                needed=False,
            ),
            Asked(
                "paused",
                PAUSED,
                Sort.LINES,
                "一行一段：第一日..最后一日，如 2026-06-01..2026-07-30；没有的不填。",
                needed=False,
            ),
            Asked("until", "算到哪一天"),
        ),
    ),
    Form(
        "limitation",
        "追责时效",
        "违法行为最迟须在哪一天以前发现，现在是否还能处罚。",
        (
            Asked("ended", "违法行为发生之日", hint="连续或者继续的，填行为终了之日。"),
            Asked("found", "发现之日", hint="还没有发现的不填。", needed=False),
            Asked(
                "years",
                "时效",
                Sort.CHOICE,
                needed=False,
                choices=(
                    ("2", "二年"),
                    (FIVE_YEARS, "五年：涉及公民生命健康安全、金融安全且有危害后果"),
                ),
            ),
            Asked("on", "按哪一天判断"),
        ),
    ),
    Form(
        "court-application",
        "申请人民法院强制执行",
        "当事人不复议、不起诉、又不履行的，最早哪一天、最晚哪一天可以申请。",
        (
            Asked("served", "处罚决定书送达之日"),
            Asked(
                "deferred",
                "暂缓或者分期缴纳期限结束之日",
                hint="没有批准延期、分期的不填。",
                needed=False,
            ),
            Asked("demanded", "催告书送达之日", hint="还没有催告的不填。", needed=False),
        ),
    ),
    Form(
        "daily-fine",
        "按日连续处罚",
        "被责令改正且受罚款处罚、拒不改正的，按原处罚数额逐日累计多少。",
        (
            Asked("fine", "原处罚数额（元）", Sort.AMOUNT),
            Asked("ordered", "作出责令改正之日"),
            Asked("until", "拒不改正的最后一日"),
        ),
    ),
)
BY_KIND = {one.kind: one for one in FORMS}
Typed = Mapping[str, str]


def asked(request: HttpRequest) -> tuple[dict[str, Any], int]:
    """Return what a page of the calculator shows, and its status.

    An address without any field of the form asks nothing yet; a last day left empty is today.
    """
    form = BY_KIND.get(request.GET.get(KIND, ""), FORMS[0])
    names = [one.name for one in form.fields]
    typed = {name: request.GET.get(name, "").strip()[:LONGEST] for name in names}
    for name in TODAY.intersection(names):
        typed[name] = typed[name] or legal_date(now()).isoformat()
    told: Calculation | None = None
    refusal: RefusalError | None = None
    if any(name in request.GET for name in names):
        try:
            _require(form, typed)
            told = ANSWERS[form.kind](typed, law_today())
        except RefusalError as fault:
            refusal = fault
    context = {"forms": FORMS, "form": form, "typed": typed, "told": told, "refusal": refusal}
    return context, 422 if refusal else 200


def _require(form: Form, typed: Typed) -> None:
    missing = [one.label for one in form.fields if one.needed and not typed[one.name]]
    if missing:
        raise InvalidInputError(
            f"没有填写：{'、'.join(missing)}。",
            why="缺了这些就算不出来。",
            remedy="请填写后再算。",
        )


def _additional_fine(typed: Typed, book: RuleBook) -> Calculation:
    debt = Debt(
        tuple(Dated(*one) for one in _lines(typed["parts"], read_dated_amount)),
        tuple(Dated(*one) for one in _lines(typed["payments"], read_dated_amount)),
        tuple(Suspension(*one, PAUSED) for one in _lines(typed["paused"], read_span)),
    )
    until = read_day(typed["until"])
    return calculate_additional_fine(book, debt, until=until, region=_region())


def _limitation(typed: Typed, book: RuleBook) -> Calculation:
    return calculate_limitation(
        book,
        ended_on=read_day(typed["ended"]),
        found_on=_day_if_any(typed["found"]),
        harms_safety=typed["years"] == FIVE_YEARS,
        on=read_day(typed["on"]),
    )


def _court_window(typed: Typed, book: RuleBook) -> Calculation:
    return calculate_court_window(
        book,
        served_on=read_day(typed["served"]),
        deferred_until=_day_if_any(typed["deferred"]),
        demanded_on=_day_if_any(typed["demanded"]),
        region=_region(),
    )


def _daily_fine(typed: Typed, book: RuleBook) -> Calculation:
    return calculate_daily_fine(
        book,
        read_fine(typed["fine"]),
        ordered_on=read_day(typed["ordered"]),
        until=read_day(typed["until"]),
        region=_region(),
    )


ANSWERS: Mapping[str, Callable[[Typed, RuleBook], Calculation]] = {
    "additional-fine": _additional_fine,
    "limitation": _limitation,
    "court-application": _court_window,
    "daily-fine": _daily_fine,
}


def _lines(text: str, read: Callable[[str], _Read]) -> list[_Read]:
    """Read each line that is not empty; a fault names its line.

    Raises:
        InvalidInputError: a line cannot be read, or there are too many.
    """
    found: list[_Read] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        if number > MOST_LINES:
            raise InvalidInputError(
                f"多于 {MOST_LINES} 行。", why="一次至多计算这么多行。", remedy="请分开计算。"
            )
        try:
            found.append(read(line.strip()))
        except InvalidInputError as fault:
            raise InvalidInputError(
                f"第 {number} 行：{fault.what}", why=fault.why, remedy=fault.remedy
            ) from fault
    return found


def _day_if_any(text: str) -> date | None:
    return read_day(text) if text else None


def _region() -> str:
    code: str = settings.MINGJING_BUREAU.region_code
    return code
