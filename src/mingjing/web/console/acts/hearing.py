"""听证: asked for, notified, held, put off or ended, reported."""

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.bureau.queries import names_of, names_on_roster
from mingjing.cases.commands.excuse_recording import ExcuseRecording, excuse_recording
from mingjing.cases.commands.hold_hearing import (
    AdjournHearing,
    ArrangeHearing,
    EndHearing,
    HoldHearing,
    ReportHearing,
    adjourn_hearing,
    arrange_hearing,
    end_hearing,
    hold_hearing,
    report_hearing,
)
from mingjing.cases.commands.request_hearing import (
    AppointPresidingOfficer,
    RequestHearing,
    WithdrawHearingRequest,
    appoint_presiding_officer,
    request_hearing,
    withdraw_hearing_request,
)
from mingjing.cases.hearings import (
    CLOSED_FOR,
    ENDINGS,
    NOTIFY_BEFORE,
    RECORDED,
    Ending,
    Minutes,
)
from mingjing.cases.queries import current_notice, hearing_if_any, investigators_of
from mingjing.cases.states import Step
from mingjing.kernel.dates import chinese
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import (
    DayField,
    LinesField,
    MomentField,
    OneOf,
    SomeOf,
    Tick,
    WordsField,
)
from mingjing.web.templating import moment

PUBLIC, SIGNED, REFUSED = "public", "signed", "refused"


class DayForm(ActForm):
    """On which day it happened."""

    day = DayField(label="日期")

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["day"].initial = self.setting.today


def _request_hearing(form: ActForm, act: Act, law: RuleBook) -> object:
    order = RequestHearing(form.setting.case.docket, form.values["day"])
    return request_hearing(order, act=act, law=law)


def _withdraw_request(form: ActForm, act: Act, _law: RuleBook) -> object:
    order = WithdrawHearingRequest(form.setting.case.docket, form.values["day"])
    return withdraw_hearing_request(order, act=act)


class PresidingForm(ActForm):
    """Who presides over the hearing."""

    person = OneOf(label="听证主持人", help_text="由非本案调查人员主持。")

    def prepare(self) -> None:
        """Offer those who hold the post."""
        self.offer_people("person", Role.PRESIDING_OFFICER)


def _appoint(form: ActForm, act: Act, _law: RuleBook) -> object:
    order = AppointPresidingOfficer(form.setting.case.docket, form.values["person"])
    return appoint_presiding_officer(order, act=act)


class ArrangementForm(ActForm):
    """The notification of the hearing, as it reached the party."""

    notified_on = DayField(label="听证会通知书送达当事人的日期")
    begins_at = MomentField(label="听证时间")
    place = WordsField(label="听证地点", rows=1, max_length=200)
    recorder = OneOf(label="记录人", help_text="主持人和本案调查人员不能担任记录人。")
    others = LinesField(label="同时通知的有关人员", required=False, help_text="每行一人。")
    public = OneOf(
        label="是否公开举行",
        choices=[
            (PUBLIC, "公开举行"),
            *((one.value, f"不公开：{words}") for one, words in CLOSED_FOR.items()),
        ],
        initial=PUBLIC,
    )
    announced_on = DayField(label="公告日期", required=False, help_text="公开举行的填写。")

    def prepare(self) -> None:
        """Say which day is the first possible one; offer who did not investigate."""
        today = self.setting.today
        self.fields["notified_on"].initial = self.fields["announced_on"].initial = today
        first = self.setting.law.earliest(NOTIFY_BEFORE, today)
        self.fields["begins_at"].help_text = f"今天通知的，最早可以在{chinese(first)}举行。"
        concerned = {*investigators_of(self.setting.case), self.setting.actor.person}
        self.offer("recorder", [one for one in names_on_roster() if one[0] not in concerned])


def _arrange(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ArrangeHearing(
        docket=form.setting.case.docket,
        begins_at=said["begins_at"],
        place=said["place"],
        recorder=said["recorder"],
        notified_on=said["notified_on"],
        others=said["others"],
        closed_for="" if said["public"] == PUBLIC else said["public"],
        announced_on=said["announced_on"] if said["public"] == PUBLIC else None,
    )
    return arrange_hearing(order, act=act, law=law)


class AdjournmentForm(ActForm):
    """Why the hearing is put off."""

    reason = WordsField(label="延期的理由", rows=2, max_length=300)


def _adjourn(form: ActForm, act: Act, _law: RuleBook) -> object:
    order = AdjournHearing(form.setting.case.docket, form.values["reason"])
    return adjourn_hearing(order, act=act)


class ExcuseForm(ActForm):
    """Why the hearing is not recorded in sound and picture."""

    reason = WordsField(label="不录音录像的理由", rows=2, max_length=300)


def _excuse(form: ActForm, act: Act, _law: RuleBook) -> object:
    order = ExcuseRecording(form.setting.case.docket, form.values["reason"])
    return excuse_recording(order, act=act)


class MinutesForm(ActForm):
    """听证笔录."""

    began_at = MomentField(label="开始时间")
    ended_at = MomentField(label="结束时间")
    investigators = SomeOf(label="出席的调查人员")
    party = LinesField(label="出席的当事人", required=False, help_text="每行一人，写明职务。")
    agents = LinesField(label="委托代理人", required=False, help_text="一至二人，每行一人。")
    others = LinesField(label="其他到场人员", required=False, help_text="第三人、证人等。")
    presented = WordsField(label="调查人员提出的事实、证据和行政处罚建议", rows=6)
    argued = WordsField(label="当事人的申辩和质证", rows=6)
    final_words = WordsField(label="最后陈述", rows=3, required=False)
    signature = OneOf(
        label="核对签字",
        choices=[(SIGNED, "当事人或者代理人核对无误后签字"), (REFUSED, "拒绝签字或者盖章")],
    )
    refusal = WordsField(label="拒绝签字的情况", rows=2, required=False)
    recorded = Tick(label="全程音像记录", initial=True)
    unrecorded = WordsField(
        label="没有音像记录的情况",
        rows=2,
        required=False,
        help_text="没有音像记录的，先由现场以外的负责人批准。",
    )

    def prepare(self) -> None:
        """Begin with the announced time; offer who investigated."""
        people = sorted(investigators_of(self.setting.case))
        names = names_of(people)
        self.offer("investigators", [(one, names.get(one, one)) for one in people])
        self.fields["investigators"].initial = list(self.setting.case.officers)
        hearing = hearing_if_any(self.setting.case)
        if hearing is not None:
            self.fields["began_at"].initial = hearing.begins_at


def _hold(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    minutes = Minutes(
        began_at=said["began_at"],
        ended_at=said["ended_at"],
        investigators=tuple(said["investigators"]),
        party=said["party"],
        agents=said["agents"],
        others=said["others"],
        presented=said["presented"],
        argued=said["argued"],
        final_words=said["final_words"],
        is_signed=said["signature"] == SIGNED,
        refusal=said["refusal"],
        is_recorded=said["recorded"],
        unrecorded=said["unrecorded"],
    )
    return hold_hearing(HoldHearing(form.setting.case.docket, minutes), act=act, law=law)


class EndingForm(DayForm):
    """How the hearing came to its end."""

    ending = OneOf(label="情形", choices=[(one.value, words) for one, words in ENDINGS.items()])
    note = WordsField(label="具体情况", rows=3)


def _end(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = EndHearing(
        form.setting.case.docket, said["day"], Ending(said["ending"]), said["note"]
    )
    return end_hearing(order, act=act, law=law)


class HearingReportForm(ActForm):
    """听证会报告书."""

    opinion = WordsField(
        label="听证会报告", rows=8, help_text="听证的基本情况、争议的问题、处理意见和理由。"
    )


def _report(form: ActForm, act: Act, law: RuleBook) -> object:
    order = ReportHearing(form.setting.case.docket, form.values["opinion"])
    return report_hearing(order, act=act, law=law)


def _presides(setting: Setting) -> bool:
    notice = current_notice(setting.case)
    return notice is not None and notice.presiding_officer == setting.actor.person


def _lacks_presiding(setting: Setting) -> bool:
    notice = current_notice(setting.case)
    if notice is None or not notice.presiding_officer:
        return True
    return notice.presiding_officer in setting.case.recused


def _is_recorded(setting: Setting) -> bool:
    hearing = hearing_if_any(setting.case)
    return hearing is not None and not hearing.excused_by


def _has_come(setting: Setting) -> bool:
    hearing = hearing_if_any(setting.case)
    return _presides(setting) and hearing is not None and hearing.begins_at <= setting.at


def _told_who_presides(setting: Setting) -> str:
    notice = current_notice(setting.case)
    code = notice.presiding_officer if notice is not None else ""
    if not code:
        return "还没有指定听证主持人。"
    return f"由本案听证主持人{names_of((code,)).get(code, code)}办理。"


def _told_when(setting: Setting) -> str:
    hearing = hearing_if_any(setting.case)
    if hearing is None or not _presides(setting):
        return _told_who_presides(setting)
    return f"听证定于{moment(hearing.begins_at)}举行，届时才能办理。"


ACTS = (
    CaseAct(
        "request-hearing",
        "登记听证要求",
        Step.REQUEST_HEARING,
        Permission.RECORD_DEFENCE,
        "apl-2021:64(1)",
        DayForm,
        _request_hearing,
        "当事人应当在告知后五日内提出；提出后，听证了结之前不能决定。",
        is_main=False,
    ),
    CaseAct(
        "appoint-presiding-officer",
        "指定听证主持人",
        Step.APPOINT_PRESIDING_OFFICER,
        Permission.DECIDE,
        "apl-2021:64(4)",
        PresidingForm,
        _appoint,
        "听证由行政机关指定的非本案调查人员主持；已经通知的，另行指定后重新通知。",
        waits=_lacks_presiding,
    ),
    CaseAct(
        "withdraw-hearing-request",
        "登记撤回听证要求",
        Step.WITHDRAW_HEARING_REQUEST,
        Permission.RECORD_DEFENCE,
        "apl-2021:64(6)",
        DayForm,
        _withdraw_request,
        "当事人撤回的，视为放弃听证。",
        is_main=False,
    ),
    CaseAct(
        "arrange-hearing",
        "通知听证",
        Step.ARRANGE_HEARING,
        Permission.HOLD_HEARING,
        "apl-2021:64(2)",
        ArrangementForm,
        _arrange,
        "举行听证的七日前通知当事人及有关人员时间、地点；其间须有七个完整的工作日。",
        opens=_presides,
        lacks=_told_who_presides,
    ),
    CaseAct(
        "hold-hearing",
        "登记听证笔录",
        Step.HOLD_HEARING,
        Permission.HOLD_HEARING,
        "apl-2021:64(8)",
        MinutesForm,
        _hold,
        "笔录交当事人或者其代理人核对无误后签字；拒绝签字的，由主持人注明。",
        opens=_has_come,
        lacks=_told_when,
    ),
    CaseAct(
        "excuse-recording",
        "批准听证不录音录像",
        Step.EXCUSE_RECORDING,
        Permission.EXCUSE_RECORDING,
        RECORDED,
        ExcuseForm,
        _excuse,
        "听证全程音像记录，现场不得免除；确实不能的，由现场以外的负责人写明理由批准。",
        opens=_is_recorded,
        lacks=lambda _setting: "还没有通知听证，或者已经批准。",
        is_main=False,
    ),
    CaseAct(
        "adjourn-hearing",
        "听证延期",
        Step.ADJOURN_HEARING,
        Permission.HOLD_HEARING,
        "apl-2021:64(2)",
        AdjournmentForm,
        _adjourn,
        "延期之后另定时间，重新提前通知当事人及有关人员。",
        opens=_presides,
        lacks=_told_who_presides,
        is_main=False,
    ),
    CaseAct(
        "end-hearing",
        "终止听证",
        Step.END_HEARING,
        Permission.HOLD_HEARING,
        "apl-2021:64(6)",
        EndingForm,
        _end,
        "无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利。",
        opens=_has_come,
        lacks=_told_when,
        is_main=False,
    ),
    CaseAct(
        "report-hearing",
        "提交听证会报告书",
        Step.REPORT_HEARING,
        Permission.HOLD_HEARING,
        "apl-2021:65",
        HearingReportForm,
        _report,
        "听证之后须再次法制审核，并根据听证笔录作出决定。",
        opens=_presides,
        lacks=_told_who_presides,
        shows_file=True,
    ),
)
