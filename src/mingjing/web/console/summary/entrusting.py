"""指定备案人员: the form for a leader where the two who acted cannot file."""

from mingjing.access.policy import Permission
from mingjing.bureau.queries import actor_of
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.summary.commands.entrust_summary_filing import (
    EntrustSummaryFiling,
    entrust_summary_filing,
)
from mingjing.summary.states import Step
from mingjing.web.console.acts.fields import OneOf, Tick, WordsField
from mingjing.web.console.inspections.asking import offered_officers
from mingjing.web.console.summary.asking import StepForm, SummaryStep


class EntrustForm(StepForm):
    """Who files in place of the two, and why."""

    officer = OneOf(label="备案的执法人员", help_text="本股室、证件有效的执法人员。")
    recused = Tick(
        label="因为回避", help_text="此前可以备案的人都回避的选此项：他们不再办理本次备案。"
    )
    reason = WordsField(
        label="理由", rows=2, max_length=300, help_text="调离、患病、回避、证件失效等。"
    )

    def prepare(self) -> None:
        """Offer the officers of the unit who could not file until now."""
        penalty, today = self.setting.penalty, self.setting.today
        gone = {*penalty.filers, *penalty.kept_from_filing, self.setting.actor.person}
        self.offer(
            "officer",
            [
                (code, name)
                for code, name in offered_officers(today)
                if code not in gone and actor_of(code, today).unit == penalty.unit
            ],
        )


def _entrust(form: EntrustForm, act: Act, _law: RuleBook) -> object:
    return entrust_summary_filing(EntrustSummaryFiling(form.number, **form.values), act=act)


STEPS = (
    SummaryStep(
        "entrust-filing", Step.ENTRUST, Permission.REPLACE_OFFICER, "apl-2021:52.3",
        EntrustForm, _entrust,
        "在场的两名执法人员都不能备案的，由负责人指定本股室的其他执法人员；期限不重新起算。",
        is_main=False, by_crew=None,
    ),
)  # fmt: skip
