"""Steps towards those whom a permit concerns: told, heard in writing, heard in a hearing."""

from django import forms

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.bureau.queries import holders, names_on_roster
from mingjing.ledger.recording import Act
from mingjing.permits.clocks import HEAR_WITHIN
from mingjing.permits.commands.hold_permit_hearing import (
    AdjournPermitHearing,
    AppointPermitPresider,
    ArrangePermitHearing,
    EndPermitHearing,
    HoldPermitHearing,
    adjourn_permit_hearing,
    appoint_permit_presider,
    arrange_permit_hearing,
    end_permit_hearing,
    hold_permit_hearing,
)
from mingjing.permits.commands.inform_interested import (
    InformInterested,
    OrderPermitHearing,
    RecordPermitStatement,
    RequestPermitHearing,
    WaivePermitHearing,
    inform_interested,
    order_permit_hearing,
    record_permit_statement,
    request_permit_hearing,
    waive_permit_hearing,
)
from mingjing.permits.kinds import PermitMinutes
from mingjing.permits.queries import interested_in
from mingjing.permits.states import Step
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.fields import (
    DayField,
    DeviceField,
    LinesField,
    MomentField,
    OneOf,
    Tick,
    WordsField,
)
from mingjing.web.console.offered import never
from mingjing.web.console.permits.asking import (
    ApplicationStep,
    Setting,
    StepForm,
    by_examiner,
    by_head,
    by_presider,
)
from mingjing.web.console.permits.examining import UNRECORDED


class InformForm(StepForm):
    """Who is told what, and whether they may ask for a hearing."""

    others = LinesField(label="利害关系人", help_text="每行一位；申请人一并告知。")
    content = WordsField(label="告知的内容", rows=3, max_length=1000)
    hearing_right = Tick(
        label="直接涉及申请人与他人之间重大利益关系，告知听证权利",
        help_text="被告知之日起五个工作日内可以申请听证。",
    )
    told_on = DayField(label="告知日期")

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("told_on")


class PersonForm(StepForm):
    """Which of those who were told."""

    person = OneOf(label="何人")

    def prepare(self) -> None:
        """Offer those who were told."""
        told = interested_in(self.setting.application)
        offered = [(str(n), one.name) for n, one in enumerate(told, start=1)]
        self.offer("person", offered)


class StatementForm(PersonForm):
    """What they said, and what was made of it."""

    said_on = DayField(label="日期")
    words = WordsField(label="意见", rows=3, max_length=2000)
    adopted = OneOf(label="是否采纳", choices=[("yes", "采纳"), ("no", "不采纳")])
    answer = WordsField(label="采纳情况和理由", rows=2, max_length=1000)

    def prepare(self) -> None:
        """Offer those who were told; begin with today."""
        super().prepare()
        self.begin_today("said_on")


class OnDayForm(PersonForm):
    """Who did so, and when."""

    on = DayField(label="日期")

    def prepare(self) -> None:
        """Offer those who were told; begin with today."""
        super().prepare()
        self.begin_today("on")


class OrderForm(StepForm):
    """Why, and when it was announced."""

    reason = WordsField(label="听证的理由", rows=2, max_length=1000)
    announced_on = DayField(label="向社会公告的日期")

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("announced_on")


class PresiderForm(StepForm):
    """Who presides."""

    presider = forms.ChoiceField(label="听证主持人", help_text="不能是审查、核查人员。")

    def prepare(self) -> None:
        """Offer those who preside over hearings."""
        found = holders(Role.PRESIDING_OFFICER, self.setting.today)
        self.offer("presider", [(one.code, f"{one.name}（{one.code}）") for one in found])


class ArrangementForm(StepForm):
    """When and where, and when everybody was notified."""

    begins_at = MomentField(label="听证时间", help_text="通知以后须有七个完整的工作日。")
    place = forms.CharField(label="地点", max_length=300)
    recorder = forms.ChoiceField(label="记录人")
    notified_on = DayField(label="通知日期")

    def prepare(self) -> None:
        """Offer the roster; begin with today."""
        people = [(code, f"{name}（{code}）") for code, name in names_on_roster()]
        self.offer("recorder", [("", "请选择"), *people])
        self.begin_today("notified_on")


class ReasonForm(StepForm):
    """A reason in words."""

    reason = WordsField(label="理由", rows=2, max_length=500)


class MinutesForm(StepForm):
    """The minutes."""

    began_at = MomentField(label="开始时间")
    ended_at = MomentField(label="结束时间")
    present = LinesField(label="到场的申请人、利害关系人", help_text="每行一位。")
    reasons = WordsField(label="审查人员提供的证据、理由", rows=3, max_length=4000)
    argued = WordsField(label="申辩和质证", rows=4, max_length=8000)
    refusal = WordsField(
        label="未签名的情况", rows=2, max_length=500, required=False, help_text="都签名的留空。"
    )
    device = DeviceField(required=False)
    unrecorded = WordsField(
        label="没有录像的情况", rows=2, max_length=500, required=False, help_text=UNRECORDED
    )

    def prepare(self) -> None:
        """Begin with the time that was notified."""
        hearing = self.setting.hearing
        self.fields["began_at"].initial = hearing.begins_at if hearing else None
        self.begin_now("ended_at")
        self.suggest_devices()


class EndForm(StepForm):
    """When and why no hearing takes place."""

    ended_on = DayField(label="日期")
    note = WordsField(label="情况", rows=2, max_length=500)

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("ended_on")


def _inform(form: StepForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = InformInterested(
        form.number, said["others"], said["told_on"], said["hearing_right"], said["content"]
    )
    return inform_interested(order, act=act, law=law)


def _state(form: StepForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = RecordPermitStatement(
        form.number,
        int(said["person"]),
        said["said_on"],
        said["words"],
        said["answer"],
        said["adopted"] == "yes",
    )
    return record_permit_statement(order, act=act)


def _waive(form: StepForm, act: Act, _law: RuleBook) -> object:
    order = WaivePermitHearing(form.number, int(form.values["person"]), form.values["on"])
    return waive_permit_hearing(order, act=act)


def _ask(form: StepForm, act: Act, law: RuleBook) -> object:
    order = RequestPermitHearing(form.number, int(form.values["person"]), form.values["on"])
    return request_permit_hearing(order, act=act, law=law)


def _order(form: StepForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = OrderPermitHearing(form.number, said["reason"], said["announced_on"])
    return order_permit_hearing(order, act=act, law=law)


def _preside(form: StepForm, act: Act, _law: RuleBook) -> object:
    order = AppointPermitPresider(form.number, form.values["presider"])
    return appoint_permit_presider(order, act=act)


def _arrange(form: StepForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ArrangePermitHearing(
        form.number, said["begins_at"], said["place"], said["recorder"], said["notified_on"]
    )
    return arrange_permit_hearing(order, act=act, law=law)


def _adjourn(form: StepForm, act: Act, _law: RuleBook) -> object:
    order = AdjournPermitHearing(form.number, form.values["reason"])
    return adjourn_permit_hearing(order, act=act)


def _hold(form: StepForm, act: Act, law: RuleBook) -> object:
    said = form.values
    minutes = PermitMinutes(
        said["began_at"],
        said["ended_at"],
        (form.setting.application.examiner,),
        said["present"],
        said["reasons"],
        said["argued"],
        said["refusal"],
        said["device"],
        said["unrecorded"],
    )
    return hold_permit_hearing(HoldPermitHearing(form.number, minutes), act=act, law=law)


def _end_hearing(form: StepForm, act: Act, _law: RuleBook) -> object:
    order = EndPermitHearing(form.number, form.values["ended_on"], form.values["note"])
    return end_permit_hearing(order, act=act)


def _somebody_was_told(setting: Setting) -> bool:
    return bool(interested_in(setting.application))


def _has_right(setting: Setting) -> bool:
    return any(one.hearing_right for one in interested_in(setting.application))


def _nobody_presides(setting: Setting) -> bool:
    return setting.hearing is not None and not setting.hearing.presiding_officer


def _is_not_arranged(setting: Setting) -> bool:
    hearing = setting.hearing
    return hearing is not None and bool(hearing.presiding_officer) and not hearing.begins_at


def _is_arranged(setting: Setting) -> bool:
    return setting.hearing is not None and setting.hearing.begins_at is not None


def _has_begun(setting: Setting) -> bool:
    begins = setting.hearing.begins_at if setting.hearing else None
    return begins is not None and begins <= setting.at


P = Permission
EXAMINE, HEARD = P.EXAMINE_APPLICATION, "all-2019:48"
STEPS = (
    ApplicationStep(
        "inform", Step.INFORM, EXAMINE, "all-2019:36", InformForm, _inform,
        "直接关系他人重大利益的，应当告知；告知听证权利的，期满或者放弃以前不能提出意见。",
        theirs=by_examiner, awaited=never,
    ),
    ApplicationStep(
        "statement", Step.STATEMENT, EXAMINE, "all-2019:36", StatementForm, _state,
        "应当听取申请人、利害关系人的意见。", theirs=by_examiner,
        opens=_somebody_was_told, lacks="还没有告知任何人。", awaited=never,
    ),
    ApplicationStep(
        "ask-hearing", Step.ASK, EXAMINE, "all-2019:47", OnDayForm, _ask,
        "被告知之日起五个工作日内提出的，应当在二十个工作日内组织听证，不收费。",
        theirs=by_examiner, opens=_has_right, lacks="没有告知过听证权利。", awaited=never,
    ),
    ApplicationStep(
        "waive-hearing", Step.WAIVE, EXAMINE, "all-2019:47", OnDayForm, _waive,
        "书面放弃的，不必等期满。", theirs=by_examiner, opens=_has_right,
        lacks="没有告知过听证权利。", awaited=never,
    ),
    ApplicationStep(
        "order-hearing", Step.ORDER, EXAMINE, "all-2019:46", OrderForm, _order,
        "规定应当听证，或者涉及公共利益的重大许可事项，向社会公告并举行听证。",
        theirs=by_examiner, awaited=never,
    ),
    ApplicationStep(
        "preside", Step.PRESIDE, P.ASSIGN_EXAMINER, "all-2019:48.1(3)", PresiderForm, _preside,
        "由审查该申请的工作人员以外的人员主持。", theirs=by_head, awaited=_nobody_presides,
        clock=HEAR_WITHIN,
    ),
    ApplicationStep(
        "arrange-hearing", Step.ARRANGE, P.HOLD_HEARING, HEARD, ArrangementForm, _arrange,
        "七个工作日前通知时间、地点；自通知至听证之日不计入审查期限，一并书面告知。",
        theirs=by_presider, opens=_is_not_arranged, lacks="已经通知，或者还没有主持人。",
        clock=HEAR_WITHIN,
    ),
    ApplicationStep(
        "hold-hearing", Step.HOLD, P.HOLD_HEARING, HEARD, MinutesForm, _hold,
        "决定应当根据听证笔录作出；举行过听证的，决定以前须经法制审核。",
        theirs=by_presider, opens=_has_begun, lacks="还没有通知听证，或者还没有到听证的时间。",
        clock=HEAR_WITHIN,
    ),
    ApplicationStep(
        "adjourn-hearing", Step.ADJOURN, P.HOLD_HEARING, HEARD, ReasonForm, _adjourn,
        "改期须重新提前通知。", theirs=by_presider, opens=_is_arranged,
        lacks="还没有通知听证。", awaited=never,
    ),
    ApplicationStep(
        "end-hearing", Step.END_HEARING, EXAMINE, "all-2019:47", EndForm, _end_hearing,
        "撤回听证申请，或者无正当理由不到场的，继续审查。", theirs=by_examiner, awaited=never,
    ),
)  # fmt: skip
