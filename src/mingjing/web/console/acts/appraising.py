"""鉴定、检测: the commission, the opinion, what the party is told and says to it."""

from typing import TYPE_CHECKING

from django import forms

from mingjing.access.policy import Permission
from mingjing.cases.investigation.appraising import RULE, UNDER_WAY, SentItem
from mingjing.cases.investigation.commands.appraise import (
    AnswerReappraisal,
    CommissionAppraisal,
    RecordAppraisalOpinion,
    RequestReappraisal,
    TellAppraisalOpinion,
    answer_reappraisal,
    commission_appraisal,
    record_appraisal_opinion,
    request_reappraisal,
    tell_appraisal_opinion,
)
from mingjing.cases.investigation.queries import appraisals_of
from mingjing.cases.states import Step
from mingjing.evidence.queries import items_of
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import DayField, LinesField, OneOf, WordsField

if TYPE_CHECKING:
    from collections.abc import Callable

    from mingjing.cases.investigation.models import ExpertAppraisal

LEAST = 2
AGAIN, NOT_AGAIN = "again", "not_again"
NONE = ("0", "没有")


def _waiting(row: "ExpertAppraisal") -> bool:
    return row.ended_on is None


def _untold(row: "ExpertAppraisal") -> bool:
    return bool(row.opinion) and row.told_on is None


def _contestable(row: "ExpertAppraisal") -> bool:
    return row.told_on is not None and row.objected_on is None


def _contested(row: "ExpertAppraisal") -> bool:
    return row.objected_on is not None and row.again is None


def _granted(row: "ExpertAppraisal") -> bool:
    return row.again is True


def _some(
    setting: Setting, judge: "Callable[[ExpertAppraisal], bool]"
) -> "list[ExpertAppraisal]":
    return [one for one in appraisals_of(setting.case) if judge(one)]


def _named(row: "ExpertAppraisal") -> tuple[str, str]:
    return str(row.pk), f"{row.agency}：{row.demands}"


class CommissionForm(ActForm):
    """What is sent to whom, what is to be found out, until when."""

    agency = WordsField(label="鉴定（检测）机构", rows=1, max_length=200)
    items = LinesField(
        label="送鉴物品", help_text="每行一项：名称｜数量｜规格型号｜备注，后两项可以不写。"
    )
    demands = WordsField(label="鉴定要求", rows=3)
    due_on = DayField(label="提交期限")
    contact = WordsField(label="联系人", rows=1, max_length=60)
    telephone = WordsField(label="电话", rows=1, max_length=30)
    repeats = OneOf(label="重新鉴定", choices=[NONE], initial="0")

    def prepare(self) -> None:
        """Offer those that a leader lets be done again."""
        rows = _some(self.setting, _granted)
        self.offer("repeats", [NONE, *(_named(one) for one in rows)])

    def clean_items(self) -> tuple[SentItem, ...]:
        """Return what is sent, and say which line lacks its quantity."""
        lines: tuple[str, ...] = self.cleaned_data["items"]
        return tuple(_item(n, line) for n, line in enumerate(lines, start=1))


def _item(n: int, line: str) -> SentItem:
    parts = [part.strip() for part in line.replace("|", "｜").split("｜")]
    if len(parts) < LEAST or not all(parts[:LEAST]):
        raise forms.ValidationError(f"第 {n} 行没有名称或者数量：{line}")
    if len(parts) > len(SentItem.__dataclass_fields__):
        raise forms.ValidationError(f"第 {n} 行的项数太多：{line}")
    return SentItem(*parts)


def _commission(form: ActForm, act: Act, law: RuleBook) -> object:
    said = dict(form.values)
    repeats = int(said.pop("repeats"))
    order = CommissionAppraisal(form.setting.case.docket, repeats=repeats, **said)
    return commission_appraisal(order, act=act, law=law)


class _ChosenForm(ActForm):
    """Which appraisal: those for which the act is open."""

    appraisal = OneOf(label="鉴定")

    def judge(self, row: "ExpertAppraisal") -> bool:
        """Say whether the act is open for one."""
        return _waiting(row)

    def prepare(self) -> None:
        """Offer what is open; choose where there is only one."""
        rows = _some(self.setting, self.judge)
        self.offer("appraisal", [_named(one) for one in rows])
        if len(rows) == 1:
            self.fields["appraisal"].initial = str(rows[0].pk)


class OpinionForm(_ChosenForm):
    """The opinion and where it lies, or why there is none."""

    opinion = WordsField(label="鉴定意见", rows=3, required=False)
    item = OneOf(label="鉴定意见在证据中的编号", choices=[NONE], initial="0")
    opinion_on = DayField(label="鉴定意见的日期")
    failure = WordsField(
        label="没有鉴定意见的原因", rows=2, required=False, help_text="有意见的不填。"
    )

    def prepare(self) -> None:
        """As above; offer the evidence, begin with today."""
        super().prepare()
        items = items_of(self.setting.case.docket)
        offered = [(str(one.seq), f"{one.seq}. {one.title}") for one in items]
        self.offer("item", [NONE, *offered])
        self.fields["opinion_on"].initial = self.setting.today


def _record(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = RecordAppraisalOpinion(
        form.setting.case.docket,
        int(said["appraisal"]),
        said["opinion_on"],
        said["opinion"],
        int(said["item"]),
        said["failure"],
    )
    return record_appraisal_opinion(order, act=act)


class TellForm(_ChosenForm):
    """Who got the copy, and when."""

    told_to = WordsField(label="收到鉴定意见副本的人", rows=1, max_length=100)
    told_on = DayField(label="告知日期")

    def judge(self, row: "ExpertAppraisal") -> bool:
        """Say whether its opinion was not told yet."""
        return _untold(row)

    def prepare(self) -> None:
        """As above; begin with today."""
        super().prepare()
        self.fields["told_on"].initial = self.setting.today


def _tell(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = TellAppraisalOpinion(
        form.setting.case.docket, int(said["appraisal"]), said["told_to"], said["told_on"]
    )
    return tell_appraisal_opinion(order, act=act, law=law)


class ObjectionForm(_ChosenForm):
    """Why the party wants it done again."""

    reasons = WordsField(label="申请重新鉴定的理由", rows=3)
    objected_on = DayField(label="申请日期")

    def judge(self, row: "ExpertAppraisal") -> bool:
        """Say whether the party may still ask."""
        return _contestable(row)

    def prepare(self) -> None:
        """As above; begin with today."""
        super().prepare()
        self.fields["objected_on"].initial = self.setting.today


def _object(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = RequestReappraisal(
        form.setting.case.docket, int(said["appraisal"]), said["reasons"], said["objected_on"]
    )
    return request_reappraisal(order, act=act)


class AnswerForm(_ChosenForm):
    """Again or not, and why."""

    again = OneOf(label="答复", choices=[(AGAIN, "同意重新鉴定"), (NOT_AGAIN, "不同意")])
    reasons = WordsField(label="理由", rows=3)

    def judge(self, row: "ExpertAppraisal") -> bool:
        """Say whether the party waits for the answer."""
        return _contested(row)


def _answer(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = AnswerReappraisal(
        form.setting.case.docket,
        int(said["appraisal"]),
        said["again"] == AGAIN,
        said["reasons"],
    )
    return answer_reappraisal(order, act=act)


def _open_where(judge: "Callable[[ExpertAppraisal], bool]") -> "Callable[[Setting], bool]":
    return lambda setting: setting.case.stage in UNDER_WAY and bool(_some(setting, judge))


def _nothing(_setting: Setting) -> str:
    return "没有可以办理的鉴定，或者调查已经终结。"


ACTS = (
    CaseAct(
        "commission-appraisal",
        "委托鉴定、检测",
        Step.INVESTIGATE,
        Permission.INVESTIGATE,
        RULE,
        CommissionForm,
        _commission,
        "制发鉴定委托书；办案期限不因鉴定中断。",
        is_main=False,
    ),
    CaseAct(
        "record-appraisal-opinion",
        "登记鉴定意见",
        None,
        Permission.INVESTIGATE,
        RULE,
        OpinionForm,
        _record,
        "鉴定意见先作为证据提交；没有意见的写明原因。",
        opens=_open_where(_waiting),
        lacks=_nothing,
        about="appraisals",
    ),
    CaseAct(
        "tell-appraisal-opinion",
        "告知鉴定意见",
        None,
        Permission.INVESTIGATE,
        RULE,
        TellForm,
        _tell,
        "连同鉴定意见副本交当事人；告知之前不能终结调查（属于理解，未核实）。",
        opens=_open_where(_untold),
        lacks=_nothing,
        about="appraisals",
    ),
    CaseAct(
        "request-reappraisal",
        "登记重新鉴定的申请",
        None,
        Permission.INVESTIGATE,
        RULE,
        ObjectionForm,
        _object,
        "由负责人答复；答复之前不能终结调查。",
        opens=_open_where(_contestable),
        lacks=_nothing,
        is_main=False,
        about="appraisals",
    ),
    CaseAct(
        "answer-reappraisal",
        "答复重新鉴定的申请",
        None,
        Permission.DECIDE,
        RULE,
        AnswerForm,
        _answer,
        "同意的，由承办人另行委托；不同意的，告知理由。",
        opens=_open_where(_contested),
        lacks=_nothing,
        waits=lambda setting: setting.actor.person not in setting.case.handlers,
        about="appraisals",
    ),
)
