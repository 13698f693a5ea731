"""The investigation report: facts, law from the catalogue or by hand, penalty, tier."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.http import QueryDict

from mingjing.cases.applied import Applied, bare
from mingjing.cases.commands.close_investigation import CloseInvestigation, close_investigation
from mingjing.cases.gates import told_of
from mingjing.cases.proposal import Proposal
from mingjing.ledger.recording import Act
from mingjing.statute.decisions import (
    CIRCUMSTANCE_LABELS,
    KIND_LABELS,
    Circumstance,
    DecisionKind,
)
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.applying import (
    Shown,
    Slot,
    clauses_of,
    faults_of,
    fields_of,
    shown_beside,
    slots_of,
)
from mingjing.web.console.acts.asking import ActForm, Setting
from mingjing.web.console.acts.fields import LinesField, MoneyField, SomeOf, WordsField

MANY = ("kinds", "circumstances")
NO_HEAVIER = (
    "当事人已经陈述、申辩，不得因此给予更重的处罚（行政处罚法第四十五条第二款）。"
    "告知之后有新的证据，使处罚加重的，写明；否则留空。"
)


class ProposalForm(ActForm):
    """What is proposed, with clauses typed by hand."""

    facts = WordsField(label="违法事实", rows=8)
    duty_clauses = LinesField(
        label="违反的条款",
        help_text="每行一条，如：《中华人民共和国安全生产法》第四十一条第二款",
    )
    penalty_clauses = LinesField(label="处罚依据", help_text="每行一条。")
    fine_yuan = MoneyField(label="拟处罚款（元）", required=False)
    kinds = SomeOf(label="其他处罚种类", choices=list(KIND_LABELS.items()), required=False)
    tier = WordsField(label="裁量阶次", rows=1, max_length=200)
    tier_reason = WordsField(label="裁量理由", rows=4)
    circumstances = SomeOf(
        label="本案情形", choices=list(CIRCUMSTANCE_LABELS.items()), required=False
    )

    def prepare(self) -> None:
        """Begin with what was proposed before, after a return from review."""
        was = self.was
        if was is not None:
            self.initial = {
                "facts": was.facts,
                "duty_clauses": was.duty_clauses,
                "penalty_clauses": was.penalty_clauses,
                "fine_yuan": was.fine_fen,
                "kinds": list(was.kinds),
                "tier": was.tier,
                "tier_reason": was.tier_reason,
                "circumstances": list(was.circumstances),
                **self.initial,
            }

    @property
    def was(self) -> Proposal | None:
        """What was proposed before."""
        before = self.setting.case.proposal
        return Proposal.from_value(before) if before else None

    def applied(self) -> tuple[Applied, ...]:
        """Return the violations of the catalogue; those of before, where none are asked for."""
        return self.was.applied if self.was is not None else ()

    def proposal(self) -> Proposal:
        """Return the proposal that was typed."""
        said = self.cleaned_data
        return Proposal(
            facts=said["facts"],
            duty_clauses=said["duty_clauses"],
            penalty_clauses=said["penalty_clauses"],
            fine_fen=said["fine_yuan"],
            kinds=tuple(DecisionKind(kind) for kind in said["kinds"]),
            tier=said["tier"],
            tier_reason=said["tier_reason"],
            circumstances=tuple(Circumstance(one) for one in said["circumstances"]),
            applied=self.applied(),
        )


class ReportForm(ProposalForm):
    """The report: violations are chosen first, and bring their clauses with them."""

    fills: ClassVar[str] = "按案由填入条款"

    def prepare(self) -> None:
        """Add a place for each violation, and one more."""
        super().prepare()
        if self.was is not None:
            self.initial = {**_typed_of(self.was.applied), **self.initial}
        self.slots = slots_of(self.setting, self._given)
        asked = {
            name: field for one in self.slots for name, field in fields_of(one, self.setting)
        }
        self.fields = {**asked, **self.fields}
        told = told_of(self.setting.case)
        if told is not None and told.has_spoken:
            self.fields["new_facts"] = WordsField(
                label="使处罚加重的新的事实、证据", rows=3, required=False, help_text=NO_HEAVIER
            )
        self.fills_after = self._last_of(self.slots[-1])

    @classmethod
    def filled(cls, typed: QueryDict, setting: Setting) -> "ReportForm":
        """Return the form as typed, with the clauses of the chosen violations added."""
        said: dict[str, Any] = {
            name: typed.getlist(name) if name in MANY else typed[name] for name in typed
        }
        begun = cls(setting=setting, initial=said)
        clauses = clauses_of(begun.slots, setting)
        for name, found in zip(("duty_clauses", "penalty_clauses"), clauses, strict=True):
            lines = list(filter(None, map(str.strip, str(said.get(name, "")).splitlines())))
            there = {bare(line) for line in lines}
            said[name] = [
                *lines,
                *(one for one in dict.fromkeys(found) if bare(one) not in there),
            ]
        for slot in begun.slots:
            said[slot.name("violation")] = slot.typed
        form = cls(setting=setting, initial=said)
        form.is_filled = True
        return form

    def beside(self) -> Mapping[str, Shown]:
        """Return what the law says of each violation, by the field it is shown after."""
        region = settings.MINGJING_BUREAU.region_code
        found = {
            self._last_of(one): shown_beside(one, self.setting, region) for one in self.slots
        }
        return {name: shown for name, shown in found.items() if shown is not None}

    def clean(self) -> dict[str, Any]:
        """Say what is not chosen yet; ask for a fine or another kind of penalty."""
        said = super().clean() or self.cleaned_data
        for slot in self.slots:
            for name, fault in faults_of(slot):
                self.add_error(name if name in self.fields else None, fault)
        if not (said.get("fine_yuan") or said.get("kinds")):
            self.add_error("fine_yuan", "请填写罚款数额，或者选择其他处罚种类。")
        return said

    def applied(self) -> tuple[Applied, ...]:
        """Return the violations that were chosen."""
        return tuple(one.applied for one in self.slots if one.applied is not None)

    def _given(self, name: str) -> str:
        source = self.data if self.is_bound else self.initial
        return str(source.get(name) or "")

    def _last_of(self, slot: Slot) -> str:
        return [name for name, _ in fields_of(slot, self.setting)][-1]


def _typed_of(applied: tuple[Applied, ...]) -> dict[str, Any]:
    """Return what stands in the fields of violations that were applied before."""
    typed: dict[str, Any] = {}
    for number, one in enumerate(applied, start=1):
        typed |= {f"violation_{number}": one.violation, f"sanction_{number}": one.sanction}
        typed |= {f"fact{place}_{number}": said for place, (_, said) in enumerate(one.facts)}
    return typed


def close(form: ActForm, act: Act, law: RuleBook) -> object:
    """Close the investigation with the report that was typed."""
    assert isinstance(form, ReportForm)  # noqa: S101 - the table of acts pairs them
    new_facts = form.values.get("new_facts", "")
    order = CloseInvestigation(form.setting.case.docket, form.proposal(), new_facts)
    return close_investigation(order, act=act, law=law)
