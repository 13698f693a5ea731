"""回避: who is to withdraw, and the answer of a leader, or of an institution above a leader."""

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.bureau.queries import holders, names_of
from mingjing.cases.investigation.commands.recuse import (
    GrantRecusal,
    RefuseRecusal,
    RequestRecusal,
    grant_recusal,
    refuse_recusal,
    request_recusal,
)
from mingjing.cases.investigation.queries import open_recusals_of
from mingjing.cases.investigation.recusing import Capacity
from mingjing.cases.queries import current_notice
from mingjing.cases.states import NOT_HANDLED
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import DayField, OneOf, WordsField

SELF, PARTY = "self", "party"
OUTSIDE = (
    "只有负责人自己的回避才填：由谁决定，条文没有写明，缺省为上一级机关或者党组（未核实）。"
)


class RequestForm(ActForm):
    """Who is to withdraw, who asks, and why."""

    applicant = OneOf(label="谁提出", choices=[(SELF, "本人提出"), (PARTY, "当事人申请")])
    person = OneOf(label="应当回避的人员")
    requested_on = DayField(label="提出日期")
    reason = WordsField(
        label="理由", help_text="直接利害关系，或者其他可能影响公正执法的关系。"
    )

    def prepare(self) -> None:
        """Offer whoever takes part in the case; begin with today."""
        self.offer("person", _taking_part(self.setting))
        self.fields["requested_on"].initial = self.setting.today


def _taking_part(setting: Setting) -> list[tuple[str, str]]:
    case, notice = setting.case, current_notice(setting.case)
    leaders = [
        one.code
        for role in (Role.HEAD, Role.DEPUTY_HEAD)
        for one in holders(role, setting.today)
    ]
    presiding = [notice.presiding_officer] if notice and notice.presiding_officer else []
    codes = {
        **dict.fromkeys(leaders, Capacity.LEADER),
        **dict.fromkeys(presiding, Capacity.PRESIDING_OFFICER),
        **dict.fromkeys(case.reviewers, Capacity.REVIEWER),
        **dict.fromkeys((one for one in case.officers if one), Capacity.OFFICER),
    }
    names = names_of(codes)
    return [
        (code, f"{names.get(code, code)}（{capacity.label}）")
        for code, capacity in reversed(codes.items())
        if code not in case.recused
    ]


def _request(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = RequestRecusal(
        form.setting.case.docket,
        said["person"],
        said["reason"],
        said["requested_on"],
        by_party=said["applicant"] == PARTY,
    )
    return request_recusal(order, act=act)


class _AnswerForm(ActForm):
    """Which request is answered, and by whom if it concerns a leader."""

    recusal = OneOf(label="回避申请")
    outside = WordsField(
        label="上一级机关或者党组", rows=1, max_length=200, required=False, help_text=OUTSIDE
    )
    reference = WordsField(label="决定的文件", rows=1, max_length=200, required=False)

    def prepare(self) -> None:
        """Offer what is open; ask who decided outside only where it concerns a leader."""
        waiting = open_recusals_of(self.setting.case)
        if all(one.capacity != Capacity.LEADER for one in waiting):
            del self.fields["outside"], self.fields["reference"]
        names = names_of(one.person for one in waiting)
        choices = []
        for one in waiting:
            who = f"{names.get(one.person, one.person)}（{Capacity(one.capacity).label}）"
            choices.append((str(one.pk), f"{who}：{one.reason}"))
        self.offer("recusal", choices)
        if len(waiting) == 1:
            self.fields["recusal"].initial = str(waiting[0].pk)


class GrantForm(_AnswerForm):
    """Why the person withdraws."""

    opinion = WordsField(label="决定的理由", rows=3)


def _grant(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = GrantRecusal(
        form.setting.case.docket,
        int(said["recusal"]),
        said["opinion"],
        said.get("outside", ""),
        said.get("reference", ""),
    )
    return grant_recusal(order, act=act, law=law)


class RefuseForm(_AnswerForm):
    """Why the person stays, and that the applicant was told."""

    reasons = WordsField(label="告知申请人的理由", rows=3)
    told_on = DayField(label="告知日期")

    def prepare(self) -> None:
        """As above; begin with today."""
        super().prepare()
        self.fields["told_on"].initial = self.setting.today


def _refuse(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = RefuseRecusal(
        form.setting.case.docket,
        int(said["recusal"]),
        said["reasons"],
        said["told_on"],
        said.get("outside", ""),
        said.get("reference", ""),
    )
    return refuse_recusal(order, act=act, law=law)


def _is_handled(setting: Setting) -> bool:
    return setting.case.stage not in NOT_HANDLED


def _waits(setting: Setting) -> bool:
    return any(
        one.person != setting.actor.person and setting.actor.person not in setting.case.handlers
        for one in open_recusals_of(setting.case)
    )


def _is_open(setting: Setting) -> bool:
    return _is_handled(setting) and bool(open_recusals_of(setting.case))


def _nothing_waits(_setting: Setting) -> str:
    return "没有等待决定的回避申请。"


ACTS = (
    CaseAct(
        "request-recusal",
        "提出回避",
        None,
        Permission.REQUEST_RECUSAL,
        "apl-2021:43",
        RequestForm,
        _request,
        "由负责人决定；决定作出之前，不停止调查。",
        opens=_is_handled,
        lacks=lambda _setting: "案件没有在办理。",
        is_main=False,
    ),
    CaseAct(
        "grant-recusal",
        "决定回避",
        None,
        Permission.DECIDE_RECUSAL,
        "apl-2021:43",
        GrantForm,
        _grant,
        "此人从今天起不能再参与本案；请随即更换。",
        opens=_is_open,
        lacks=_nothing_waits,
        waits=_waits,
        about="recusals",
    ),
    CaseAct(
        "refuse-recusal",
        "决定不回避",
        None,
        Permission.DECIDE_RECUSAL,
        "apl-2021:43",
        RefuseForm,
        _refuse,
        "理由告知申请人，此人继续办理。",
        opens=_is_open,
        lacks=_nothing_waits,
        is_main=False,
        about="recusals",
    ),
)
