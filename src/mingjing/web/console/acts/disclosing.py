"""公示 of a decision: draft, check by a second person, publish, keep back, withdraw."""

from mingjing.access.policy import Permission
from mingjing.cases.queries import decision_if_any
from mingjing.disclosure.commands.check_publication import (
    CheckPublication,
    ReturnPublication,
    check_publication,
    return_publication,
)
from mingjing.disclosure.commands.decline_publication import (
    ConfirmNonPublication,
    DeclinePublication,
    confirm_non_publication,
    decline_publication,
)
from mingjing.disclosure.commands.draft_publication import DraftPublication, draft_publication
from mingjing.disclosure.commands.party_reply import (
    LONGEST_REPLY,
    CheckPartyReply,
    RecordPartyReply,
    check_party_reply,
    record_party_reply,
)
from mingjing.disclosure.commands.publish import Publish, publish
from mingjing.disclosure.commands.withdraw_publication import (
    WithdrawPublication,
    withdraw_publication,
)
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.own import reply_to_check, summary_to_edit
from mingjing.disclosure.policy import (
    OPEN_CHANNEL,
    CreditClass,
    grounds_for_withdrawal,
    grounds_for_withholding,
)
from mingjing.disclosure.states import State, Step
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.channels import (
    DECIDED,
    ChannelForm,
    opens_somewhere,
    waits_where,
)
from mingjing.web.console.acts.fields import DayField, OneOf, WordsField

PUBLICATION = "publication"


class DraftForm(ChannelForm):
    """What is to be published."""

    summary = WordsField(label="案情摘要（向社会公开）", rows=6, max_length=2000)
    social_influence = WordsField(
        label="具有一定社会影响的理由",
        rows=2,
        required=False,
        help_text="当事人不是生产经营单位时填写。",
    )
    credit_class = OneOf(
        label="失信程度",
        choices=[("", "由处罚种类决定"), *((one.value, one.label) for one in CreditClass)],
        required=False,
    )

    def prepare(self) -> None:
        """Begin with what was written before, else with the facts, personal data removed."""
        super().prepare()
        setting = self.setting
        if setting.case.stage in DECIDED:
            self.fields["summary"].initial = self._written() or summary_to_edit(
                setting.actor, setting.case.docket, setting.law
            )

    def _written(self) -> str:
        """Return the summary of this channel's draft, else of another's; empty for none."""
        rows = sorted(self.setting.publications, key=lambda row: row.channel != self.chosen)
        written = [row.public_record["fields"]["summary"] for row in rows if row.public_record]
        return str(written[0]) if written else ""


def draft(form: ActForm, act: Act, law: RuleBook) -> object:
    """Draft as the form says."""
    said = form.values
    order = DraftPublication(
        docket=form.setting.case.docket,
        channel=said["channel"],
        summary=said["summary"],
        social_influence=said["social_influence"],
        credit_class=CreditClass(said["credit_class"]) if said["credit_class"] else None,
    )
    return draft_publication(order, act=act, law=law)


class CheckForm(ChannelForm):
    """Consent to a draft exactly as it stands."""

    step = Step.CHECK


def _check(form: ActForm, act: Act, law: RuleBook) -> object:
    order = CheckPublication(form.setting.case.docket, form.values["channel"])
    return check_publication(order, act=act, law=law)


class ReturnForm(ChannelForm):
    """What has to be changed."""

    step = Step.RETURN
    reason = WordsField(label="需要改动之处")


def _return(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = ReturnPublication(form.setting.case.docket, said["channel"], said["reason"])
    return return_publication(order, act=act)


class PublishForm(ChannelForm):
    """The order to publish."""

    step = Step.PUBLISH


def _publish(form: ActForm, act: Act, _law: RuleBook) -> object:
    return publish(Publish(form.setting.case.docket, form.values["channel"]), act=act)


class DeclineForm(ChannelForm):
    """Why a decision should stay unpublished."""

    step = Step.PROPOSE_WITHHOLDING
    ground = OneOf(label="不公开的情形")
    reason = WordsField(label="本案为什么属于这一情形", help_text="不向社会公开。")

    def prepare(self) -> None:
        """Offer the coded grounds."""
        super().prepare()
        grounds = grounds_for_withholding().values()
        offered = [one for one in grounds if not one.kinds or Kind.PENALTY in one.kinds]
        self.offer("ground", [(one.id, one.label) for one in offered])


def decline(form: ActForm, act: Act, law: RuleBook) -> object:
    """Propose as the form says that it stays unpublished."""
    said = form.values
    order = DeclinePublication(
        form.setting.case.docket, said["channel"], said["ground"], said["reason"]
    )
    return decline_publication(order, act=act, law=law)


class ConfirmForm(ChannelForm):
    """When the ground is looked at again."""

    step = Step.CONFIRM_WITHHOLDING
    review_on = DayField(label="复查日期", help_text="不公开的理由会消失，应当定期复查。")


def _confirm(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = ConfirmNonPublication(form.setting.case.docket, said["channel"], said["review_on"])
    return confirm_non_publication(order, act=act)


class WithdrawForm(ChannelForm):
    """Why a publication is withdrawn."""

    step = Step.WITHDRAW
    ground = OneOf(label="撤回的情形")
    ground_on = DayField(label="决定被变更、撤销、确认违法或者无效之日")
    reason = WordsField(label="公开说明的理由", rows=3, max_length=500)

    def prepare(self) -> None:
        """Offer the coded grounds."""
        super().prepare()
        grounds = [one.said_of(Kind.PENALTY) for one in grounds_for_withdrawal().values()]
        self.offer("ground", [(ground.id, ground.label) for ground in grounds])
        decision = decision_if_any(self.setting.case)
        if decision is not None and decision.standing:
            self.fields["ground"].initial = decision.standing
            self.fields["ground_on"].initial = decision.standing_on


def _withdraw(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = WithdrawPublication(
        docket=form.setting.case.docket,
        channel=said["channel"],
        ground=said["ground"],
        ground_on=said["ground_on"],
        reason=said["reason"],
    )
    return withdraw_publication(order, act=act, law=law)


class ReplyForm(ActForm):
    """What the party says to its published decision."""

    text = WordsField(
        label="当事人的答复（照原文，向社会公开）", rows=5, max_length=LONGEST_REPLY
    )
    received_on = DayField(label="收到日期")


def _record_reply(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = RecordPartyReply(form.setting.case.docket, said["text"], said["received_on"])
    return record_party_reply(order, act=act, law=law)


class CheckReplyForm(ActForm):
    """Consent to the reply exactly as it stands."""

    text = WordsField(label="待公示的答复", rows=5, required=False, disabled=True)

    def prepare(self) -> None:
        """Show the words that would become public."""
        setting = self.setting
        self.fields["text"].initial = reply_to_check(setting.actor, setting.case.docket)


def _check_reply(form: ActForm, act: Act, law: RuleBook) -> object:
    return check_party_reply(CheckPartyReply(form.setting.case.docket), act=act, law=law)


def _is_published(setting: Setting) -> bool:
    """Say whether the decision is public where a reply can stand beside it."""
    return any(
        row.channel == OPEN_CHANNEL and row.stage is State.PUBLISHED
        for row in setting.publications
    )


def _is_altered(setting: Setting) -> bool:
    """Say whether the decision was changed, revoked, or found unlawful or void."""
    decision = decision_if_any(setting.case)
    return decision is not None and bool(decision.standing)


ACTS = (
    CaseAct(
        "draft-publication",
        "拟定公示稿",
        None,
        Permission.DRAFT_PUBLICATION,
        "seed-2022:A1-3",
        DraftForm,
        draft,
        "由结构化记录生成并遮盖个人信息；自决定之日起七个工作日内公示。",
        opens=opens_somewhere(Step.MASK),
        lacks=lambda _setting: "决定还没有作出，或者公示稿已经拟定。",
        places=waits_where(Step.MASK),
    ),
    CaseAct(
        "check-publication",
        "通过公示审查",
        None,
        Permission.CHECK_PUBLICATION,
        "ogi-2019:17",
        CheckForm,
        _check,
        "第二人核对遮盖与保密，同意按现有内容公示。",
        opens=opens_somewhere(Step.CHECK),
        lacks=lambda _setting: "没有等待审查的公示稿。",
        places=waits_where(Step.CHECK),
        elsewhere=PUBLICATION,
    ),
    CaseAct(
        "return-publication",
        "退回重拟",
        None,
        Permission.CHECK_PUBLICATION,
        "ogi-2019:17",
        ReturnForm,
        _return,
        "写明需要改动之处。",
        opens=opens_somewhere(Step.RETURN),
        lacks=lambda _setting: "没有等待审查的公示稿。",
        is_main=False,
        elsewhere=PUBLICATION,
    ),
    CaseAct(
        "publish",
        "公示",
        None,
        Permission.PUBLISH,
        "seed-2022:S-4.1-7",
        PublishForm,
        _publish,
        "公示后生成公开网页；决定送达当事人之前不能公示。",
        opens=opens_somewhere(Step.PUBLISH),
        lacks=lambda _setting: "没有通过审查的公示稿。",
        places=waits_where(Step.PUBLISH),
        elsewhere=PUBLICATION,
    ),
    CaseAct(
        "decline-publication",
        "提出不公开",
        None,
        Permission.DRAFT_PUBLICATION,
        "seed-2022:A1-2",
        DeclineForm,
        decline,
        "公开是原则；不公开须有法定情形并经第二人确认。",
        opens=opens_somewhere(Step.PROPOSE_WITHHOLDING),
        lacks=lambda _setting: "决定还没有作出，或者已经公示、已经提出不公开。",
        is_main=False,
    ),
    CaseAct(
        "confirm-non-publication",
        "确认不公开",
        None,
        Permission.CHECK_PUBLICATION,
        "seed-2022:A1-2",
        ConfirmForm,
        _confirm,
        "文号和理由仍然公开，到期复查。",
        opens=opens_somewhere(Step.CONFIRM_WITHHOLDING),
        lacks=lambda _setting: "没有等待确认的不公开。",
        is_main=False,
        elsewhere=PUBLICATION,
    ),
    CaseAct(
        "withdraw-publication",
        "撤回公示",
        None,
        Permission.WITHDRAW_PUBLICATION,
        "apl-2021:48.2",
        WithdrawForm,
        _withdraw,
        "决定被依法变更、撤销、确认违法或者无效的，三日内撤回并公开说明理由。",
        opens=opens_somewhere(Step.WITHDRAW),
        lacks=lambda _setting: "没有已经公示的决定。",
        places=waits_where(Step.WITHDRAW),
        waits=_is_altered,
    ),
    CaseAct(
        "record-party-reply",
        "登记当事人的答复",
        None,
        Permission.DRAFT_PUBLICATION,
        "ogi-2019:17",
        ReplyForm,
        _record_reply,
        "当事人对已公示的决定有话要说的，照原文登记，经第二人审查后附在公示页。",
        opens=_is_published,
        lacks=lambda _setting: "决定还没有在陵川网公示。",
        is_main=False,
    ),
    CaseAct(
        "check-party-reply",
        "公示当事人的答复",
        None,
        Permission.CHECK_PUBLICATION,
        "ogi-2019:17",
        CheckReplyForm,
        _check_reply,
        "第二人核对答复中没有不得公开的内容，同意按现有文字附在公示页。",
        opens=_is_published,
        lacks=lambda _setting: "决定还没有在陵川网公示。",
        is_main=False,
    ),
)
