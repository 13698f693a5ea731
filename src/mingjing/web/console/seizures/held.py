"""Steps while things are held, and the ways out."""

from typing import Any

from django import forms

from mingjing.access.policy import Permission, may
from mingjing.cases.queries import open_cases_against
from mingjing.compulsion.clocks import HOLD_FOR
from mingjing.compulsion.commands.appraise import (
    BeginAppraisal,
    EndAppraisal,
    begin_appraisal,
    end_appraisal,
)
from mingjing.compulsion.commands.dispose_of_items import DisposeOfItems, dispose_of_items
from mingjing.compulsion.commands.extend_seizure import ExtendSeizure, extend_seizure, longest
from mingjing.compulsion.commands.hand_over_items import HandOverItems, hand_over_items
from mingjing.compulsion.commands.lift_seizure import (
    LiftSeizure,
    ReturnItems,
    lift_seizure,
    return_items,
)
from mingjing.compulsion.commands.link_seizure import LinkSeizure, link_seizure
from mingjing.compulsion.commands.record_custody import RecordCustody, record_custody
from mingjing.compulsion.commands.release_items import (
    PARTIAL,
    ReleaseItems,
    release_items,
)
from mingjing.compulsion.commands.sell_perishables import (
    Manner,
    SellPerishables,
    sell_perishables,
)
from mingjing.compulsion.kinds import DISPOSAL_LABELS, Disposal, Keeping, Reason
from mingjing.compulsion.queries import goes_with_its_case, held_of, running_appraisal
from mingjing.compulsion.states import Step
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.fields import (
    DayField,
    DeviceField,
    MomentField,
    MoneyField,
    OneOf,
    SomeOf,
    WordsField,
)
from mingjing.web.console.offered import never
from mingjing.web.console.seizures.asking import (
    Nothing,
    SeizureStep,
    Setting,
    StepForm,
    by_crew,
    by_either,
    by_leader,
)
from mingjing.web.console.seizures.before import FAILED, did_not_fail, offered_keepers

UNRECORDED = "受客观条件限制没有录像的写明，以文书记录；正常录像的留空。"


class DocketField(forms.CharField):
    """The number of a case, where none was named yet."""

    def __init__(self) -> None:
        super().__init__(
            label="案件编号", max_length=60, required=False, help_text="提请时已写明的留空。"
        )


class CustodyForm(StepForm):
    """What was seen, and who keeps it from now on."""

    seen_at = MomentField(label="查看时间")
    intact = OneOf(
        label="保管情况", choices=[("yes", "齐全、完好，没有使用"), ("no", "有缺失或者损毁")]
    )
    words = WordsField(label="所见", rows=2, max_length=1000)
    changes = OneOf(label="保管人", choices=[("no", "不变"), ("yes", "更换")], initial="no")
    keeper_person = forms.ChoiceField(label="新的保管人", required=False)
    keeper = forms.CharField(label="委托的第三人", max_length=100, required=False)
    place = forms.CharField(label="新的保管地点", max_length=300, required=False)

    def prepare(self) -> None:
        """Begin with now; offer who may keep things."""
        self.begin_now("seen_at")
        self.offer("keeper_person", offered_keepers(self.setting))


class SaleForm(StepForm):
    """Which things were sold, for how much each."""

    manner = OneOf(label="方式", choices=[(one.value, one.value) for one in Manner])
    reason = WordsField(label="为什么不易保管", rows=2, max_length=500)

    def prepare(self) -> None:
        """Ask for the proceeds of each thing that was not sold yet."""
        for item in held_of(self.setting.seizure):
            if item.sold_on is None:
                self.fields[f"proceeds_{item.n}"] = MoneyField(
                    label=f"{item.n}. {item.name}所得款项（元）",
                    required=False,
                    help_text="没有变卖的留空。",
                )

    def sold(self) -> tuple[tuple[int, int], ...]:
        """Return the numbers of what was sold, each with fen."""
        return tuple(
            (int(name.removeprefix("proceeds_")), fen)
            for name, fen in self.values.items()
            if name.startswith("proceeds_") and fen
        )


class ExtensionForm(StepForm):
    """By how many days, and why."""

    days = forms.IntegerField(label="延长日数", min_value=1)
    reason = WordsField(
        label="延长的理由", rows=3, max_length=1000, help_text="书面告知当事人。"
    )

    def prepare(self) -> None:
        """Say how many days the law allows."""
        most = longest(self.setting.law, self.setting.seizure)
        self.fields["days"].help_text = f"只能延长一次，不超过 {most} 日。"


class AppraisalForm(StepForm):
    """What is tested by whom, from when to when."""

    what = forms.CharField(label="检测、检验、检疫或者技术鉴定的事项", max_length=200)
    agency = forms.CharField(label="承担单位", max_length=200, help_text="费用由本机关承担。")
    first = DayField(label="自")
    last = DayField(label="至")

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["first"].initial = self.setting.today


class DisposalForm(StepForm):
    """What becomes of the things, and on what it rests."""

    disposal = OneOf(
        label="处理", choices=[(one.value, label) for one, label in DISPOSAL_LABELS.items()]
    )
    reason = WordsField(label="事实和依据", rows=3, max_length=2000)
    docket = DocketField()
    device = DeviceField(required=False)
    unrecorded_reason = WordsField(
        label="没有音像记录的情况", rows=2, max_length=500, required=False, help_text=UNRECORDED
    )

    def prepare(self) -> None:
        """Suggest the cameras."""
        self.suggest_devices()


class LiftForm(StepForm):
    """On which of the five grounds."""

    reason = OneOf(label="解除的情形")
    words = WordsField(
        label="说明", rows=2, max_length=1000, required=False, help_text="期限届满的可以不填。"
    )
    docket = DocketField()

    def prepare(self) -> None:
        """Offer what can be true: the end of the period, or the others."""
        expired = self.setting.is_expired
        grounds = [one for one in Reason if (one is Reason.EXPIRED) is expired]
        self.offer("reason", [(one.value, one.label) for one in grounds])
        if expired:
            self.fields["reason"].initial = Reason.EXPIRED.value


class ReturnForm(StepForm):
    """Who took everything back, when."""

    returned_at = MomentField(label="返还时间")
    receiver = forms.CharField(label="领取人", max_length=100)
    unsigned_reason = WordsField(
        label="没有签收的情况",
        rows=2,
        max_length=500,
        required=False,
        help_text="已经签收的留空。",
    )
    device = DeviceField(required=False)
    unrecorded_reason = WordsField(
        label="没有音像记录的情况", rows=2, max_length=500, required=False, help_text=UNRECORDED
    )

    def prepare(self) -> None:
        """Begin with now."""
        self.begin_now("returned_at")
        self.suggest_devices()


class HandOverForm(StepForm):
    """To whom it goes, when."""

    receiver = forms.CharField(label="接收机关", max_length=100)
    handed_at = MomentField(label="移送时间")
    docket = DocketField()

    def prepare(self) -> None:
        """Begin with now."""
        self.begin_now("handed_at")


class ReleaseForm(ReturnForm):
    """Which things, on which ground, who took them."""

    items = SomeOf(label="解除哪几项", help_text="没有勾选的继续保管。")
    reason = OneOf(label="解除的情形", choices=[(one.value, one.label) for one in PARTIAL])
    words = WordsField(label="说明", rows=2, max_length=1000)
    field_order = ("items", "reason", "words")

    def prepare(self) -> None:
        """Offer what is still held."""
        super().prepare()
        held = held_of(self.setting.seizure)
        self.offer(
            "items",
            [(str(one.n), f"{one.n}. {one.name} {one.quantity}{one.unit}") for one in held],
        )


class LinkForm(StepForm):
    """Which of the cases against the same party."""

    docket = forms.ChoiceField(label="案件")

    def prepare(self) -> None:
        """Offer the cases against the same party that this person may see."""
        seizure = self.setting.seizure
        cases = open_cases_against(self.setting.actor, seizure.party_name, seizure.uscc)
        self.offer("docket", [(one.docket, f"{one.docket}，{one.cause}") for one in cases])


def _release(form: ReleaseForm, act: Act, law: RuleBook) -> object:
    said = dict(form.values) | {
        "items": tuple(int(n) for n in form.values["items"]),
        "reason": Reason(form.values["reason"]),
    }
    return release_items(ReleaseItems(form.number, **said), act=act, law=law)


def _link(form: LinkForm, act: Act, law: RuleBook) -> object:
    return link_seizure(LinkSeizure(form.number, **form.values), act=act, law=law)


def _keep(form: CustodyForm, act: Act, law: RuleBook) -> object:
    said: Any = form.values
    handed = None
    if said["changes"] == "yes":
        handed = Keeping(said["keeper"], said["place"], said["keeper_person"])
    order = RecordCustody(
        form.number, said["seen_at"], said["intact"] == "yes", said["words"], handed
    )
    return record_custody(order, act=act, law=law)


def _sell(form: SaleForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = SellPerishables(form.number, form.sold(), Manner(said["manner"]), said["reason"])
    return sell_perishables(order, act=act, law=law)


def _extend(form: ExtensionForm, act: Act, law: RuleBook) -> object:
    return extend_seizure(ExtendSeizure(form.number, **form.values), act=act, law=law)


def _begin(form: AppraisalForm, act: Act, law: RuleBook) -> object:
    return begin_appraisal(BeginAppraisal(form.number, **form.values), act=act, law=law)


def _end(form: Nothing, act: Act, law: RuleBook) -> object:
    return end_appraisal(EndAppraisal(form.number), act=act, law=law)


def _dispose(form: DisposalForm, act: Act, law: RuleBook) -> object:
    said = dict(form.values) | {"disposal": Disposal(form.values["disposal"])}
    return dispose_of_items(DisposeOfItems(form.number, **said), act=act, law=law)


def _lift(form: LiftForm, act: Act, law: RuleBook) -> object:
    said = dict(form.values) | {"reason": Reason(form.values["reason"])}
    return lift_seizure(LiftSeizure(form.number, **said), act=act, law=law)


def _return(form: ReturnForm, act: Act, law: RuleBook) -> object:
    return return_items(ReturnItems(form.number, **form.values), act=act, law=law)


def _hand_over(form: HandOverForm, act: Act, law: RuleBook) -> object:
    return hand_over_items(HandOverItems(form.number, **form.values), act=act, law=law)


def _keeps(setting: Setting) -> bool:
    return may(setting.actor, Permission.KEEP_SEIZED_THINGS) and setting.actor.person in {
        *setting.seizure.officers,
        setting.seizure.keeper_person,
    }


def _is_being_appraised(setting: Setting) -> bool:
    running = running_appraisal(setting.seizure, setting.today)
    return running is not None and running.first <= setting.today


def _goes_with_case(setting: Setting) -> bool:
    return goes_with_its_case(setting.seizure)


def _has_several(setting: Setting) -> bool:
    return len(held_of(setting.seizure)) > 1


def _names_no_case(setting: Setting) -> bool:
    return not setting.seizure.docket


def _must_end(setting: Setting) -> bool:
    must = setting.is_near_its_end or setting.has_fallen
    return must or setting.seizure.passed is False


P = Permission
STEPS = (
    SeizureStep(
        "lift", Step.LIFT, P.SEIZE, "acl-2011:28", LiftForm, _lift,
        "期限届满的必须解除；解除的，立即退还财物。", theirs=by_either,
        awaited=_must_end, clock=HOLD_FOR,
    ),
    SeizureStep(
        "return", Step.RETURN, P.SEIZE, "acl-2011:28.2", ReturnForm, _return,
        "立即退还；已变卖的退还所得款项，由领取人签收。", theirs=by_crew,
    ),
    SeizureStep(
        "keep", Step.KEEP, P.KEEP_SEIZED_THINGS, "acl-2011:26", CustodyForm, _keep,
        "妥善保管，不得使用或者损毁。", theirs=_keeps, awaited=never,
    ),
    SeizureStep(
        "extend", Step.EXTEND, P.APPROVE_SEIZURE, "acl-2011:25", ExtensionForm, _extend,
        "情况复杂的，届满以前可以延长一次，书面告知当事人并说明理由。", theirs=by_leader,
        awaited=never, opens=did_not_fail, lacks=FAILED,
    ),
    SeizureStep(
        "begin-appraisal", Step.BEGIN_APPRAISAL, P.SEIZE, "acl-2011:25.3", AppraisalForm,
        _begin, "期间须事先明确并书面告知当事人，不计入期限。", theirs=by_crew, awaited=never,
    ),
    SeizureStep(
        "end-appraisal", Step.END_APPRAISAL, P.SEIZE, "acl-2011:25.3", Nothing, _end,
        "自明日起继续计算期限。", theirs=by_crew,
        opens=_is_being_appraised, lacks="没有正在进行的检测、鉴定。", awaited=never,
    ),
    SeizureStep(
        "sell", Step.SELL, P.APPROVE_SEIZURE, "acl-2011:28.2", SaleForm, _sell,
        "只限鲜活物品或者其他不易保管的财物；所得款项代替财物。", theirs=by_leader,
        awaited=never,
    ),
    SeizureStep(
        "dispose", Step.DISPOSE, P.APPROVE_SEIZURE, "acl-2011:27", DisposalForm, _dispose,
        "没收以案件中作出没收的处罚决定为前提；销毁以法律、行政法规的规定为前提。",
        theirs=by_leader, awaited=never,
    ),
    SeizureStep(
        "hand-over", Step.HAND_OVER, P.SEIZE, "acl-2011:21", HandOverForm, _hand_over,
        "案件批准移送司法机关的，财物一并移送，并书面告知当事人。", theirs=by_crew,
        awaited=_goes_with_case,
    ),
    SeizureStep(
        "release-items", Step.RELEASE, P.SEIZE, "acl-2011:28", ReleaseForm, _release,
        "不再需要的逐项退还，由领取人签收；其余的继续保管，期限不变。", theirs=by_crew,
        opens=_has_several, lacks="只剩一项，应当解除整个查封、扣押。", awaited=never,
    ),
    SeizureStep(
        "link", Step.LINK, P.SEIZE, "acl-2011:23.1", LinkForm, _link,
        "先查封、扣押，后立案的，关联到对同一当事人的案件。", theirs=by_crew,
        opens=_names_no_case, lacks="已经属于一个案件。", awaited=never,
    ),
)  # fmt: skip
