"""What is asked about a reconsideration or a suit, whatever it is against."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from mingjing.cases.contesting import (
    AnswerRemedy,
    ReceiveRemedy,
    SettleRemedy,
    StayExecution,
)
from mingjing.cases.remedies import OUTCOMES, Way
from mingjing.statute.decisions import DecisionKind
from mingjing.web.console.acts.fields import (
    DayField,
    LinesField,
    MoneyField,
    OneOf,
    SomeOf,
    Tick,
    WordsField,
)

if TYPE_CHECKING:
    from mingjing.cases.remedy_rows import RemedyRow


class NoticeFields(forms.Form):
    """The notice with the copy of the application or complaint."""

    way = OneOf(label="救济途径", choices=[(one.value, one.label) for one in Way])
    body = WordsField(label="行政复议机关或者人民法院", rows=1, max_length=200)
    file_number = WordsField(label="复议、诉讼案号", rows=1, max_length=100)
    applied_on = DayField(
        label="申请、起诉日期", help_text="自这一日起，加处罚款不再计算，直到有结果。"
    )
    received_on = DayField(label="收到副本日期", help_text="答复、举证的期限自这一日起算。")
    is_simple = Tick(label="行政复议适用简易程序（五日内答复）", required=False)
    claims = WordsField(label="请求和理由", rows=4)

    def order(self, subject: str) -> ReceiveRemedy:
        """Return what was typed about what it is against."""
        said = dict(self.cleaned_data)
        way, number = Way(said.pop("way")), said.pop("file_number")
        return ReceiveRemedy(subject=subject, way=way, number=number, **said)


class AnswerFields(forms.Form):
    """The answer, the list of evidence and the norms."""

    answered_on = DayField(label="提交答复日期")
    answer = WordsField(label="答复（答辩）", rows=8)
    evidence = LinesField(
        label="证据目录",
        help_text="每行一件。决定作出之后收集的证据，不能用来证明决定合法。",
    )
    norms = LinesField(label="作出决定的依据", help_text="每行一项。")

    def begin_with(
        self, today: date, evidence: Collection[str], proposal: Mapping[str, Any]
    ) -> None:
        """Begin with today, the evidence of the file, and the clauses of the decision."""
        self.fields["answered_on"].initial = today
        self.fields["evidence"].initial = tuple(evidence)
        self.fields["norms"].initial = (
            *proposal.get("duty_clauses", ()),
            *proposal.get("penalty_clauses", ()),
        )

    def order(self, subject: str) -> AnswerRemedy:
        """Return what was typed about what it is against."""
        return AnswerRemedy(subject, **self.cleaned_data)


class StayFields(forms.Form):
    """Who ordered it, when and why."""

    stayed_on = DayField(label="决定停止执行的日期")
    by = WordsField(label="由谁决定", rows=1, max_length=200)
    reason = WordsField(label="理由", rows=3)

    def begin_with(self, today: date, running: "RemedyRow | None") -> None:
        """Begin with today, and whoever decides."""
        self.fields["stayed_on"].initial = today
        self.fields["by"].initial = running.body if running else ""

    def order(self, subject: str) -> StayExecution:
        """Return what was typed about what it is against."""
        return StayExecution(subject, **self.cleaned_data)


class OutcomeFields(forms.Form):
    """What the authority or court decided."""

    outcome = OneOf(label="结果")
    paper_number = WordsField(label="文书文号", rows=1, max_length=100)
    outcome_on = DayField(label="文书日期")
    effective_on = DayField(
        label="送达或者生效日期", help_text="复议决定写送达之日，判决、裁定写生效之日。"
    )
    note = WordsField(label="主文", rows=3)

    def offer_outcomes(self, today: date, running: "RemedyRow | None") -> None:
        """Offer the outcomes of this way, and begin with today."""
        outcomes = OUTCOMES[Way(running.way)] if running else {}
        self.choose("outcome", [(code, one.words) for code, one in outcomes.items()])
        self.fields["outcome_on"].initial = today
        self.fields["effective_on"].initial = today

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Give a field its choices."""
        chooser = self.fields[name]
        if isinstance(chooser, forms.ChoiceField):
            chooser.choices = choices

    def order(self, subject: str) -> SettleRemedy:
        """Return what was typed about what it is against."""
        said = self.cleaned_data
        return SettleRemedy(
            subject=subject,
            outcome=said["outcome"],
            number=said["paper_number"],
            outcome_on=said["outcome_on"],
            effective_on=said["effective_on"],
            note=said["note"],
        )


class PenaltyOutcomeFields(OutcomeFields):
    """What the authority or court decided, and what is left of a penalty."""

    fine_yuan = MoneyField(
        label="变更后的罚款（元）", required=False, help_text="变更的填写；没有罚款的填 0。"
    )
    kinds = SomeOf(label="变更后保留的其他处罚", required=False)
    by_third_party = Tick(label="因第三人提出相反的请求而加重", required=False)
    redo_until = DayField(
        label="重新作出行政行为的期限",
        required=False,
        help_text="责令重新作出的，按文书写明的期限填写。",
    )

    def begin_with(
        self, today: date, running: "RemedyRow | None", kinds: Collection[str]
    ) -> None:
        """Offer the outcomes of this way, and what stands now."""
        self.offer_outcomes(today, running)
        self.choose("kinds", [(kind, DecisionKind(kind).label) for kind in kinds])
        if not kinds:
            del self.fields["kinds"]

    def order(self, subject: str) -> SettleRemedy:
        """Return what was typed about what it is against."""
        said = self.cleaned_data
        return replace(
            super().order(subject),
            fine_fen=said["fine_yuan"],
            kinds=tuple(DecisionKind(kind) for kind in said.get("kinds", ())),
            by_third_party=said["by_third_party"],
            redo_until=said["redo_until"],
        )
