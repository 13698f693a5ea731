"""不予处罚、撤销案件、移送有管辖权的机关."""

from collections.abc import Callable

from mingjing.access.policy import Permission
from mingjing.cases.commands.end_without_penalty import (
    DecideNoPenalty,
    ServeNoPenalty,
    TransferCase,
    WithdrawCase,
    decide_no_penalty,
    serve_no_penalty,
    transfer_case,
    withdraw_case,
)
from mingjing.cases.deliveries import MODES, Delivery
from mingjing.cases.exits import GROUNDS, Exit
from mingjing.cases.gates import require_exit_open
from mingjing.cases.queries import ending_if_any
from mingjing.cases.states import Step
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import DayField, LinesField, OneOf, Pair, WordsField


def _grounds(way: Exit) -> list[tuple[str, str]]:
    return [(code, ground.words) for code, ground in GROUNDS[way].items()]


class NoPenaltyForm(ActForm):
    """Why there is no penalty, and how the party was taught."""

    ground = OneOf(label="不予处罚的理由", choices=_grounds(Exit.NO_PENALTY))
    reasons = WordsField(label="认定的事实、证据和理由", rows=6)
    lesson = WordsField(
        label="对当事人的教育", rows=3, required=False, help_text="前三种理由必须填写。"
    )


def _decide(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = DecideNoPenalty(
        form.setting.case.docket, said["ground"], said["reasons"], said["lesson"]
    )
    return decide_no_penalty(order, act=act)


class NoPenaltyServiceForm(ActForm):
    """How the decision not to punish was served."""

    mode = OneOf(
        label="送达方式",
        choices=[(code, name) for code, name in MODES.items() if code != "by_electronic"],
        initial="direct",
    )
    officers = Pair(label="送达人", help_text="两名。")
    served_on = DayField(label="送达日期")
    receiver = WordsField(label="受送达人或者代收人", rows=1, max_length=100)
    place = WordsField(label="送达地点", rows=1, max_length=200, required=False)
    refusal = WordsField(label="拒收事由", rows=2, required=False, help_text="留置送达的填写。")
    attestor = WordsField(label="见证人", rows=1, max_length=100, required=False)

    def prepare(self) -> None:
        """Offer the officers of the case, and today."""
        self.only_for("by_leaving", "refusal", "attestor")
        self.offer_officers("officers", first=self.setting.case.officers)
        self.fields["served_on"].initial = self.setting.today


def _serve(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    is_left = said["mode"] == "by_leaving"
    delivery = Delivery(
        mode=said["mode"],
        receiver=said["receiver"],
        place=said["place"],
        refusal=said["refusal"] if is_left else "",
        attestor=said["attestor"] if is_left else "",
    )
    order = ServeNoPenalty(
        form.setting.case.docket, said["officers"], said["served_on"], delivery
    )
    return serve_no_penalty(order, act=act)


class WithdrawalForm(ActForm):
    """Why the case is withdrawn."""

    ground = OneOf(label="撤销案件的理由", choices=_grounds(Exit.WITHDRAWN))
    reasons = WordsField(label="事实、证据和理由", rows=6)


def _withdraw(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = WithdrawCase(form.setting.case.docket, said["ground"], said["reasons"])
    return withdraw_case(order, act=act)


class TransferForm(ActForm):
    """To whom the case goes, and with what."""

    receiver = WordsField(label="接收机关", rows=1, max_length=200)
    reasons = WordsField(label="移送的理由", rows=4)
    materials = LinesField(label="移送的材料", help_text="每行一件。")


def _transfer(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = TransferCase(
        form.setting.case.docket, said["receiver"], said["reasons"], said["materials"]
    )
    return transfer_case(order, act=act)


def _barred(way: Exit) -> Callable[[Setting], str]:
    """Return what tells why a case may not leave that way; empty where it may."""

    def tell(setting: Setting) -> str:
        try:
            require_exit_open(setting.case, way)
        except GateClosedError as refusal:
            return f"{refusal.what}{refusal.why}{refusal.remedy}"
        return ""

    return tell


def _open(way: Exit) -> Callable[[Setting], bool]:
    return lambda setting: not _barred(way)(setting)


def _not_yet_served(setting: Setting) -> bool:
    ending = ending_if_any(setting.case)
    return ending is not None and ending.served_on is None


ACTS = (
    CaseAct(
        "decide-no-penalty",
        "作出不予处罚决定",
        Step.DECIDE_NO_PENALTY,
        Permission.DECIDE,
        "apl-2021:57.1",
        NoPenaltyForm,
        _decide,
        "依法不予处罚的，应当对当事人进行教育；决定在七个工作日内送达。",
        opens=_open(Exit.NO_PENALTY),
        lacks=_barred(Exit.NO_PENALTY),
        is_main=False,
        shows_file=True,
    ),
    CaseAct(
        "serve-no-penalty",
        "送达不予处罚决定",
        Step.SERVE_NO_PENALTY,
        Permission.SERVE,
        "apl-2021:61.1",
        NoPenaltyServiceForm,
        _serve,
        "送达之后由负责人批准结案。",
        opens=_not_yet_served,
        lacks=lambda _setting: "不予处罚决定已经送达。",
    ),
    CaseAct(
        "withdraw-case",
        "撤销案件",
        Step.WITHDRAW,
        Permission.DECIDE,
        "seed-2022:A3-7(2)",
        WithdrawalForm,
        _withdraw,
        "违法事实不能成立或者超过追责时效的，撤销案件并结案。",
        opens=_open(Exit.WITHDRAWN),
        lacks=_barred(Exit.WITHDRAWN),
        is_main=False,
        shows_file=True,
    ),
    CaseAct(
        "transfer-case",
        "移送有管辖权的机关",
        Step.TRANSFER,
        Permission.DECIDE,
        "seed-2022:A3-7(6)",
        TransferForm,
        _transfer,
        "本机关没有管辖权的，连同材料移送有管辖权的机关。",
        opens=_open(Exit.TRANSFERRED),
        lacks=_barred(Exit.TRANSFERRED),
        is_main=False,
        shows_file=True,
    ),
)
