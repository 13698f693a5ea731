"""中止、恢复调查: on what ground, and whether the ninety days rest."""

from mingjing.access.policy import Permission
from mingjing.cases.clocks import limit_in_words
from mingjing.cases.investigation.choices import suspension_grounds
from mingjing.cases.investigation.commands.suspend_case import (
    ResumeCase,
    SuspendCase,
    resume_case,
    suspend_case,
)
from mingjing.cases.states import Step
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct
from mingjing.web.console.acts.fields import OneOf, WordsField


class SuspendForm(ActForm):
    """The ground, and what makes it so."""

    ground = OneOf(label="中止的事由")
    reasons = WordsField(label="事实和理由")

    def prepare(self) -> None:
        """Offer the grounds, and say what becomes of the limit."""
        self.offer("ground", [(one.id, one.told) for one in suspension_grounds().values()])
        setting = self.setting
        on = setting.case.filed_on or setting.today
        self.fields["ground"].help_text = f"{limit_in_words(setting.law, on)}。"


def _suspend(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = SuspendCase(form.setting.case.docket, said["ground"], said["reasons"])
    return suspend_case(order, act=act, law=law)


class ResumeForm(ActForm):
    """Why the case goes on."""

    reasons = WordsField(label="恢复的事实和理由")


def _resume(form: ActForm, act: Act, law: RuleBook) -> object:
    order = ResumeCase(form.setting.case.docket, form.values["reasons"])
    return resume_case(order, act=act, law=law)


ACTS = (
    CaseAct(
        "suspend",
        "批准中止调查",
        Step.SUSPEND,
        Permission.SUSPEND_CASE,
        "apl-2021:60",
        SuspendForm,
        _suspend,
        "事由消除之后，由负责人批准恢复；登记保存的证据照样要在期限内处理。",
        is_main=False,
    ),
    CaseAct(
        "resume-suspended",
        "批准恢复调查",
        Step.RESUME,
        Permission.SUSPEND_CASE,
        "apl-2021:60",
        ResumeForm,
        _resume,
        "从中止之前的地方继续调查。",
        about="suspensions",
    ),
)
