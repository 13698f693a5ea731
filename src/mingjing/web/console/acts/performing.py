"""After the decision: 送达、缴款、履行、结案、归档."""

from collections.abc import Collection

from django import forms

from mingjing.access.policy import Permission
from mingjing.casefile.commands.archive_casefile import ArchiveCasefile, archive_casefile
from mingjing.cases.commands.announce_service import AnnounceService, announce_service
from mingjing.cases.commands.perform import (
    CloseCase,
    CompletePerformance,
    RecordPayment,
    Serve,
    close_case,
    complete_performance,
    record_payment,
    serve,
)
from mingjing.cases.commands.perform_duty import RecordDutyPerformed, record_duty_performed
from mingjing.cases.debts import open_duties_of, outstanding_fen
from mingjing.cases.deliveries import (
    MODES,
    PUBLIC_NOTICE,
    SERVED_AFTER,
    WAYS_OF_SERVICE,
)
from mingjing.cases.duties import Duty
from mingjing.cases.exits import Exit
from mingjing.cases.queries import (
    announcement_if_any,
    decision_if_any,
    ending_if_any,
    referral_if_any,
)
from mingjing.cases.referring import OPEN, stage_of_report
from mingjing.cases.states import State, Step
from mingjing.kernel.money import yuan
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.recording import Act
from mingjing.statute.founded import UNVERIFIED
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.statute.performers import unverified_performers
from mingjing.web.console.acts.asking import ActForm, CaseAct, Nothing, Setting
from mingjing.web.console.acts.fields import (
    DayField,
    MoneyField,
    OneOf,
    Pair,
    SomeOf,
    Tick,
    WordsField,
)
from mingjing.web.stores import evidence_store


class ServiceForm(ActForm):
    """How, when, to whom the decision was served."""

    mode = OneOf(label="送达方式", choices=list(WAYS_OF_SERVICE.items()))
    officers = Pair(label="送达人", help_text="两名。")
    served_on = DayField(label="送达日期")
    receiver = WordsField(label="受送达人或者代收人", rows=1, max_length=100)
    relation = WordsField(
        label="收件人与受送达人的关系", rows=1, max_length=100, required=False
    )
    place = WordsField(label="送达地点", rows=1, max_length=200, required=False)
    refusal = WordsField(
        label="拒收事由", rows=2, required=False, help_text="留置送达的，写明拒收事由。"
    )
    attestor = WordsField(label="见证人", rows=1, max_length=100, required=False)
    remark = WordsField(label="备注", rows=2, required=False, help_text="如邮件号。")
    proof = forms.FileField(
        label="证明材料",
        required=False,
        help_text="电子送达必须提交确认书；留置送达提交照片、录像，或者填写拒收事由和见证人。",
        widget=forms.FileInput(attrs={"accept": "image/*,video/*,application/pdf"}),
    )

    def prepare(self) -> None:
        """Offer the officers of the case, and today."""
        self.only_for("by_leaving", "refusal", "attestor")
        self.offer_officers("officers", first=self.setting.case.officers)
        self.fields["served_on"].initial = self.setting.today
        announced = announcement_if_any(self.setting.case)
        if announced is not None:
            due = self.setting.law.due(SERVED_AFTER, announced.announced_on)
            self.fields["mode"].initial = PUBLIC_NOTICE
            self.fields["receiver"].initial = self.setting.case.party.name
            self.fields["served_on"].initial = day_of(due.nominal)


def _serve(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    is_left = said["mode"] == "by_leaving"
    proof = None
    if said["proof"]:
        stored = evidence_store().receive(said["proof"].file, declared_size=said["proof"].size)
        proof = BlobRef(stored.sha256, stored.size)
    order = Serve(
        docket=form.setting.case.docket,
        mode=said["mode"],
        officers=said["officers"],
        served_on=said["served_on"],
        receiver=said["receiver"],
        proof=proof,
        relation=said["relation"],
        place=said["place"],
        refusal=said["refusal"] if is_left else "",
        attestor=said["attestor"] if is_left else "",
        remark=said["remark"],
    )
    return serve(order, act=act, law=law)


class AnnouncementForm(ActForm):
    """What was tried, why nothing reaches the party, and where it was announced."""

    tried = SomeOf(
        label="已经试过、没有送达的方式", choices=list(MODES.items()), required=False
    )
    is_missing = Tick(label="当事人下落不明")
    reasons = WordsField(label="原因和经过", rows=4, help_text="记入案卷。")
    medium = WordsField(
        label="公告媒介", rows=1, max_length=300, help_text="网站、报纸的名称和网址、期号。"
    )
    announced_on = DayField(label="公告日期")
    officers = Pair(label="送达人", help_text="两名。")
    proof = forms.FileField(
        label="公告的照片、录像或者网页截图",
        widget=forms.FileInput(attrs={"accept": "image/*,video/*,application/pdf"}),
    )

    def prepare(self) -> None:
        """Offer the officers of the case, and today."""
        self.offer_officers("officers", first=self.setting.case.officers)
        self.fields["announced_on"].initial = self.setting.today


def _announce(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    stored = evidence_store().receive(said["proof"].file, declared_size=said["proof"].size)
    order = AnnounceService(
        docket=form.setting.case.docket,
        officers=said["officers"],
        announced_on=said["announced_on"],
        medium=said["medium"],
        tried=tuple(said["tried"]),
        is_missing=said["is_missing"],
        reasons=said["reasons"],
        proof=BlobRef(stored.sha256, stored.size),
    )
    return announce_service(order, act=act, law=law)


def _is_unannounced(setting: Setting) -> bool:
    return announcement_if_any(setting.case) is None


def _may_be_served(setting: Setting) -> bool:
    """Say whether nothing is announced, or the announcement has run its days."""
    announced = announcement_if_any(setting.case)
    if announced is None:
        return True
    return setting.today >= day_of(
        setting.law.due(SERVED_AFTER, announced.announced_on).nominal
    )


class PaymentForm(ActForm):
    """A payment as the bank reported it."""

    paid_on = DayField(label="缴款日期")
    amount_yuan = MoneyField(label="缴款数额（元）")
    reference = WordsField(label="代收机构凭证编号", rows=1, max_length=60)

    def prepare(self) -> None:
        """Begin with today and with what is outstanding."""
        self.fields["paid_on"].initial = self.setting.today
        decision = decision_if_any(self.setting.case)
        if decision is not None:
            self.fields["amount_yuan"].initial = yuan(outstanding_fen(decision))


def _pay(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = RecordPayment(
        form.setting.case.docket, said["paid_on"], said["amount_yuan"], said["reference"]
    )
    return record_payment(order, act=act)


class DutyForm(ActForm):
    """Which duty, when it was performed, and how that was seen."""

    kind = OneOf(label="已经履行的义务")
    performed_on = DayField(label="履行日期")
    how = WordsField(
        label="怎样核实", rows=3, max_length=500, help_text="现场核实的情况、办理的文书和凭证。"
    )
    proof = forms.FileField(
        label="照片或者凭证",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
    )

    def prepare(self) -> None:
        """Offer what is open, and today."""
        duties = _open_duties(self.setting)
        decided_on = self.setting.case.decided_on or self.setting.today
        unread = unverified_performers(self.setting.law, decided_on)
        self.offer("kind", [(one.kind, _in_words(one, unread)) for one in duties])
        if len(duties) == 1:
            self.fields["kind"].initial = duties[0].kind
        self.fields["performed_on"].initial = self.setting.today


def _in_words(duty: Duty, unread: Collection[str]) -> str:
    badge = f"，由谁履行{UNVERIFIED}" if duty.kind in unread else ""
    return f"{duty.label}（{duty.performer.label}{badge}）"


def _open_duties(setting: Setting) -> tuple[Duty, ...]:
    decision = decision_if_any(setting.case)
    return () if decision is None else open_duties_of(setting.case, decision)


def _perform_duty(form: ActForm, act: Act, _law: RuleBook) -> object:
    said, proof = form.values, None
    if said["proof"]:
        stored = evidence_store().receive(said["proof"].file, declared_size=said["proof"].size)
        proof = BlobRef(stored.sha256, stored.size)
    order = RecordDutyPerformed(
        form.setting.case.docket, said["kind"], said["performed_on"], said["how"], proof
    )
    return record_duty_performed(order, act=act)


def _has_open_duty(setting: Setting) -> bool:
    return bool(_open_duties(setting))


def _is_all_done(setting: Setting) -> bool:
    decision = decision_if_any(setting.case)
    return decision is not None and not (outstanding_fen(decision) or _open_duties(setting))


def _owes_money(setting: Setting) -> bool:
    decision = decision_if_any(setting.case)
    return decision is not None and bool(outstanding_fen(decision))


class PerformanceForm(ActForm):
    """When everything was performed, and how that was seen."""

    completed_on = DayField(label="履行完毕日期")
    how = WordsField(label="怎样核实履行完毕")

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["completed_on"].initial = self.setting.today


def _perform(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = CompletePerformance(form.setting.case.docket, said["completed_on"], said["how"])
    return complete_performance(order, act=act)


class ClosingForm(ActForm):
    """On what ground the case is finished."""

    ground = WordsField(label="结案事由", rows=2, initial="处罚决定履行完毕")

    def prepare(self) -> None:
        """Begin with the way out, where there was no penalty."""
        way = self.setting.case.exit
        if way:
            self.fields["ground"].initial = Exit(way).label


def _close(form: ActForm, act: Act, _law: RuleBook) -> object:
    return close_case(CloseCase(form.setting.case.docket, form.values["ground"]), act=act)


def _is_at_its_end(setting: Setting) -> bool:
    case, ending = setting.case, ending_if_any(setting.case)
    if stage_of_report(referral_if_any(case)) in OPEN:
        return False
    return case.stage is not State.NOT_PENALISED or bool(ending and ending.served_on)


def _archive(form: ActForm, act: Act, law: RuleBook) -> object:
    order = ArchiveCasefile(form.setting.case.docket)
    return archive_casefile(order, act=act, law=law, store=evidence_store())


ACTS = (
    CaseAct(
        "serve",
        "登记送达",
        Step.SERVE,
        Permission.SERVE,
        "apl-2021:61.1",
        ServiceForm,
        _serve,
        "自作出决定之日起七个工作日内送达；送达之日起十五日内缴款。",
        waits=_may_be_served,
        about="announcements",
    ),
    CaseAct(
        "announce-service",
        "登记公告送达",
        Step.SERVE,
        Permission.SERVE,
        "cpl-2023:95.1",
        AnnouncementForm,
        _announce,
        "下落不明或者其他方式无法送达的才可以公告；满三十日视为送达。",
        opens=_is_unannounced,
        lacks=lambda _setting: "已经公告。",
        is_main=False,
    ),
    CaseAct(
        "record-payment",
        "登记缴款",
        Step.RECORD_PAYMENT,
        Permission.RECORD_PAYMENT,
        "apl-2021:67.3",
        PaymentForm,
        _pay,
        "罚款由当事人到代收机构缴纳，执法人员不得自行收缴。",
        opens=_owes_money,
        lacks=lambda _setting: "没有尚未缴纳的罚款。",
    ),
    CaseAct(
        "perform-duty",
        "登记履行义务",
        Step.PERFORM_DUTY,
        Permission.RECORD_PAYMENT,
        "apl-2021:66.1",
        DutyForm,
        _perform_duty,
        "罚款以外的义务逐项登记；由谁履行以作出决定之日的设定为准。",
        opens=_has_open_duty,
        lacks=lambda _setting: "没有罚款以外尚未履行的义务。",
    ),
    CaseAct(
        "complete-performance",
        "登记履行完毕",
        Step.COMPLETE_PERFORMANCE,
        Permission.RECORD_PAYMENT,
        "apl-2021:66.1",
        PerformanceForm,
        _perform,
        "罚款和其他义务都履行完毕的，写明怎样核实。",
        opens=_is_all_done,
        lacks=lambda _setting: "罚款还没有缴清，或者还有其他义务没有履行。",
    ),
    CaseAct(
        "close",
        "批准结案",
        Step.CLOSE,
        Permission.CLOSE_CASE,
        "apl-2021:47",
        ClosingForm,
        _close,
        "结案后由股室专人或者档案员立卷归档。",
        opens=_is_at_its_end,
        lacks=lambda _setting: "不予处罚决定还没有送达，或者移送司法机关还没有办结。",
        elsewhere="approval",
    ),
    CaseAct(
        "archive",
        "立卷归档",
        Step.ARCHIVE,
        Permission.ARCHIVE,
        "apl-2021:47",
        Nothing,
        _archive,
        "逐件核对摘要，编目封存；承办人不能为自己承办的案件归档。",
    ),
)
