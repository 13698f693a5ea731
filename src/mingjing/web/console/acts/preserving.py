"""先行登记保存: asked for, approved, carried out, and what becomes of what was kept."""

from typing import TYPE_CHECKING

from django import forms

from mingjing.access.policy import Permission
from mingjing.bureau.queries import offered_devices
from mingjing.cases.clocks import is_lapsed, settle_until
from mingjing.cases.investigation.choices import settlements
from mingjing.cases.investigation.commands.preserve import (
    ApprovePreservation,
    DeclinePreservation,
    ImposePreservation,
    RequestPreservation,
    approve_preservation,
    decline_preservation,
    impose_preservation,
    request_preservation,
)
from mingjing.cases.investigation.commands.settle_preservation import (
    ProposeSettlement,
    SettlePreservation,
    propose_settlement,
    settle_preservation,
)
from mingjing.cases.investigation.preserving import RETURN, RULE, PreservedFacts, State
from mingjing.cases.investigation.queries import preservations_of
from mingjing.cases.states import Step, open_steps
from mingjing.kernel.dates import SHANGHAI, chinese
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import (
    DayField,
    LinesField,
    MomentField,
    OneOf,
    SomeOf,
    Suggesting,
    Tick,
    WordsField,
)

if TYPE_CHECKING:
    from mingjing.cases.investigation.models import Preservation

LEAST = 3
LINE = "每行一项：名称｜数量｜单位｜规格型号｜产地｜成色（品级）｜价格｜备注，后五项可以不写。"


class RequestForm(ActForm):
    """What is to be kept, why, and how."""

    reason = WordsField(
        label="提请理由", rows=3, help_text="为什么可能灭失，或者以后难以取得。"
    )
    objects = LinesField(label="证据名称及数量", help_text="每行一项。")
    manner = WordsField(label="保存方式", rows=1, max_length=200)


def _request(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = RequestPreservation(
        form.setting.case.docket, said["reason"], said["objects"], said["manner"]
    )
    return request_preservation(order, act=act)


def _in(setting: Setting, *states: State) -> "list[Preservation]":
    return [one for one in preservations_of(setting.case) if one.stage in states]


class _ChosenForm(ActForm):
    """Which one: those in a state in which the act is open."""

    states: tuple[State, ...] = ()
    preservation = OneOf(label="先行登记保存")

    def prepare(self) -> None:
        """Offer what is open; choose where there is only one."""
        rows = _in(self.setting, *self.states)
        self.offer("preservation", [(str(one.pk), "；".join(one.asked)) for one in rows])
        if len(rows) == 1:
            self.fields["preservation"].initial = str(rows[0].pk)


class ApproveForm(_ChosenForm):
    """The opinion, and why it need not be recorded."""

    states = (State.REQUESTED,)
    opinion = WordsField(label="审批意见", rows=3)
    unrecorded_reason = WordsField(
        label="不作音像记录的理由",
        rows=2,
        required=False,
        help_text="登记保存应当全程音像记录；确有必要不记录的才填。",
    )


def _approve(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ApprovePreservation(
        form.setting.case.docket,
        int(said["preservation"]),
        said["opinion"],
        said["unrecorded_reason"],
    )
    return approve_preservation(order, act=act, law=law)


class DeclineForm(_ChosenForm):
    """Why not."""

    states = (State.REQUESTED, State.APPROVED)
    reason = WordsField(label="理由", rows=3)


def _decline(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = DeclinePreservation(
        form.setting.case.docket, int(said["preservation"]), said["reason"]
    )
    return decline_preservation(order, act=act)


class ImposeForm(_ChosenForm):
    """What was done on the spot, and the list."""

    states = (State.APPROVED,)
    officers = SomeOf(label="执法人员", help_text="不少于两名。")
    imposed_at = MomentField(label="实施时间")
    place = WordsField(label="保存地点", rows=1, max_length=200)
    items = LinesField(label="清单", help_text=LINE)
    receiver = WordsField(label="被通知人", rows=1, max_length=100)
    unsigned_reason = WordsField(
        label="未签名的情况", rows=2, required=False, help_text="被通知人签名的不填。"
    )
    appear_on = DayField(label="接受处理的日期")
    appear_at = WordsField(label="接受处理的地点", rows=1, max_length=200)
    told_of_recording = Tick(label="已经事先告知正在记录")
    device = forms.CharField(
        label="执法记录设备编号", max_length=60, required=False, widget=Suggesting()
    )

    def prepare(self) -> None:
        """As above; offer officers and cameras, begin with now."""
        super().prepare()
        setting = self.setting
        self.offer_officers("officers", first=setting.case.officers)
        now = setting.at.astimezone(SHANGHAI)
        self.fields["imposed_at"].initial = now.replace(second=0, microsecond=0)
        self.fields["appear_on"].initial = setting.today
        widget = self.fields["device"].widget
        if isinstance(widget, Suggesting):
            actor = setting.actor
            widget.suggestions = offered_devices(actor.person, actor.unit)

    def clean_items(self) -> tuple[PreservedFacts, ...]:
        """Return the list, and say which line lacks quantity or unit."""
        lines: tuple[str, ...] = self.cleaned_data["items"]
        return tuple(_item(n, line) for n, line in enumerate(lines, start=1))


def _item(n: int, line: str) -> PreservedFacts:
    parts = [part.strip() for part in line.replace("|", "｜").split("｜")]
    if len(parts) < LEAST or not all(parts[:LEAST]):
        raise forms.ValidationError(f"第 {n} 行没有名称、数量或者单位：{line}")
    if len(parts) > len(PreservedFacts.__dataclass_fields__):
        raise forms.ValidationError(f"第 {n} 行的项数太多：{line}")
    return PreservedFacts(*parts)


def _impose(form: ActForm, act: Act, law: RuleBook) -> object:
    said = dict(form.values)
    key = int(said.pop("preservation"))
    order = ImposePreservation(
        form.setting.case.docket, key, tuple(said.pop("officers")), **said
    )
    return impose_preservation(order, act=act, law=law)


class OutcomeForm(_ChosenForm):
    """What becomes of what was kept, and why."""

    states = (State.PRESERVED,)
    outcome = OneOf(label="处理")
    reason = WordsField(label="理由", rows=3)

    def prepare(self) -> None:
        """As above; offer what may be chosen, as proposed; only the return when it is late."""
        super().prepare()
        setting, rows = self.setting, _in(self.setting, *self.states)
        late = [one for one in rows if is_lapsed(one, setting.today, setting.law)]
        self.offer(
            "outcome",
            [
                (one.id, one.told)
                for one in settlements().values()
                if not late or len(late) < len(rows) or one.id == RETURN
            ],
        )
        until = [chinese(settle_until(one, setting.law)) for one in rows]
        self.fields["outcome"].help_text = f"最后一日：{'；'.join(until)}。"
        if len(rows) == 1:
            self.fields["outcome"].initial = rows[0].proposed
            self.fields["reason"].initial = rows[0].proposed_reason


def _propose(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ProposeSettlement(
        form.setting.case.docket, int(said["preservation"]), said["outcome"], said["reason"]
    )
    return propose_settlement(order, act=act, law=law)


def _settle(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = SettlePreservation(
        form.setting.case.docket, int(said["preservation"]), said["outcome"], said["reason"]
    )
    return settle_preservation(order, act=act, law=law)


def _is_investigated(setting: Setting) -> bool:
    return Step.INVESTIGATE in open_steps(setting.case.stage)


def _may_answer(setting: Setting) -> bool:
    return setting.actor.person not in setting.case.handlers


ACTS = (
    CaseAct(
        "request-preservation",
        "提请先行登记保存",
        Step.INVESTIGATE,
        Permission.INVESTIGATE,
        RULE,
        RequestForm,
        _request,
        "在证据可能灭失或者以后难以取得的情况下；经负责人批准之后才能实施。",
        is_main=False,
    ),
    CaseAct(
        "approve-preservation",
        "批准先行登记保存",
        None,
        Permission.APPROVE_PRESERVATION,
        RULE,
        ApproveForm,
        _approve,
        "批准之后由两名执法人员实施，自实施之日起七个工作日内处理。",
        opens=lambda setting: _is_investigated(setting) and bool(_in(setting, State.REQUESTED)),
        lacks=lambda _setting: "没有等待批准的先行登记保存。",
        waits=_may_answer,
        about="preservations",
    ),
    CaseAct(
        "decline-preservation",
        "不予先行登记保存",
        None,
        Permission.APPROVE_PRESERVATION,
        RULE,
        DeclineForm,
        _decline,
        "写明理由；需要取证的，另用其他方式。",
        opens=lambda setting: bool(_in(setting, State.REQUESTED, State.APPROVED)),
        lacks=lambda _setting: "没有提请或者批准的先行登记保存。",
        is_main=False,
        about="preservations",
    ),
    CaseAct(
        "impose-preservation",
        "实施先行登记保存",
        None,
        Permission.INVESTIGATE,
        RULE,
        ImposeForm,
        _impose,
        "当场清点、开列清单，通知书和清单交当事人；七个工作日内作出处理决定。",
        opens=lambda setting: _is_investigated(setting) and bool(_in(setting, State.APPROVED)),
        lacks=lambda _setting: "没有批准的先行登记保存。",
        about="preservations",
    ),
    CaseAct(
        "propose-settlement",
        "提出登记保存的处理意见",
        None,
        Permission.INVESTIGATE,
        RULE,
        OutcomeForm,
        _propose,
        "由负责人作出处理决定；处理之前不能终结调查。",
        opens=lambda setting: bool(_in(setting, State.PRESERVED)),
        lacks=lambda _setting: "没有登记保存中的证据。",
        waits=lambda setting: any(not one.proposed for one in _in(setting, State.PRESERVED)),
        about="preservations",
    ),
    CaseAct(
        "settle-preservation",
        "作出登记保存的处理决定",
        None,
        Permission.APPROVE_PRESERVATION,
        RULE,
        OutcomeForm,
        _settle,
        "七个工作日内作出；逾期的只能解除并返还。",
        opens=lambda setting: bool(_in(setting, State.PRESERVED)),
        lacks=lambda _setting: "没有登记保存中的证据。",
        waits=lambda setting: (
            _may_answer(setting) and any(one.proposed for one in _in(setting, State.PRESERVED))
        ),
        about="preservations",
    ),
)
