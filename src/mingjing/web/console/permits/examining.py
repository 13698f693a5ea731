"""Steps while an application is examined: premises, what does not count, more time."""

from django import forms

from mingjing.access.policy import Permission
from mingjing.ledger.recording import Act
from mingjing.permits.commands.check_premises import CheckPremises, check_premises
from mingjing.permits.commands.extend_examination import (
    BeginSpecialProcedure,
    EndSpecialProcedure,
    ExtendExamination,
    begin_special_procedure,
    end_special_procedure,
    extend_examination,
    longest,
)
from mingjing.permits.kinds import Special
from mingjing.permits.states import State, Step
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.fields import (
    DayField,
    DeviceField,
    MomentField,
    OneOf,
    Tick,
    WordsField,
)
from mingjing.web.console.inspections.asking import offered_officers
from mingjing.web.console.offered import never
from mingjing.web.console.permits.asking import (
    ApplicationStep,
    Setting,
    StepForm,
    by_examiner,
    by_leader,
)

UNRECORDED = "受客观条件限制没有录像的写明，以文书记录；正常录像的留空。"


class CheckForm(StepForm):
    """Who was where, and what they saw."""

    first_officer = forms.ChoiceField(label="核查人员一")
    second_officer = forms.ChoiceField(label="核查人员二")
    began_at = MomentField(label="开始时间")
    ended_at = MomentField(label="结束时间")
    place = forms.CharField(label="地点", max_length=300)
    certificates_shown = Tick(label="两名核查人员已出示执法证件")
    findings = WordsField(label="核查所见", rows=4, max_length=4000)
    meets = OneOf(label="核查结论", choices=[("yes", "符合法定条件"), ("no", "不符合法定条件")])
    device = DeviceField(required=False)
    unrecorded_reason = WordsField(
        label="没有录像的情况", rows=2, max_length=500, required=False, help_text=UNRECORDED
    )

    def prepare(self) -> None:
        """Offer the officers; begin with now and the address of the applicant."""
        officers = [("", "请选择"), *offered_officers(self.setting.today)]
        self.offer("first_officer", officers)
        self.offer("second_officer", officers)
        self.begin_now("began_at", "ended_at")
        self.fields["first_officer"].initial = self.setting.actor.person
        self.fields["place"].initial = self.setting.application.address
        self.suggest_devices()


class ExtensionForm(StepForm):
    """By how many working days, and why."""

    days = forms.IntegerField(label="延长的工作日数", min_value=1)
    reason = WordsField(label="理由", rows=2, max_length=1000, help_text="告知申请人。")

    def prepare(self) -> None:
        """Say how many days the law allows."""
        most = longest(self.setting.application, self.setting.today, self.setting.law)
        self.fields["days"].help_text = f"只能延长一次，不超过 {most} 个工作日。"


class SpecialForm(StepForm):
    """What takes time that does not count."""

    what = OneOf(label="程序", choices=[(one.value, one.label) for one in Special])
    agency = forms.CharField(label="承担单位", max_length=200)
    first = DayField(label="自")
    last = DayField(label="至")

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("first")


class ResultForm(StepForm):
    """What came of it."""

    result = WordsField(label="结果", rows=3, max_length=2000)


def _check(form: StepForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = CheckPremises(
        form.number,
        (said["first_officer"], said["second_officer"]),
        said["began_at"],
        said["ended_at"],
        said["place"],
        said["findings"],
        said["meets"] == "yes",
        said["certificates_shown"],
        said["device"],
        said["unrecorded_reason"],
    )
    return check_premises(order, act=act, law=law)


def _extend(form: StepForm, act: Act, law: RuleBook) -> object:
    order = ExtendExamination(form.number, form.values["days"], form.values["reason"])
    return extend_examination(order, act=act, law=law)


def _begin_special(form: StepForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = BeginSpecialProcedure(
        form.number, Special(said["what"]), said["agency"], said["first"], said["last"]
    )
    return begin_special_procedure(order, act=act, law=law)


def _end_special(form: StepForm, act: Act, law: RuleBook) -> object:
    order = EndSpecialProcedure(form.number, form.values["result"])
    return end_special_procedure(order, act=act, law=law)


def _is_unchecked(setting: Setting) -> bool:
    return setting.application.stage is State.EXAMINING and not setting.is_checked


def _was_not_extended(setting: Setting) -> bool:
    return setting.application.extended_on is None


EXAMINE = Permission.EXAMINE_APPLICATION
STEPS = (
    ApplicationStep(
        "check", Step.CHECK, EXAMINE, "all-2019:34.3", CheckForm, _check,
        "两名持有有效执法证件的人员到场核查；危险化学品经营许可必须核查。",
        theirs=by_examiner, awaited=_is_unchecked, clock="decide",
    ),
    ApplicationStep(
        "begin-special", Step.BEGIN_SPECIAL, EXAMINE, "all-2019:45", SpecialForm,
        _begin_special, "所需时间不计入审查期限，应当书面告知申请人。", theirs=by_examiner,
        awaited=never,
    ),
    ApplicationStep(
        "end-special", Step.END_SPECIAL, EXAMINE, "all-2019:45", ResultForm, _end_special,
        "从次日起继续计算审查期限。", theirs=by_examiner, clock="decide",
    ),
    ApplicationStep(
        "extend", Step.EXTEND, Permission.EXTEND_EXAMINATION, "all-2019:42.1",
        ExtensionForm, _extend,
        "届满以前由负责人批准，只能延长一次，理由告知申请人。", theirs=by_leader,
        opens=_was_not_extended, lacks="已经延长过。", awaited=never,
    ),
)  # fmt: skip
