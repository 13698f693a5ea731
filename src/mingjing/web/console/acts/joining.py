"""并案、分案: one more party, a lead that is there, a joined case that goes on alone."""

from mingjing.access.policy import Permission
from mingjing.cases.commands.join_lead import JoinLead, join_lead
from mingjing.cases.commands.join_party import (
    JoinParty,
    SeparateCase,
    join_party,
    separate_case,
)
from mingjing.cases.commands.register_lead import PartyFacts
from mingjing.cases.joining import OPEN, can_leave, leads_to_join
from mingjing.ledger.recording import Act
from mingjing.statute.decisions import PARTY_LABELS, PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import DayField, OneOf, Tick, WordsField


class PartyForm(ActForm):
    """Who else is concerned, and by what."""

    kind = OneOf(
        label="当事人类别",
        choices=[(kind.value, label) for kind, label in PARTY_LABELS.items()],
        initial=PartyKind.PERSON.value,
    )
    name = WordsField(label="当事人名称（姓名）", rows=1, max_length=200)
    citizen_number = WordsField(
        label="公民身份号码",
        rows=1,
        max_length=18,
        required=False,
        help_text="当事人是自然人时必填。",
    )
    uscc = WordsField(
        label="统一社会信用代码",
        rows=1,
        max_length=18,
        required=False,
        help_text="当事人是单位、个体工商户时填写。",
    )
    legal_representative = WordsField(
        label="法定代表人（负责人、经营者）",
        rows=1,
        max_length=100,
        required=False,
        help_text="当事人是单位、个体工商户时必填。",
    )
    address = WordsField(label="地址", rows=1, max_length=300)
    telephone = WordsField(label="电话", rows=1, max_length=30, required=False)
    is_enterprise = Tick(label="是生产经营单位", help_text="对生产经营单位的处罚依法应当公开。")
    cause = WordsField(label="案由", rows=1, max_length=200)
    found_on = DayField(label="发现日期")
    act_ended_on = DayField(label="违法行为终了日期")
    reason = WordsField(
        label="并案的理由",
        rows=3,
        help_text="如：单位的违法行为与其主要负责人未履行职责出自同一事实。印在立案审批表上。",
    )

    def prepare(self) -> None:
        """Begin with the days of the case."""
        self.fields["found_on"].initial = self.setting.case.found_on
        self.fields["act_ended_on"].initial = self.setting.case.act_ended_on

    def clean(self) -> dict[str, object]:
        """Say at once what else this kind of party needs."""
        said = super().clean() or {}
        kind = said.get("kind")
        if kind == PartyKind.PERSON and not said.get("citizen_number"):
            self.add_error("citizen_number", "当事人是自然人的，请填写公民身份号码。")
        if kind not in {None, PartyKind.PERSON} and not said.get("legal_representative"):
            self.add_error("legal_representative", "请填写法定代表人、负责人或者经营者的姓名。")
        return said


def _join(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = JoinParty(
        form.setting.case.docket,
        party=PartyFacts(
            kind=PartyKind(said["kind"]),
            name=said["name"],
            address=said["address"],
            uscc=said["uscc"],
            citizen_number=said["citizen_number"],
            telephone=said["telephone"],
            legal_representative=said["legal_representative"],
            is_enterprise=said["is_enterprise"],
        ),
        cause=said["cause"],
        reason=said["reason"],
        found_on=said["found_on"],
        act_ended_on=said["act_ended_on"],
    )
    return join_party(order, act=act)


class LeadForm(ActForm):
    """Which lead, and why."""

    lead = OneOf(label="线索", help_text="只列您能查阅、尚未立案也没有并案的线索。")
    reason = WordsField(
        label="并案的理由", rows=3, help_text="如：两条线索出自同一次检查、同一事实。"
    )

    def prepare(self) -> None:
        """Offer the leads that may be joined."""
        leads = leads_to_join(self.setting.actor)
        self.offer(
            "lead",
            [(one.docket, f"{one.docket} {one.party.name}：{one.cause}") for one in leads],
        )
        if not leads:
            self.fields[
                "lead"
            ].help_text = "现在没有可以并入的线索；另一当事人请用“追加当事人”。"


def _join_lead(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    return join_lead(JoinLead(form.setting.case.docket, said["lead"], said["reason"]), act=act)


class SeparationForm(ActForm):
    """Why the case is to go on alone."""

    reason = WordsField(
        label="分案的理由",
        rows=2,
        help_text="如：一方当事人下落不明、须等待鉴定，不宜等其一并办理。",
    )


def _separate(form: ActForm, act: Act, _law: RuleBook) -> object:
    order = SeparateCase(form.setting.case.docket, form.values["reason"])
    return separate_case(order, act=act)


def _is_investigated(setting: Setting) -> bool:
    case = setting.case
    return case.stage in OPEN and setting.actor.person in case.officers


def _can_leave(setting: Setting) -> bool:
    return can_leave(setting.case)


ACTS = (
    CaseAct(
        "join-party",
        "追加当事人",
        None,
        Permission.INVESTIGATE,
        "apl-2021:54.1",
        PartyForm,
        _join,
        "为另一当事人登记线索，报负责人批准立案；立案后与本案并案，证据和执法活动共用，"
        "各当事人分别审核、告知、决定。",
        opens=_is_investigated,
        lacks=lambda _setting: (
            "只有在办理本案的承办人、在立案以后调查终结以前才能追加；已经终结的，请另行登记线索。"
        ),
        is_main=False,
    ),
    CaseAct(
        "join-lead",
        "并入已有线索",
        None,
        Permission.INVESTIGATE,
        "apl-2021:54.1",
        LeadForm,
        _join_lead,
        "已经登记的线索与本案出自同一事实的，并案办理：报负责人批准立案，证据和执法活动共用。",
        opens=_is_investigated,
        lacks=lambda _setting: "只有在办理本案的承办人、在立案以后调查终结以前才能并入。",
        is_main=False,
    ),
    CaseAct(
        "separate",
        "分案",
        None,
        Permission.FILE_CASE,
        "apl-2021:54.2",
        SeparationForm,
        _separate,
        "本案另行办理，案号不变；已经共用的证据仍然有效，之后取得的不再共用。",
        opens=_can_leave,
        lacks=lambda _setting: "本案没有与其他案件并案，或者已经作出决定。",
        is_main=False,
    ),
)
