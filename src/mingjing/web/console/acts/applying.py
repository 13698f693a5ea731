"""Choosing violations of the catalogue on a form: each with its sanction and its facts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django import forms

from mingjing.cases.applied import Applied, Held, held
from mingjing.kernel.errors import InvalidInputError
from mingjing.search.violations import matching
from mingjing.statute.decisions import PartyKind
from mingjing.statute.discretion import read_fact
from mingjing.statute.discretion_rows import FactRow
from mingjing.statute.review_and_hearing import ReviewAndHearing, review_and_hearing
from mingjing.statute.violation_rows import SanctionRow
from mingjing.statute.violations import Violation
from mingjing.web.console.acts.asking import Setting
from mingjing.web.console.acts.fields import OneOf, Suggesting, WordsField

MOST = 4
MOST_OFFERED = 12
_ID = re.compile(r"\s*(YJ-[A-Z]+-\d+-\d+[a-z]?)(?![\w-])", re.ASCII)
FIND = "输入两个字查找，如“特种”“疏散”，从列出的案由中选择；目录里没有的留空，直接填写条款。"
Given = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows beside an applied violation; nothing of it decides.

    Args:
        held: the violation, its sanction and what benchmarks suggest.
        follows: review and hearing.
        has_benchmark: whether a benchmark grades the sanction.
    """

    held: Held
    follows: ReviewAndHearing

    @property
    def has_benchmark(self) -> bool:
        """Whether a benchmark grades the sanction."""
        return bool(self.held.suggested)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a form for one violation, as far as it has been filled in.

    Args:
        number: from 1 on.
        typed: what stands in the first field.
        offered: what the words may mean; one where it is settled.
        violation: None while it is not settled.
        sanction: None while none is chosen.
        facts: what the benchmarks ask for, with what was typed.
    """

    number: int
    typed: str
    offered: tuple[Violation, ...] = ()
    violation: Violation | None = None
    sanction: SanctionRow | None = None
    facts: tuple[tuple[FactRow, str], ...] = ()

    def name(self, what: str) -> str:
        """Return the name of a field of this place."""
        return f"{what}_{self.number}"

    @property
    def applied(self) -> Applied | None:
        """The violation as it is applied; None while something is not chosen."""
        if self.violation is None or self.sanction is None:
            return None
        facts = tuple((fact.name, said) for fact, said in self.facts if said)
        return Applied(self.violation.id, self.sanction.key, facts)


def slots_of(setting: Setting, given: Given) -> list[Slot]:
    """Return the places that hold something, and one empty place after them.

    Args:
        setting: the case, the day and the law.
        given: what stands in a field of that name.
    """
    filled = [slot for n in range(1, MOST + 1) if (slot := _slot(n, setting, given)).typed]
    renumbered = max((slot.number for slot in filled), default=0) + 1
    return [*filled, Slot(renumbered, "")] if renumbered <= MOST else filled


def fields_of(slot: Slot, setting: Setting) -> Iterator[tuple[str, forms.Field]]:
    """Yield the fields of one place, by name."""
    yield slot.name("violation"), _violation_field(slot, setting)
    if slot.violation is None and len(slot.offered) > 1:
        found = [(one.id, f"{one.name}（{one.id}）") for one in slot.offered[:MOST_OFFERED]]
        label = f"“{slot.typed}”找到 {len(slot.offered)} 项，请选择"
        yield slot.name("pick"), OneOf(label=label, choices=found, required=False)
    if slot.violation is not None:
        party = PartyKind(setting.case.party.kind)
        choices = [(one.key, _said(one)) for one in slot.violation.sanctions_for(party)]
        yield (
            slot.name("sanction"),
            OneOf(
                label="适用的处罚",
                choices=choices,
                initial=slot.sanction.key if slot.sanction else None,
                help_text="只列可以对本案当事人适用的；幅度含本数。",
            ),
        )
    for place, (fact, said) in enumerate(slot.facts):
        yield slot.name(f"fact{place}"), _fact_field(fact, said)


def faults_of(slot: Slot) -> Iterator[tuple[str, str]]:
    """Yield what is not filled in right: name of the field, and what to do."""
    if not slot.typed:
        return
    if slot.violation is None:
        name = slot.name("pick" if len(slot.offered) > 1 else "violation")
        yield name, "请从列出的案由中选择一项；目录里没有的，清空这一格，直接填写条款。"
        return
    if slot.sanction is None:
        yield slot.name("sanction"), "请选择适用的处罚。"
    for place, (fact, said) in enumerate(slot.facts):
        try:
            if said:
                read_fact(fact, said)
        except InvalidInputError as error:
            yield slot.name(f"fact{place}"), f"{error.what}{error.remedy}"


def shown_beside(slot: Slot, setting: Setting, region: str) -> Shown | None:
    """Return what the law says of an applied violation, to be shown beside its fields."""
    applied = slot.applied
    if applied is None:
        return None
    (found,) = held([applied], setting.law, setting.today)
    follows = review_and_hearing(
        found.sanction,
        book=setting.law,
        on=setting.today,
        region=region,
        party=PartyKind(setting.case.party.kind),
    )
    return Shown(found, follows)


def clauses_of(slots: list[Slot], setting: Setting) -> tuple[list[str], list[str]]:
    """Return the duty and the penalty clauses of what is applied, as papers print them."""
    found = [slot.violation for slot in slots if slot.violation is not None]
    duties = [setting.law.in_words(duty) for one in found for duty in one.duties]
    return duties, [setting.law.in_words(one.article) for one in found]


def _slot(number: int, setting: Setting, given: Given) -> Slot:
    typed = given(f"violation_{number}").strip()
    if not typed:
        return Slot(number, "")
    everything = setting.law.violations.in_force_on(setting.today)
    picked = given(f"pick_{number}")
    named = _ID.match(picked or typed)
    offered = (
        tuple(one for one in everything if one.id == named[1])
        if named
        else matching(everything, typed)
    )
    if len(offered) != 1:
        return Slot(number, typed, offered)
    (violation,) = offered
    sanction = _sanction(violation, PartyKind(setting.case.party.kind), given, number)
    asked = _asked(violation, sanction, setting)
    facts = tuple(
        (fact, given(f"fact{place}_{number}").strip()) for place, fact in enumerate(asked)
    )
    return Slot(number, violation.id, offered, violation, sanction, facts)


def _sanction(
    violation: Violation, party: PartyKind, given: Given, number: int
) -> SanctionRow | None:
    """Return the sanction that was chosen, else the only one that needs nothing further."""
    open_to = violation.sanctions_for(party)
    chosen = given(f"sanction_{number}")
    at_once = [one for one in open_to if one.when is None]
    found = [one for one in open_to if one.key == chosen] or at_once[:1]
    return found[0] if found else None


def _asked(
    violation: Violation, sanction: SanctionRow | None, setting: Setting
) -> tuple[FactRow, ...]:
    if sanction is None:
        return ()
    scales = setting.law.benchmarks.scales(violation.id, sanction.key, setting.today)
    return tuple({fact.name: fact for scale in scales for fact in scale.facts}.values())


def _violation_field(slot: Slot, setting: Setting) -> forms.Field:
    widget = Suggesting()
    everything = setting.law.violations.in_force_on(setting.today)
    widget.suggestions = [(one.id, one.name) for one in everything]
    label = "案由（从目录选择）" if slot.number == 1 else f"案由 {slot.number}"
    return forms.CharField(
        label=label,
        required=False,
        max_length=100,
        widget=widget,
        initial=slot.typed,
        help_text=slot.violation.name if slot.violation else FIND,
    )


def _fact_field(fact: FactRow, said: str) -> forms.Field:
    if fact.choices:
        choices = [(one, one) for one in fact.choices]
        return OneOf(label=fact.name, choices=choices, initial=said, required=False)
    label = f"{fact.name}（{fact.unit}）" if fact.unit else fact.name
    return WordsField(label=label, rows=1, max_length=20, initial=said, required=False)


def _said(one: SanctionRow) -> str:
    return f"{one.stage}，对{one.who.label}：{one.words}"
