"""电子技术监控: the record, its review, and that the party was told."""

from typing import TYPE_CHECKING

from mingjing.access.policy import Permission
from mingjing.cases.investigation.appraising import UNDER_WAY
from mingjing.cases.investigation.commands.monitor import (
    EnterMonitoringRecord,
    ReviewMonitoringRecord,
    TellMonitoringRecord,
    enter_monitoring_record,
    review_monitoring_record,
    tell_monitoring_record,
)
from mingjing.cases.investigation.monitoring import FACTS, REVIEW, TELL, Virtue
from mingjing.cases.investigation.queries import monitoring_records_of
from mingjing.cases.states import Step
from mingjing.evidence.queries import items_of
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import DayField, MomentField, OneOf, SomeOf, WordsField

if TYPE_CHECKING:
    from collections.abc import Callable

    from mingjing.cases.investigation.models import MonitoringRecord


class EnterForm(ActForm):
    """Which item of evidence, and the equipment that made it."""

    item = OneOf(label="监控记录在证据中的编号", help_text="先提交证据，再在这里登记。")
    recorded_at = MomentField(label="记录时间")
    equipment = WordsField(label=FACTS["equipment"], rows=1, max_length=200)
    place = WordsField(label=FACTS["place"], rows=1, max_length=200)
    published = WordsField(label=FACTS["published"], rows=1, max_length=300)
    technical_review = WordsField(
        label=FACTS["technical_review"],
        rows=2,
        max_length=300,
        help_text="谁、何时、凭什么文件确认设备符合标准、设置合理、标志明显。",
    )
    legal_review = WordsField(
        label=FACTS["legal_review"], rows=2, max_length=300, help_text="谁、何时、凭什么文件。"
    )

    def prepare(self) -> None:
        """Offer the evidence that was not entered yet."""
        left = _items_left(self.setting)
        self.offer("item", left)
        if not left:
            self.fields["item"].help_text = "没有可以登记的证据，请先提交监控记录。"


def _items_left(setting: Setting) -> list[tuple[str, str]]:
    """Return the evidence that nobody entered as monitoring yet."""
    entered = {one.item for one in monitoring_records_of(setting.case)}
    items = items_of(setting.case.docket)
    return [
        (str(one.seq), f"{one.seq}. {one.title}") for one in items if one.seq not in entered
    ]


def _enter(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = dict(form.values)
    item = int(said.pop("item"))
    order = EnterMonitoringRecord(form.setting.case.docket, item, **said)
    return enter_monitoring_record(order, act=act)


def _unreviewed(row: "MonitoringRecord") -> bool:
    return row.passed is None


def _untold(row: "MonitoringRecord") -> bool:
    return row.passed is True and row.told_on is None


def _some(
    setting: Setting, judge: "Callable[[MonitoringRecord], bool]"
) -> "list[MonitoringRecord]":
    return [one for one in monitoring_records_of(setting.case) if judge(one)]


class ReviewForm(ActForm):
    """What the record has of what the article asks."""

    record = OneOf(label="监控记录")
    virtues = SomeOf(
        label="记录的内容",
        choices=[(one.value, one.label) for one in Virtue],
        required=False,
        help_text="有一项不选的，记录不得作为行政处罚的证据。",
    )
    opinion = WordsField(label="审核意见", rows=3)

    def prepare(self) -> None:
        """Offer what is not reviewed; choose where there is only one."""
        _offer(self, _unreviewed)


def _offer(form: ActForm, judge: "Callable[[MonitoringRecord], bool]") -> None:
    rows = _some(form.setting, judge)
    choices = [(str(one.pk), f"第 {one.item} 号证据，{one.equipment}") for one in rows]
    form.offer("record", choices)
    if len(rows) == 1:
        form.fields["record"].initial = choices[0][0]


def _review(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ReviewMonitoringRecord(
        form.setting.case.docket,
        int(said["record"]),
        tuple(Virtue(one) for one in said["virtues"]),
        said["opinion"],
    )
    return review_monitoring_record(order, act=act, law=law)


class TellForm(ActForm):
    """When the party was told, and how it may see the record."""

    record = OneOf(label="监控记录")
    told_on = DayField(label="告知日期")
    how = WordsField(label="怎样告知，当事人怎样查询", rows=2, max_length=500)

    def prepare(self) -> None:
        """Offer what counts and was not told; begin with today."""
        _offer(self, _untold)
        self.fields["told_on"].initial = self.setting.today


def _tell(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = TellMonitoringRecord(
        form.setting.case.docket, int(said["record"]), said["told_on"], said["how"]
    )
    return tell_monitoring_record(order, act=act)


def _open_where(judge: "Callable[[MonitoringRecord], bool]") -> "Callable[[Setting], bool]":
    return lambda setting: setting.case.stage in UNDER_WAY and bool(_some(setting, judge))


ACTS = (
    CaseAct(
        "enter-monitoring-record",
        "登记电子技术监控记录",
        Step.INVESTIGATE,
        Permission.INVESTIGATE,
        REVIEW,
        EnterForm,
        _enter,
        "从此在审核之前不算证据，也不能终结调查。",
        is_main=False,
    ),
    CaseAct(
        "review-monitoring-record",
        "审核电子技术监控记录",
        None,
        Permission.REVIEW,
        REVIEW,
        ReviewForm,
        _review,
        "未经审核或者经审核不符合要求的，不得作为行政处罚的证据。",
        opens=_open_where(_unreviewed),
        lacks=lambda _setting: "没有等待审核的监控记录。",
        waits=lambda setting: setting.actor.person not in setting.case.handlers,
        shows_file=True,
        about="monitoring",
    ),
    CaseAct(
        "tell-monitoring-record",
        "告知监控记录的违法事实",
        None,
        Permission.INVESTIGATE,
        TELL,
        TellForm,
        _tell,
        "及时告知当事人违法事实，为查询、陈述和申辩提供便利。",
        opens=_open_where(_untold),
        lacks=lambda _setting: "没有需要告知的监控记录。",
        about="monitoring",
    ),
)
