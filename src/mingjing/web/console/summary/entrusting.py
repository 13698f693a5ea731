"""指定承办人员: the form for a leader where the two who were there cannot go on."""

from mingjing.access.policy import Permission
from mingjing.bureau.queries import actor_of
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.summary.commands.entrust_summary_penalty import (
    EntrustSummaryPenalty,
    entrust_summary_penalty,
)
from mingjing.summary.states import Step
from mingjing.web.console.acts.fields import OneOf, Tick, WordsField
from mingjing.web.console.inspections.asking import offered_officers
from mingjing.web.console.summary.asking import StepForm, SummaryStep


class EntrustForm(StepForm):
    """Who goes on in place of the two, and why."""

    officer = OneOf(label="接着办理的执法人员", help_text="本股室、证件有效的执法人员。")
    recused = Tick(
        label="因为回避", help_text="此前可以承办的人都回避的选此项：他们不再办理本件。"
    )
    reason = WordsField(
        label="理由", rows=2, max_length=300, help_text="调离、患病、回避、证件失效等。"
    )

    def prepare(self) -> None:
        """Offer the officers of the unit who were not in charge until now."""
        penalty, today = self.setting.penalty, self.setting.today
        gone = {*penalty.in_charge, *penalty.recused, self.setting.actor.person}
        self.offer(
            "officer",
            [
                (code, name)
                for code, name in offered_officers(today)
                if code not in gone and actor_of(code, today).unit == penalty.unit
            ],
        )


def _entrust(form: EntrustForm, act: Act, _law: RuleBook) -> object:
    return entrust_summary_penalty(EntrustSummaryPenalty(form.number, **form.values), act=act)


STEPS = (
    SummaryStep(
        "entrust", Step.ENTRUST, Permission.REPLACE_OFFICER, "apl-2021:43.3",
        EntrustForm, _entrust,
        "在场的两名执法人员都不能办理的，由负责人指定本股室的其他执法人员接着办理；"
        "没有在场的不能告知、决定、当场收缴，尚未决定的转普通程序。期限不重新起算。"
        "回避由负责人决定；调离、患病等由谁指定，没有读到条文（未核实）。",
        is_main=False,
    ),
)  # fmt: skip
