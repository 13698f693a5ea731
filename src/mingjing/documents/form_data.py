"""Hold the data of a document against its form, and say in Chinese what is wrong."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mingjing.documents.content import DocumentContent
from mingjing.documents.form import Entry, Form, FormField, Kind, Rule
from mingjing.kernel.dates import stamp
from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.ids import SerialNumber

PERSON = (
    Entry(name="name", label="姓名", type=Kind.TEXT, required=True),
    Entry(name="certificate", label="证件号码", type=Kind.TEXT),
)


class DocumentDataError(InvalidInputError):
    """The data of a document do not fit its form.

    Args:
        problems: one sentence for each thing that is wrong.
    """

    def __init__(self, form: Form, problems: tuple[str, ...]) -> None:
        super().__init__(
            f"《{form.title}》不能制作：所填内容与文书式样不符。",
            why="；".join(problems) + "。",
            remedy="请补齐或者更正上列各项后重新制作。",
            article=form.article,
        )
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Wording:
    """A piece of text in the data and where it stands, for people."""

    place: str
    text: str
    many_lines: bool = False


def check(form: Form, document: DocumentContent, *, numbered: bool = True) -> None:
    """Refuse a document that its form does not allow.

    Args:
        form: edition of the form.
        document: what it says.
        numbered: False before it is issued, when it must have no number.

    Raises:
        DocumentDataError: with every problem found, not only the first.
    """
    problems = (
        *_number_problems(form.number_word if numbered else "", document.number),
        *_record_problems(form.field, document.data, ""),
        *_requirement_problems(form, document.data),
        *_rule_problems(form, document.data),
    )
    if problems:
        raise DocumentDataError(form, problems)


def wordings(form: Form, document: DocumentContent) -> Iterator[Wording]:
    """Yield every text of checked data with the label of its field."""
    yield Wording("字号", document.number)
    if document.verification is not None:
        yield Wording("核验地址", document.verification.url)
        yield Wording("记录编号", document.verification.entry)
    for name, value in document.data.items():
        item = form.fields[name]
        many_lines = item.type is Kind.LONG
        yield from _texts(item.label, value, _labels(item), many_lines=many_lines)


def _labels(item: FormField) -> dict[str, Entry]:
    inner = PERSON if item.type is Kind.PERSON else item.columns
    return {entry.name: entry for entry in inner}


def _texts(
    place: str, value: object, inner: Mapping[str, Entry], *, many_lines: bool
) -> Iterator[Wording]:
    match value:
        case str(text):
            yield Wording(place, text, many_lines)
        case list() | tuple():
            for position, part in enumerate(value, start=1):
                yield from _texts(f"{place}第{position}项", part, inner, many_lines=many_lines)
        case dict():
            for key, part in value.items():
                entry = inner.get(key) or next(item for item in PERSON if item.name == key)
                yield from _texts(
                    f"{place}·{entry.label}", part, inner, many_lines=entry.type is Kind.LONG
                )
        case _:
            return


def _number_problems(number_word: str, number: str) -> Iterator[str]:
    if not number_word:
        if number:
            yield "本文书不编字号"
        return
    try:
        word = SerialNumber.parse(number).word
    except InvalidInputError as error:
        yield f"字号：{error.what.rstrip('。')}"
        return
    if word != number_word:
        yield f"字号：机关代字应为“{number_word}”，而不是“{word}”"


def _record_problems(
    entries: Iterable[Entry], record: Mapping[str, object], place: str
) -> Iterator[str]:
    known = {entry.name: entry for entry in entries}
    for entry in known.values():
        if entry.required and entry.name not in record:
            yield f"缺少“{place}{entry.label}”"
    for name, value in record.items():
        if name not in known:
            yield f"文书式样没有“{place}{name}”这一项"
            continue
        yield from _value_problems(known[name], value, place + known[name].label)


def _value_problems(entry: Entry, value: object, place: str) -> Iterator[str]:
    problem = SIMPLE[entry.type](entry, value) if entry.type in SIMPLE else None
    if problem:
        yield f"“{place}”{problem}"
    match entry.type:
        case Kind.PERSON:
            yield from _person_problems(value, place)
        case Kind.ROWS:
            yield from _rows_problems(entry, value, place)
        case Kind.TEXTS:
            yield from _list_problems(value, place, _text)
        case Kind.CHOICES:
            yield from _list_problems(value, place, _choice, entry)
        case _:
            return


def _person_problems(value: object, place: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _record_problems(PERSON, value, f"{place}·")
    else:
        yield f"“{place}”应当写明姓名"


def _rows_problems(entry: Entry, value: object, place: str) -> Iterator[str]:
    if not isinstance(value, list | tuple) or not value:
        yield f"“{place}”应当至少有一行"
        return
    if not isinstance(entry, FormField):
        raise TypeError(f"{entry.name}: rows inside rows")
    for position, row in enumerate(value, start=1):
        if isinstance(row, dict):
            yield from _record_problems(entry.columns, row, f"{place}第{position}行·")
        else:
            yield f"“{place}第{position}行”不是一行内容"
            return
    if entry.covers:
        yield from _cover_problems(entry, [row.get(entry.covers) for row in value], place)


def _cover_problems(entry: FormField, given: list[object], place: str) -> Iterator[str]:
    column = next(item for item in entry.columns if item.name == entry.covers)
    for option in column.options:
        times = given.count(option.code)
        if times == 0:
            yield f"“{place}”缺少“{option.label}”"
        elif times > 1:
            yield f"“{place}”中“{option.label}”出现{times}次"


def _list_problems(
    value: object,
    place: str,
    problem_of: Callable[[Entry, object], str | None],
    entry: Entry = PERSON[0],
) -> Iterator[str]:
    if not isinstance(value, list | tuple) or not value:
        yield f"“{place}”应当至少有一项"
        return
    for position, part in enumerate(value, start=1):
        problem = problem_of(entry, part)
        if problem:
            yield f"“{place}第{position}项”{problem}"
    if entry.options and len(set(map(str, value))) < len(value):
        yield f"“{place}”有重复的选项"


def _requirement_problems(form: Form, data: Mapping[str, object]) -> Iterator[str]:
    fields = form.fields
    for item in form.field:
        if data.get(item.name, False) is False:
            continue
        for name in item.requires:
            if name not in data:
                yield f"填写了“{item.label}”，就应当填写“{fields[name].label}”"


def _rule_problems(form: Form, data: Mapping[str, object]) -> Iterator[str]:
    for rule in form.rule:
        if _applies(rule, data) and not any(name in data for name in rule.one_of):
            labels = "、".join(f"“{form.fields[name].label}”" for name in rule.one_of)
            yield f"{labels}至少填写一项"


def _applies(rule: Rule, data: Mapping[str, object]) -> bool:
    return rule.when is None or data.get(rule.when.field) == rule.when.value


def _text(entry: Entry, value: object) -> str | None:
    if not isinstance(value, str):
        return "应当是文字"
    if not value.strip():
        return "是空的；没有内容的项目不要填写"
    if entry.pattern and re.fullmatch(entry.pattern, value) is None:
        return "的写法不对"
    return None


def _date(_: Entry, value: object) -> str | None:
    try:
        if isinstance(value, str) and date.fromisoformat(value).isoformat() == value:
            return None
    except ValueError:
        pass
    return "应当是日期，如 2026-05-11"


def _instant(_: Entry, value: object) -> str | None:
    try:
        if isinstance(value, str) and stamp(datetime.fromisoformat(value)) == value:
            return None
    except ValueError:
        pass
    return "应当是北京时间，如 2026-05-11T09:00:00+08:00"


def _count(_: Entry, value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return "应当是不小于零的整数"
    return None


def _money(_: Entry, value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return "应当是以分为单位的整数"
    return None


def _tick(_: Entry, value: object) -> str | None:
    return None if isinstance(value, bool) else "应当是“是”或者“否”"


def _choice(entry: Entry, value: object) -> str | None:
    if value in entry.codes:
        return None
    return f"应当从“{'”“'.join(option.label for option in entry.options)}”中选择"


SIMPLE: Mapping[Kind, Callable[[Entry, object], str | None]] = {
    Kind.TEXT: _text,
    Kind.LONG: _text,
    Kind.DATE: _date,
    Kind.INSTANT: _instant,
    Kind.NUMBER: _count,
    Kind.MONEY: _money,
    Kind.TICK: _tick,
    Kind.CHOICE: _choice,
}
