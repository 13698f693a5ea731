"""The form of every step, on the spot and afterwards, and the command behind it."""

from django import forms

from mingjing.access.policy import Permission
from mingjing.cases.contests import running_in
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act
from mingjing.statute.decisions import DecisionKind
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import (
    BANK_WITHIN,
    HAND_IN_WITHIN,
    PUBLISH_WITHIN,
    REPORT_WITHIN,
    must_be_published,
    must_be_withdrawn,
)
from mingjing.summary.commands.archive_summary_penalty import (
    ArchiveSummaryPenalty,
    archive_summary_penalty,
)
from mingjing.summary.commands.collect_on_the_spot import CollectOnTheSpot, collect_on_the_spot
from mingjing.summary.commands.decide_on_the_spot import DecideOnTheSpot, decide_on_the_spot
from mingjing.summary.commands.deliver_on_the_spot import DeliverOnTheSpot, deliver_on_the_spot
from mingjing.summary.commands.hand_in import (
    BankCollectedFine,
    ReceiveCollectedFine,
    RecordSummaryPayment,
    bank_collected_fine,
    receive_collected_fine,
    record_summary_payment,
)
from mingjing.summary.commands.hear_on_the_spot import HearOnTheSpot, hear_on_the_spot
from mingjing.summary.commands.publish_summary_penalty import (
    PublishSummaryPenalty,
    publish_summary_penalty,
)
from mingjing.summary.commands.report_summary_penalty import (
    ReportSummaryPenalty,
    report_summary_penalty,
)
from mingjing.summary.commands.turn_into_ordinary import TurnIntoOrdinary, turn_into_ordinary
from mingjing.summary.kinds import GROUND_LABELS, REASON_LABELS, Ground, Reason
from mingjing.summary.queries import (
    collection_of,
    fine_of,
    is_owed,
    is_settled,
    proposal_of,
    remedies_of,
)
from mingjing.summary.states import Step
from mingjing.web.console.acts.fields import (
    DayField,
    MomentField,
    MoneyField,
    OneOf,
    Tick,
    WordsField,
)
from mingjing.web.console.summary.asking import Nothing, Setting, StepForm, SummaryStep

ANOTHER_DAY = "已经不是发现违法行为的当日，请转普通程序。"
SPOKE, ADOPTED, REFUSED = "spoke", "adopted", "refused_to_sign"


class HearForm(StepForm):
    """That the party was told; what it said, whether it holds, what is left."""

    told = Tick(
        label="已当场告知：拟处罚的内容、事实、理由、依据，以及陈述、申辩的权利",
    )
    said = OneOf(
        label="当事人",
        choices=[("nothing", "没有提出陈述、申辩"), (SPOKE, "提出陈述、申辩")],
        initial="nothing",
    )
    statement = WordsField(label="陈述、申辩的内容", rows=3, max_length=1000, required=False)
    outcome = OneOf(
        label="复核的结果",
        choices=[("kept", "理由不成立，不予采纳"), (ADOPTED, "理由成立，予以采纳")],
        required=False,
    )
    answer = WordsField(label="采纳或者不采纳的理由", rows=2, max_length=500, required=False)
    fine_fen = MoneyField(
        label="采纳后的罚款（元）",
        required=False,
        help_text="不得高于告知的数额；没有罚款的填 0。",
    )
    warning = Tick(label="仍然给予警告")
    told_at = MomentField(label="告知时间")

    def prepare(self) -> None:
        """Begin with now and with what was proposed; show the rest only where it is needed."""
        self.begin_now("told_at")
        proposal = proposal_of(self.setting.penalty)
        self.fields["fine_fen"].initial = proposal.fine_fen
        self.fields["warning"].initial = DecisionKind.WARNING in proposal.kinds
        for name in ("statement", "outcome", "answer"):
            self.fields[name].widget.attrs["data-only"] = SPOKE
        for name in ("fine_fen", "warning"):
            self.fields[name].widget.attrs["data-only"] = ADOPTED
        if DecisionKind.WARNING not in proposal.kinds:
            del self.fields["warning"]


class DeliverForm(StepForm):
    """Signed, or what was noted on the paper."""

    signed = OneOf(
        label="当事人",
        choices=[("signed", "已经签收"), (REFUSED, "拒绝签收")],
        initial="signed",
    )
    unsigned_reason = WordsField(
        label="拒绝签收的情况",
        rows=2,
        max_length=500,
        required=False,
        help_text="同样的话注明在决定书上。",
    )
    delivered_at = MomentField(label="交付时间")

    def prepare(self) -> None:
        """Begin with now."""
        self.begin_now("delivered_at")
        self.fields["unsigned_reason"].widget.attrs["data-only"] = REFUSED


class CollectForm(StepForm):
    """Which of the three cases, and the receipt."""

    ground = OneOf(
        label="可以当场收缴的情形",
        choices=[(one.value, text) for one, text in GROUND_LABELS.items()],
    )
    circumstances = WordsField(
        label="具体情况",
        rows=2,
        max_length=500,
        required=False,
        help_text="事后难以执行的写明原因；边远地区的写明地点、困难和当事人的请求。",
    )
    receipt = forms.CharField(
        label="专用票据号码", max_length=60, help_text="财政部门统一制发；没有票据的不得收缴。"
    )
    collected_at = MomentField(label="收缴时间", help_text="在水上收缴的，填抵岸的时间。")

    def prepare(self) -> None:
        """Begin with now."""
        self.begin_now("collected_at")


class TurnForm(StepForm):
    """Why it goes on in ordinary procedure."""

    reason = OneOf(
        label="转普通程序的理由",
        choices=[(one.value, text) for one, text in REASON_LABELS.items()],
    )
    remark = WordsField(label="说明", rows=2, max_length=500, required=False)


class ReceiveForm(StepForm):
    """The day."""

    received_on = DayField(label="交至本机关的日期")

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("received_on")


class BankForm(StepForm):
    """The day, and the slip."""

    banked_on = DayField(label="缴付银行的日期")
    slip = forms.CharField(label="银行凭证号码", max_length=60)

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("banked_on")


class PayForm(StepForm):
    """The day, the sum, and the slip."""

    paid_on = DayField(label="缴款日期")
    amount_fen = MoneyField(label="缴款数额（元）")
    slip = forms.CharField(label="银行凭证号码", max_length=60)

    def prepare(self) -> None:
        """Begin with today, and with what is outstanding."""
        self.begin_today("paid_on")
        self.fields["amount_fen"].initial = fine_of(self.setting.penalty).outstanding_fen


class PublishForm(StepForm):
    """Where and when."""

    published_on = DayField(label="公示日期")
    published_at = forms.CharField(
        label="在何处公示",
        max_length=300,
        help_text="监督管理部门公示系统；信用渠道对轻微失信原则上不公示（未核实）。",
    )

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("published_on")


class ArchiveForm(StepForm):
    """The volume."""

    volume = forms.CharField(
        label="归入的案卷", max_length=100, help_text="简易程序的案件多案一卷。（未核实）"
    )


def _hear(form: HearForm, act: Act, law: RuleBook) -> object:
    said = form.values
    spoke = said["said"] == SPOKE
    adopted = spoke and said["outcome"] == ADOPTED
    order = HearOnTheSpot(
        form.number,
        said["told_at"],
        said["told"],
        statement=said["statement"] if spoke else "",
        adopted=adopted,
        answer=said["answer"] if spoke else "",
        fine_fen=said["fine_fen"] if adopted else None,
        warning=said["warning"] if adopted and "warning" in said else None,
    )
    return hear_on_the_spot(order, act=act, law=law)


def _decide(form: Nothing, act: Act, law: RuleBook) -> object:
    return decide_on_the_spot(DecideOnTheSpot(form.number), act=act, law=law)


def _deliver(form: DeliverForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    signed = said["signed"] == "signed"
    order = DeliverOnTheSpot(form.number, said["delivered_at"], signed, said["unsigned_reason"])
    return deliver_on_the_spot(order, act=act)


def _collect(form: CollectForm, act: Act, law: RuleBook) -> object:
    said = dict(form.values)
    ground = Ground(said.pop("ground"))
    return collect_on_the_spot(CollectOnTheSpot(form.number, ground, **said), act=act, law=law)


def _turn(form: TurnForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = TurnIntoOrdinary(form.number, Reason(said["reason"]), said["remark"])
    return turn_into_ordinary(order, act=act)


def _receive(form: ReceiveForm, act: Act, law: RuleBook) -> object:
    return receive_collected_fine(
        ReceiveCollectedFine(form.number, **form.values), act=act, law=law
    )


def _bank(form: BankForm, act: Act, law: RuleBook) -> object:
    return bank_collected_fine(BankCollectedFine(form.number, **form.values), act=act, law=law)


def _pay(form: PayForm, act: Act, law: RuleBook) -> object:
    return record_summary_payment(
        RecordSummaryPayment(form.number, **form.values), act=act, law=law
    )


def _report(form: Nothing, act: Act, law: RuleBook) -> object:
    return report_summary_penalty(ReportSummaryPenalty(form.number), act=act, law=law)


def _publish(form: PublishForm, act: Act, law: RuleBook) -> object:
    return publish_summary_penalty(
        PublishSummaryPenalty(form.number, **form.values), act=act, law=law
    )


def _archive(form: ArchiveForm, act: Act, _law: RuleBook) -> object:
    return archive_summary_penalty(ArchiveSummaryPenalty(form.number, **form.values), act=act)


def _is_that_day(setting: Setting) -> bool:
    return legal_date(setting.penalty.found_at) == setting.today


def _has_fine_to_take(setting: Setting) -> bool:
    return is_owed(setting.penalty)


def _may_be_collected(setting: Setting) -> bool:
    return _has_fine_to_take(setting) and not fine_of(setting.penalty).payments


def _is_to_be_received(setting: Setting) -> bool:
    taken = collection_of(setting.penalty)
    return taken is not None and taken.received_on is None


def _is_to_be_banked(setting: Setting) -> bool:
    taken = collection_of(setting.penalty)
    return taken is not None and taken.received_on is not None and taken.banked_on is None


def _is_to_be_published(setting: Setting) -> bool:
    return must_be_published(setting.penalty)


def _is_to_be_put_away(setting: Setting) -> bool:
    penalty = setting.penalty
    done = penalty.published_on is not None or penalty.withheld_on is not None
    is_public = done or not must_be_published(penalty)
    is_quiet = running_in(remedies_of(penalty)) is None and not must_be_withdrawn(penalty)
    return is_public and is_quiet and is_settled(penalty)


STEPS = (
    SummaryStep(
        "hear", Step.HEAR, Permission.PUNISH_ON_THE_SPOT, "apl-2021:44", HearForm, _hear,
        "告知、听取之后才能决定；不因陈述、申辩给予更重的处罚。", then="decide",
        opens=_is_that_day, lacks=ANOTHER_DAY,
    ),
    SummaryStep(
        "decide", Step.DECIDE, Permission.PUNISH_ON_THE_SPOT, "apl-2021:52.1", Nothing, _decide,
        "由此制作有编号的决定书，写明应当先申请行政复议。", then="deliver",
        opens=_is_that_day, lacks=ANOTHER_DAY,
    ),
    SummaryStep(
        "deliver", Step.DELIVER, Permission.PUNISH_ON_THE_SPOT, "apl-2021:52.1", DeliverForm,
        _deliver, "决定书当场交付当事人；拒绝签收的，在决定书上注明。",
    ),
    SummaryStep(
        "collect", Step.COLLECT, Permission.PUNISH_ON_THE_SPOT, "apl-2021:68", CollectForm,
        _collect, "只有三种情形可以当场收缴；二日内交至本机关。",
        opens=_may_be_collected, lacks="没有罚款，或者罚款已经缴清。", is_main=False,
    ),
    SummaryStep(
        "report", Step.REPORT, Permission.PUNISH_ON_THE_SPOT, "apl-2021:52.3", Nothing, _report,
        "由此制作备案表，报本机关备案。", clock=REPORT_WITHIN,
    ),
    SummaryStep(
        "turn", Step.TURN, Permission.REGISTER_LEAD, "apl-2021:54.1", TurnForm, _turn,
        "已经登记的当事人和事实成为普通程序的线索；这里不再作出决定。", is_main=False,
    ),
    SummaryStep(
        "receive", Step.RECEIVE, Permission.RECEIVE_FINE, "apl-2021:71", ReceiveForm, _receive,
        "执法人员当场收缴的罚款交至本机关；收缴的人不能自己接收。",
        opens=_is_to_be_received, lacks="没有当场收缴的罚款，或者已经接收。",
        clock=HAND_IN_WITHIN, is_apart=True,
    ),
    SummaryStep(
        "bank", Step.BANK, Permission.RECEIVE_FINE, "apl-2021:71", BankForm, _bank,
        "本机关收到之后二日内缴付指定的银行。",
        opens=_is_to_be_banked, lacks="罚款还没有交至本机关，或者已经缴付银行。",
        clock=BANK_WITHIN, is_apart=True,
    ),
    SummaryStep(
        "pay", Step.PAY, Permission.RECORD_PAYMENT, "apl-2021:67.3", PayForm, _pay,
        "当事人到指定的银行或者通过电子支付系统缴纳之后登记；分期的每次登记。",
        opens=_has_fine_to_take, lacks="没有要到银行缴纳的罚款。", is_main=False,
    ),
    SummaryStep(
        "publish", Step.PUBLISH, Permission.PUBLISH, "asl-2021:78.2", PublishForm, _publish,
        "已在别处公示的，登记在何处；在本网站公示的，从“公示”办理，不必登记。", is_main=False,
        opens=_is_to_be_published, lacks="当事人不是生产经营单位，不必公示。",
        clock=PUBLISH_WITHIN, is_apart=True,
    ),
    SummaryStep(
        "archive", Step.ARCHIVE, Permission.ARCHIVE, "apl-2021:47", ArchiveForm, _archive,
        "归入简易程序的案卷，按保管期限保存。",
        opens=_is_to_be_put_away,
        lacks="还没有公示、罚款还没有了结，或者复议、诉讼还没有结果。",
    ),
)  # fmt: skip
