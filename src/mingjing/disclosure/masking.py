"""From structured facts to the public record: shown, masked or left out, field by field (pure).

The public record is built, never cut out of a document: a value reaches it only through a
listed field, so there is nothing underneath that could be uncovered.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mingjing.disclosure.detectors import Leak, leaks_in, private_values_in, without_note
from mingjing.disclosure.matrix import Mask, Matrix, Treatment
from mingjing.kernel import canonical
from mingjing.kernel.canonical import Value
from mingjing.kernel.errors import GateClosedError
from mingjing.kernel.ids import citizen_number_is_valid, uscc_is_valid
from mingjing.statute.decisions import PartyKind

COMPOUND_SURNAMES = frozenset(
    {
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "尉迟",
        "夏侯",
        "皇甫",
        "公孙",
        "慕容",
        "长孙",
        "宇文",
        "司徒",
        "司空",
        "令狐",
        "呼延",
        "东方",
        "独孤",
        "南宫",
        "申屠",
        "轩辕",
        "拓跋",
        "赫连",
        "闻人",
        "端木",
    }
)
ADULT = 18
MADE_BY_MACHINE = frozenset({"document.code", "record.origin", "record.leaf_hash"})
CITIZEN_NUMBER = re.compile(r"(?=(\d{17}[\dX]))")


@dataclass(frozen=True, slots=True)
class Source:
    """Everything known about a decision that a public record could be built from.

    Args:
        party: kind of the party.
        values: value by field id; only listed fields can become public.
        private: values that are in no listed field but must not appear anywhere either, such
            as the names of the officers, each with the name of what it is.
    """

    party: PartyKind
    values: Mapping[str, Value]
    private: tuple[tuple[str, str], ...] = ()


def public_record(source: Source, matrix: Matrix) -> dict[str, Value]:
    """Return what may be published of *source*.

    Raises:
        GateClosedError: the result would still contain personal data; the refusal names the
            place and never repeats the datum.
    """
    fields: dict[str, Value] = {}
    for field, value in source.values.items():
        match matrix.treatment(field, source.party):
            case Treatment.SHOW:
                fields[field] = value
            case Treatment.MASK:
                masked = _masked(matrix.rules[field].mask, value, source)
                if masked:
                    fields[field] = masked
            case Treatment.HIDE:
                continue
    record: dict[str, Value] = {
        "v": 1,
        "party_kind": source.party.value,
        "fields": fields,
        "hidden": list(matrix.hidden_labels(source.party)),
    }
    require_clean(record, matrix, private=private_values(source, matrix))
    return record


def require_clean(
    record: Mapping[str, Value], matrix: Matrix, *, private: Iterable[tuple[str, str]]
) -> None:
    """Refuse a public record that contains personal data.

    Raises:
        GateClosedError: a detector or a known private value was found.
    """
    known = tuple(private)
    for field, text in texts_of(record):
        leaks: tuple[Leak, ...] = ()
        if not (field == "party.uscc" and uscc_is_valid(text)):
            leaks += leaks_in(text)
        if not (field == "party.name" and record["party_kind"] == PartyKind.ORGANISATION):
            leaks += private_values_in(text, known)
        if leaks:
            raise _leaking(matrix.label(field), leaks)


def require_clean_text(text: str, place: str, *, private: Iterable[tuple[str, str]]) -> None:
    """Refuse free text for the public that contains personal data.

    Args:
        text: what would be published.
        place: what the text is called, for the refusal.
        private: name and value of everything known that must not appear.

    Raises:
        GateClosedError: a detector found something.
    """
    leaks = (*leaks_in(text), *private_values_in(text, private))
    if leaks:
        raise _leaking(place, leaks)


def texts_of(record: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Yield every text of a public record with its field; codes and digests are no text."""
    fields = record["fields"]
    if not isinstance(fields, Mapping):
        raise TypeError("a public record has fields")
    for field, value in fields.items():
        for item in value if isinstance(value, list | tuple) else [value]:
            if isinstance(item, str) and field not in MADE_BY_MACHINE:
                yield field, item


def private_values(source: Source, matrix: Matrix) -> tuple[tuple[str, str], ...]:
    """Return every value that is known and must appear nowhere in the public record.

    A whole text of the case file is left out: it is private, but a public summary may share
    words with it.
    """
    hidden = [
        (matrix.label(field), value)
        for field, value in source.values.items()
        if isinstance(value, str)
        and field != "case.facts"
        and _withholds(matrix.treatment(field, source.party), field, source)
    ]
    return (*hidden, *source.private)


def mask_person(name: str) -> str:
    """Return a natural person's name as the public may read it.

    >>> [mask_person(name) for name in ("王小明", "欧阳锋", "阿依古丽·买买提", "")]
    ['王某', '欧阳某', '阿某', '某']
    """
    name = name.strip()
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]  # noqa: PLR2004 - a compound surname has two characters
    return f"{surname}某"


def suggested_summary(facts: str, source: Source, matrix: Matrix) -> str:
    """Return the facts of the file, each known private value made 某, for a person to edit."""
    for _, value in sorted(private_values(source, matrix), key=lambda pair: -len(pair[1])):
        if len(value) > 1:
            facts = facts.replace(value, "某").replace(without_note(value), "某")
    return facts


def is_minor(citizen_number: str, on: date) -> bool | None:
    """Say whether the holder of a citizen number was under 18 on a day; None if unknown."""
    if not citizen_number_is_valid(citizen_number):
        return None
    year, month, day = (int(citizen_number[part]) for part in (_YEAR, _MONTH, _DAY))
    birthday_passed = (on.month, on.day) >= (month, day)
    return on.year - year - (0 if birthday_passed else 1) < ADULT


def record_hash(record: Mapping[str, Value]) -> str:
    """Return the SHA-256 of a public record, hex."""
    return hashlib.sha256(canonical.encode(record)).hexdigest()


_YEAR, _MONTH, _DAY = slice(6, 10), slice(10, 12), slice(12, 14)


def _masked(mask: Mask | None, value: Value, source: Source) -> str:
    text = value if isinstance(value, str) else ""
    match mask:
        case Mask.NAME:
            return _masked_name(text, source)
        case Mask.CODE:
            return "" if _embeds_citizen_number(text, source) else text
        case None:
            return ""


def _masked_name(name: str, source: Source) -> str:
    if source.party is PartyKind.PERSON:
        return mask_person(name)
    operator = source.values.get("party.legal_representative")
    if isinstance(operator, str) and operator.strip():
        masked = mask_person(operator)
        return name.replace(operator.strip(), masked).replace(without_note(operator), masked)
    return name


def _embeds_citizen_number(code: str, source: Source) -> bool:
    own = source.values.get("party.citizen_number")
    if isinstance(own, str) and own and own in code:
        return True
    return any(citizen_number_is_valid(found[1]) for found in CITIZEN_NUMBER.finditer(code))


def _withholds(treatment: Treatment, field: str, source: Source) -> bool:
    if treatment is Treatment.MASK:
        return field == "party.name" and source.party is PartyKind.PERSON
    return treatment is Treatment.HIDE


def _leaking(place: str, leaks: tuple[Leak, ...]) -> GateClosedError:
    kinds = "、".join(f"第 {one.position + 1} 字起有{one.kind}" for one in dict.fromkeys(leaks))
    return GateClosedError(
        f"公示稿的“{place}”中有不得公开的内容：{kinds}。",
        why="涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。",
        remedy="请改写该处，使其不含个人信息后重新提交。",
        article="ogi-2019:15",
    )
