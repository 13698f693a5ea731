"""Steps from the opinion to the archive."""

from datetime import timedelta

from django import forms

from mingjing.access.policy import Permission
from mingjing.cases.review_points import ActSort
from mingjing.ledger.recording import Act
from mingjing.permits.clocks import ISSUE_WITHIN, PUBLISH_WITHIN, REVIEW_WITHIN
from mingjing.permits.commands.conclude_examination import (
    ConcludeExamination,
    MarkApplication,
    ReviewApplication,
    SendBackApplication,
    conclude_examination,
    mark_application,
    review_application,
    send_back_application,
)
from mingjing.permits.commands.decide_application import (
    GrantPermit,
    RefusePermit,
    grant_permit,
    refuse_permit,
)
from mingjing.permits.commands.issue_permit import (
    ArchiveApplication,
    DeliverRefusal,
    IssuePermit,
    PublishPermit,
    archive_application,
    deliver_refusal,
    issue_permit,
    publish_permit,
)
from mingjing.permits.kinds import Outcome, Purpose, RefusalGround, Term
from mingjing.permits.states import State, Step
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.concluding import ActOpinionForm
from mingjing.web.console.acts.fields import DayField, OneOf, Tick, WordsField
from mingjing.web.console.offered import never
from mingjing.web.console.permits.asking import (
    ApplicationStep,
    Nothing,
    Setting,
    StepForm,
    by_archivist,
    by_examiner,
    by_head,
    by_leader,
    by_marker,
    by_publisher,
    by_reviewer,
    by_window,
    is_ready,
)


class OpinionForm(StepForm):
    """What is proposed, why, and what the certificate is to state."""

    outcome = OneOf(label="拟作的决定", choices=[(one.value, one.label) for one in Outcome])
    opinion = WordsField(
        label="审查意见", rows=5, max_length=4000, help_text="逐项写明条件和对意见的采纳情况。"
    )
    ground = forms.ChoiceField(
        label="不予许可的情形",
        required=False,
        choices=[("", "准予的不选"), *((one.value, one.label) for one in RefusalGround)],
    )
    public_interest = Tick(label="涉及重大公共利益", help_text="须经法制审核。")

    def prepare(self) -> None:
        """Ask for what the certificate states."""
        for n, label in enumerate(self.setting.kind.particulars):
            self.fields[f"stated_{n}"] = forms.CharField(
                label=f"许可证载明：{label}",
                max_length=300,
                required=False,
                help_text="不予许可的留空。",
            )

    def particulars(self) -> tuple[str, ...]:
        """Return what the certificate states, in order; nothing for a refusal."""
        if self.values["outcome"] == Outcome.REFUSE:
            return ()
        labels = self.setting.kind.particulars
        return tuple(self.values[f"stated_{n}"] for n in range(len(labels)))


class ReasonForm(StepForm):
    """A reason in words."""

    reason = WordsField(label="理由", rows=3, max_length=2000)


class ReviewForm(ActOpinionForm[Setting], StepForm):
    """The opinion of the legal office."""

    sort = ActSort.PERMIT


class GrantForm(StepForm):
    """The days of the permit, and the opinion of the leader."""

    first = DayField(label="有效期自")
    last = DayField(label="有效期至")
    words = WordsField(label="审批意见", rows=2, max_length=500, initial="同意。")

    def prepare(self) -> None:
        """Suggest the whole term; a change keeps the days of the permit."""
        setting = self.setting
        permit = setting.application.permit
        if setting.application.purpose == Purpose.CHANGE and permit is not None:
            self.fields["first"].initial = permit.valid_from
            self.fields["last"].initial = permit.valid_until
            self.fields["last"].help_text = "变更不改变有效期。"
            return
        rule = setting.kind.term
        end = day_of(setting.law.due(rule, setting.today).nominal)
        self.fields["first"].initial = setting.today
        self.fields["last"].initial = end - timedelta(days=1)
        badge = setting.law.rule(rule, setting.today).badge
        self.fields["last"].help_text = f"最长至 {end.isoformat()}（{badge or '已核实'}）。"


class DeliveryForm(StepForm):
    """Who signed for it, and when."""

    receiver = forms.CharField(label="签收人", max_length=100)
    delivered_on = DayField(label="送达日期")

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("delivered_on")


class PublicationForm(StepForm):
    """Where and when."""

    published_at = forms.CharField(label="公示渠道", max_length=200)
    published_on = DayField(label="公示日期")
    undelivered = WordsField(
        label="尚未送达而先公示的理由", rows=2, max_length=500, required=False
    )

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("published_on")


class VolumeForm(StepForm):
    """The volume."""

    volume = forms.CharField(label="案卷号", max_length=100)


def _conclude(form: OpinionForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ConcludeExamination(
        form.number,
        Outcome(said["outcome"]),
        said["opinion"],
        RefusalGround(said["ground"]) if said["ground"] else None,
        form.particulars(),
        said["public_interest"],
    )
    return conclude_examination(order, act=act, law=law)


def _send_back(form: StepForm, act: Act, _law: RuleBook) -> object:
    order = SendBackApplication(form.number, form.values["reason"])
    return send_back_application(order, act=act)


def _mark(form: StepForm, act: Act, law: RuleBook) -> object:
    return mark_application(MarkApplication(form.number), act=act, law=law)


def _review(form: ReviewForm, act: Act, law: RuleBook) -> object:
    order = ReviewApplication(form.number, form.opinion())
    return review_application(order, act=act, law=law)


def _grant(form: StepForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = GrantPermit(form.number, Term(said["first"], said["last"]), said["words"])
    return grant_permit(order, act=act, law=law)


def _refuse(form: StepForm, act: Act, law: RuleBook) -> object:
    return refuse_permit(RefusePermit(form.number, form.values["reason"]), act=act, law=law)


def _issue(form: StepForm, act: Act, law: RuleBook) -> object:
    order = IssuePermit(form.number, form.values["receiver"], form.values["delivered_on"])
    return issue_permit(order, act=act, law=law)


def _deliver(form: StepForm, act: Act, law: RuleBook) -> object:
    order = DeliverRefusal(form.number, form.values["receiver"], form.values["delivered_on"])
    return deliver_refusal(order, act=act, law=law)


def _publish(form: StepForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = PublishPermit(
        form.number, said["published_on"], said["published_at"], said["undelivered"]
    )
    return publish_permit(order, act=act, law=law)


def _archive(form: StepForm, act: Act, _law: RuleBook) -> object:
    return archive_application(ArchiveApplication(form.number, form.values["volume"]), act=act)


def _can_be_concluded(setting: Setting) -> bool:
    return setting.is_checked and setting.rights_over


def _is_unreviewed(setting: Setting) -> bool:
    row = setting.application
    return bool(row.review_required) and row.reviewed_on is None


def _did_not_pass(setting: Setting) -> bool:
    return setting.application.passed is False


def _to_be_granted(setting: Setting) -> bool:
    return is_ready(setting, Outcome.GRANT)


def _to_be_refused(setting: Setting) -> bool:
    return is_ready(setting, Outcome.REFUSE)


def _is_undelivered(setting: Setting) -> bool:
    return setting.application.delivered_on is None


def _is_unpublished(setting: Setting) -> bool:
    row = setting.application
    return row.decided_on is not None and row.published_on is None


def _never(_setting: Setting) -> bool:
    """Say that nothing waits for it: what waits is the publication on the own site."""
    return False


def _can_be_archived(setting: Setting) -> bool:
    row = setting.application
    if row.stage is State.REFUSED:
        return row.delivered_on is not None
    granted = row.stage is State.ISSUED and row.decided_on is not None
    return not granted or bool(row.published_on or row.withheld_on)


P = Permission
STEPS = (
    ApplicationStep(
        "conclude", Step.CONCLUDE, P.EXAMINE_APPLICATION, "all-2019:34", OpinionForm,
        _conclude, "提出准予或者不予的意见，报负责人决定；听证后的、重大的，先经法制审核。",
        theirs=by_examiner, opens=_can_be_concluded,
        lacks="还没有现场核查，或者听证申请期未满。", clock="decide",
    ),
    ApplicationStep(
        "review", Step.REVIEW, P.REVIEW, "seed-2022:S-4.3-4", ReviewForm, _review,
        "审核在审查期限之内进行；未通过的，不得作出决定，退回补充审查。",
        theirs=by_reviewer, opens=_is_unreviewed, lacks="不须审核，或者已经审核。",
        clock=REVIEW_WITHIN, shows_file=True,
    ),
    ApplicationStep(
        "grant", Step.GRANT, P.DECIDE_PERMIT, "all-2019:38", GrantForm, _grant,
        "作出准予的书面决定；十个工作日内颁证送达，七个工作日内公示。", theirs=by_leader,
        opens=_to_be_granted, lacks="没有提出准予的意见，或者还没有通过审核。",
        clock="decide", shows_file=True,
    ),
    ApplicationStep(
        "refuse", Step.REFUSE, P.DECIDE_PERMIT, "all-2019:38.2", ReasonForm, _refuse,
        "说明理由，告知行政复议、行政诉讼的权利。", theirs=by_leader,
        opens=_to_be_refused, lacks="没有提出不予的意见，或者还没有通过审核。",
        clock="decide", shows_file=True,
    ),
    ApplicationStep(
        "send-back", Step.SEND_BACK, P.ASSIGN_EXAMINER, "all-2019:34", ReasonForm, _send_back,
        "退回后重新提出意见；原审核意见不再有效，期限照常计算。", theirs=by_head,
        awaited=_did_not_pass, shows_file=True,
    ),
    ApplicationStep(
        "mark", Step.MARK, P.REVIEW, "seed-2022:S-4.3-4", Nothing, _mark,
        "标明以后须经法制审核，不能撤销。", theirs=by_marker, awaited=never,
    ),
    ApplicationStep(
        "issue", Step.ISSUE, P.RECEIVE_APPLICATION, "all-2019:44", DeliveryForm, _issue,
        "颁发许可证并送达，制作送达回证。", theirs=by_window, clock=ISSUE_WITHIN,
    ),
    ApplicationStep(
        "deliver", Step.DELIVER, P.RECEIVE_APPLICATION, "all-2019:38.2", DeliveryForm,
        _deliver, "送达不予许可决定，救济期限自知道之日起算。", theirs=by_window,
        opens=_is_undelivered, lacks="已经送达。",
    ),
    ApplicationStep(
        "publish", Step.PUBLISH, P.PUBLISH, "all-2019:40", PublicationForm, _publish,
        "已在别处公示的，登记在何处；在本网站公示的，从“公示”办理，不必登记。",
        theirs=by_publisher, opens=_is_unpublished, lacks="已经公示，或者这是备案。",
        awaited=_never, clock=PUBLISH_WITHIN,
    ),
    ApplicationStep(
        "archive", Step.ARCHIVE, P.ARCHIVE, "all-2019:61.2", VolumeForm, _archive,
        "送达、公示以后归档。", theirs=by_archivist, opens=_can_be_archived,
        lacks="还没有送达或者公示。",
    ),
)  # fmt: skip
