"""What a reviewer does beside reading: marks a dispute, asks, hears the party, joins in."""

from datetime import timedelta

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.ledger.recording import Act
from mingjing.review.advice import Body
from mingjing.review.commands.consult import (
    AskForAdvice,
    MarkDisputed,
    ask_for_advice,
    mark_disputed,
)
from mingjing.review.commands.interview_party import InterviewParty, interview_party
from mingjing.review.commands.join_investigation import JoinInvestigation, join_investigation
from mingjing.review.consultations import advisers
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.extending import running
from mingjing.web.console.acts.fields import MomentField, OneOf, Tick, WordsField


class DisputeForm(ActForm):
    """What is difficult or disputed."""

    reason = WordsField(label="疑难、争议的问题", rows=3, max_length=500)


def _mark(form: ActForm, act: Act, _law: RuleBook) -> object:
    order = MarkDisputed(form.setting.case.docket, form.values["reason"])
    return mark_disputed(order, act=act)


class AdviceForm(ActForm):
    """Whom to ask what."""

    whom = OneOf(label="向谁咨询")
    question = WordsField(label="咨询的问题", rows=4, max_length=2000)

    def prepare(self) -> None:
        """Offer every counsel, and the justice bureau."""
        counsel = [(code, f"{name}（法律顾问）") for code, name in advisers(self.setting.today)]
        self.offer("whom", [*counsel, (Body.JUSTICE.value, Body.JUSTICE.label)])


def _ask(form: ActForm, act: Act, law: RuleBook) -> object:
    whom, is_justice = form.values["whom"], form.values["whom"] == Body.JUSTICE.value
    order = AskForAdvice(
        form.setting.case.docket,
        Body.JUSTICE if is_justice else Body.COUNSEL,
        form.values["question"],
        "" if is_justice else whom,
    )
    return ask_for_advice(order, act=act, law=law)


class InterviewForm(ActForm):
    """Who heard whom, when, where, and what was said."""

    second = OneOf(label="另一名谈话人")
    began_at = MomentField(label="开始时间")
    ended_at = MomentField(label="结束时间")
    place = WordsField(label="地点", rows=1, max_length=300)
    heard = WordsField(label="被谈话人（姓名、职务）", rows=1, max_length=200)
    rights_told = Tick(label="已告知谈话的目的和陈述申辩的权利")
    account = WordsField(label="谈话内容", rows=6)
    statement = WordsField(label="陈述申辩", rows=3, required=False)

    def prepare(self) -> None:
        """Offer the other reviewers, and this hour."""
        me = self.setting.actor.person
        self.offer_people("second", Role.REVIEWER, Role.LEGAL_HEAD, but=me)
        at = self.setting.at.replace(second=0, microsecond=0)
        self.fields["began_at"].initial = at - timedelta(hours=1)
        self.fields["ended_at"].initial = at


def _interview(form: ActForm, act: Act, law: RuleBook) -> object:
    order = InterviewParty(form.setting.case.docket, **form.values)
    return interview_party(order, act=act, law=law)


class JoinForm(ActForm):
    """What is to be found out, and who reviews instead."""

    reason = WordsField(label="会同调查取证的事由", rows=3, max_length=500)
    coming = OneOf(label="接替的审核人员")

    def prepare(self) -> None:
        """Offer the other reviewers."""
        me = self.setting.actor.person
        self.offer_people("coming", Role.REVIEWER, Role.LEGAL_HEAD, but=me)


def _join(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = JoinInvestigation(form.setting.case.docket, said["coming"], said["reason"])
    return join_investigation(order, act=act, law=law)


def is_reviewing(setting: Setting) -> bool:
    """Say whether this person reviews the case now."""
    round_ = running(setting)
    return round_ is not None and round_.reviewer == setting.actor.person


def _may_be_marked(setting: Setting) -> bool:
    round_ = running(setting)
    return is_reviewing(setting) and round_ is not None and not round_.disputed


ACTS = (
    CaseAct(
        "mark-disputed",
        "标记疑难、争议",
        None,
        Permission.REVIEW,
        "seed-2022:A3-9",
        DisputeForm,
        _mark,
        "标记之后，须向法律顾问或者县司法局咨询并记录答复，才能出具同意意见；审核期限照常计算。",
        opens=_may_be_marked,
        lacks=lambda _setting: "本案不在由您审核，或者已经标记。",
        is_main=False,
    ),
    CaseAct(
        "ask-for-advice",
        "征求法律意见",
        None,
        Permission.REVIEW,
        "seed-2022:A3-9",
        AdviceForm,
        _ask,
        "法律顾问先声明利害关系，再只读查阅本案；期满或者出具意见后自行终止。意见不代替法制审核。",
        opens=is_reviewing,
        lacks=lambda _setting: "本案不在由您审核；收件以后、出具意见以前才能咨询。",
        is_main=False,
    ),
    CaseAct(
        "interview-party",
        "向当事人了解情况",
        None,
        Permission.REVIEW,
        "seed-2022:A3-6",
        InterviewForm,
        _interview,
        "两人进行，制作谈话笔录；笔录附于法制审核，不作为调查取证的证据。",
        opens=is_reviewing,
        lacks=lambda _setting: "本案不在由您审核；收件以后、出具意见以前才能谈话。",
        is_main=False,
    ),
    CaseAct(
        "join-investigation",
        "会同办案股室调查取证",
        None,
        Permission.REVIEW,
        "seed-2022:A3-6",
        JoinForm,
        _join,
        "会同调查取证的，即成为参与调查的人，本案改由他人审核，期限照常计算。",
        opens=is_reviewing,
        lacks=lambda _setting: "本案不在由您审核；收件以后、出具意见以前才能会同。",
        is_main=False,
    ),
)
