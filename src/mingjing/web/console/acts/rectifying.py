"""责令改正 in a case: the order, and the look afterwards."""

from typing import TYPE_CHECKING

from mingjing.access.policy import Permission
from mingjing.cases.investigation.commands.rectify import (
    RULE,
    CheckRectification,
    OrderToRectify,
    RequestRecheck,
    check_rectification,
    order_to_rectify,
    request_recheck,
)
from mingjing.cases.investigation.queries import open_rectifications_of
from mingjing.cases.states import NOT_HANDLED
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
    WordsField,
)

if TYPE_CHECKING:
    from mingjing.cases.investigation.models import RectificationOrder


class OrderForm(ActForm):
    """What is unlawful, what is to be done, until when."""

    officers = SomeOf(label="执法人员", help_text="不少于两名。")
    problems = LinesField(label="应当改正的违法行为", help_text="每行一项。")
    demands = LinesField(label="整改要求", help_text="每行一项。")
    due_on = DayField(label="改正期限", help_text="立即改正的填今天。期限不同的，分别责令。")

    def prepare(self) -> None:
        """Offer the officers of the case."""
        self.offer_officers("officers", first=self.setting.case.officers)


def _order(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = OrderToRectify(
        form.setting.case.docket,
        tuple(said["officers"]),
        said["problems"],
        said["demands"],
        said["due_on"],
    )
    return order_to_rectify(order, act=act, law=law)


class RequestForm(ActForm):
    """Which order, when the party asked, and what it says."""

    rectification = OneOf(label="指令")
    asked_on = DayField(label="申请日期")
    words = WordsField(
        label="申请的内容", rows=3, max_length=1000, help_text="当事人称已经改正的问题。"
    )

    def prepare(self) -> None:
        """Offer the orders about which nobody asked; begin with today."""
        rows = _unasked(self.setting)
        self.offer("rectification", [(str(one.pk), _named(one)) for one in rows])
        if len(rows) == 1:
            self.fields["rectification"].initial = str(rows[0].pk)
        self.fields["asked_on"].initial = self.setting.today


def _unasked(setting: Setting) -> "list[RectificationOrder]":
    return [one for one in open_rectifications_of(setting.case) if one.asked_on is None]


def _named(one: "RectificationOrder") -> str:
    return f"{one.document.printed_number}，{chinese(one.due_on)}前改正"


def _request(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = RequestRecheck(
        form.setting.case.docket, int(said["rectification"]), said["asked_on"], said["words"]
    )
    return request_recheck(order, act=act, law=law)


class RecheckForm(ActForm):
    """Which order, when, and what is put right."""

    rectification = OneOf(label="指令")
    officers = SomeOf(label="复查人员", help_text="不少于两名。")
    done_at = MomentField(label="复查时间")
    done = SomeOf(label="已经改正的", required=False, help_text="没有改正的不选。")
    words = WordsField(label="复查意见", rows=3)

    def prepare(self) -> None:
        """Offer the open orders with their problems, and the officers; begin with now."""
        rows, setting = open_rectifications_of(self.setting.case), self.setting
        self.offer("rectification", [(str(one.pk), _named(one)) for one in rows])
        self.offer(
            "done",
            [
                (f"{one.pk}-{n}", text)
                for one in rows
                for n, text in enumerate(one.problems, start=1)
            ],
        )
        if len(rows) == 1:
            self.fields["rectification"].initial = str(rows[0].pk)
        self.offer_officers("officers", first=setting.case.officers)
        now = setting.at.astimezone(SHANGHAI)
        self.fields["done_at"].initial = now.replace(second=0, microsecond=0)


def _numbers(chosen: str, done: list[str]) -> tuple[int, ...]:
    """Return what is put right of the chosen order; 0 for what is of another one."""
    pairs = [one.split("-") for one in done]
    return tuple(int(n) if key == chosen else 0 for key, n in pairs)


def _recheck(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = CheckRectification(
        form.setting.case.docket,
        int(said["rectification"]),
        tuple(said["officers"]),
        said["done_at"],
        _numbers(said["rectification"], said["done"]),
        said["words"],
    )
    return check_rectification(order, act=act, law=law)


def _is_handled(setting: Setting) -> bool:
    return setting.case.stage not in NOT_HANDLED


def _has_open(setting: Setting) -> bool:
    return _is_handled(setting) and bool(open_rectifications_of(setting.case))


ACTS = (
    CaseAct(
        "order-to-rectify",
        "责令改正",
        None,
        Permission.INVESTIGATE,
        RULE,
        OrderForm,
        _order,
        "制发责令限期整改指令书；期限届满后复查。",
        opens=_is_handled,
        lacks=lambda _setting: "案件没有在办理。",
        is_main=False,
    ),
    CaseAct(
        "request-recheck",
        "登记复查申请",
        None,
        Permission.INVESTIGATE,
        RULE,
        RequestForm,
        _request,
        "当事人认为已经改正、要求复查的登记在此；复查期限改自申请之日起算（缺省，未核实）。",
        opens=lambda setting: _is_handled(setting) and bool(_unasked(setting)),
        lacks=lambda _setting: "没有待复查的责令改正，或者已经登记申请。",
        is_main=False,
        about="rectifications",
    ),
    CaseAct(
        "check-rectification",
        "复查改正情况",
        None,
        Permission.INVESTIGATE,
        RULE,
        RecheckForm,
        _recheck,
        "没有改正的，再次责令，并在处罚中考虑。",
        opens=_has_open,
        lacks=lambda _setting: "没有待复查的责令改正。",
        waits=lambda setting: any(
            one.look_from <= setting.today for one in open_rectifications_of(setting.case)
        ),
        about="rectifications",
    ),
)
