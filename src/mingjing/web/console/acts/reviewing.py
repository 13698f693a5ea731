"""Submission for legal review, and what the handling unit does with an opinion."""

from mingjing.access.policy import Permission
from mingjing.cases.states import LIFE, State, Step
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act
from mingjing.review.commands.accept_package import (
    AcceptPackage,
    BouncePackage,
    accept_package,
    bounce_package,
)
from mingjing.review.commands.give_opinion import ConfirmSubject, confirm_subject
from mingjing.review.commands.respond_to_opinion import RespondToOpinion, respond_to_opinion
from mingjing.review.commands.settle_objection import (
    ObjectToOpinion,
    RecheckOpinion,
    object_to_opinion,
    recheck_opinion,
)
from mingjing.review.commands.submit_for_review import SubmitForReview, submit_for_review
from mingjing.review.file_facts import package_of
from mingjing.review.package import Material
from mingjing.review.queries import owes_response, rounds_of
from mingjing.review.responses import OpinionPoint, PointAnswer, points_of
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import (
    ActForm,
    CaseAct,
    Nothing,
    Setting,
    Shown,
    is_reviewed,
)
from mingjing.web.console.acts.extending import running
from mingjing.web.console.acts.fields import LinesField, OneOf, SomeOf, WordsField
from mingjing.web.console.acts.investigating import GroundForm

IN_REVIEW = frozenset({State.IN_REVIEW, State.IN_SECOND_REVIEW})


ADOPTED, NOT_ADOPTED = "yes", "no"


class AnswersForm(ActForm):
    """An answer to each point of the last opinion."""

    def prepare(self) -> None:
        """Ask about each point that waits for an answer."""
        for point in self.points():
            self.fields[f"{point.key}-adopted"] = OneOf(
                label=f"{point.label}：{point.words}",
                choices=[(ADOPTED, "采纳"), (NOT_ADOPTED, "不采纳")],
            )
            self.fields[f"{point.key}-words"] = WordsField(
                label="改正情况；不采纳的写明理由", rows=2, max_length=1000, required=False
            )

    def points(self) -> tuple[OpinionPoint, ...]:
        """Return the points of the last opinion that nobody answered."""
        last = next(reversed(rounds_of(self.setting.case)), None)
        if last is None or not owes_response(last):
            return ()
        return points_of(last.outcome, last.finding)

    def answers(self) -> tuple[PointAnswer, ...]:
        """Return the answers as typed."""
        said = self.values
        return tuple(
            PointAnswer(
                one.key, said[f"{one.key}-adopted"] == ADOPTED, said[f"{one.key}-words"]
            )
            for one in self.points()
        )


class SubmissionForm(AnswersForm):
    """The answers to the last opinion, or what was put right after an incomplete package."""

    response = WordsField(label="补齐材料的情况", rows=3, required=False)

    def prepare(self) -> None:
        """Ask only where there is something to answer."""
        super().prepare()
        last = next(reversed(rounds_of(self.setting.case)), None)
        if last is None or last.status != "bounced":
            del self.fields["response"]
        else:
            lacking = "；".join(last.finding.get("missing", ()))
            self.fields["response"].help_text = f"退回时列明缺少：{lacking}。请逐项写明。"


def _submit(form: ActForm, act: Act, law: RuleBook) -> object:
    assert isinstance(form, SubmissionForm)  # noqa: S101 - the table below pairs them
    order = SubmitForReview(
        form.setting.case.docket, form.values.get("response", ""), form.answers()
    )
    return submit_for_review(order, act=act, law=law)


def _respond(form: ActForm, act: Act, _law: RuleBook) -> object:
    assert isinstance(form, AnswersForm)  # noqa: S101 - the table below pairs them
    order = RespondToOpinion(form.setting.case.docket, form.answers())
    return respond_to_opinion(order, act=act)


def _owes_response(setting: Setting) -> bool:
    last = next(reversed(rounds_of(setting.case)), None)
    ended = setting.case.stage in LIFE.ends
    return last is not None and not ended and owes_response(last)


def _accept(form: ActForm, act: Act, law: RuleBook) -> object:
    return accept_package(AcceptPackage(form.setting.case.docket), act=act, law=law)


class MissingForm(ActForm):
    """What the package lacks."""

    materials = SomeOf(
        label="缺少或者不完整的材料",
        help_text="案卷中没有的已经勾选。",
        choices=[(one.name, one.value) for one in Material],
        required=False,
    )
    missing = LinesField(
        label="具体缺少什么", help_text="每行一项，一次说清；两处至少填写一处。", required=False
    )

    def prepare(self) -> None:
        """Begin with what the file itself lacks."""
        lacking = [one.material.name for one in package_of(self.setting.case) if one.is_missing]
        self.fields["materials"].initial = lacking


def _bounce(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    materials = tuple(Material[name] for name in said["materials"])
    order = BouncePackage(form.setting.case.docket, said["missing"], materials)
    return bounce_package(order, act=act)


def _object(form: ActForm, act: Act, _law: RuleBook) -> object:
    order = ObjectToOpinion(form.setting.case.docket, form.values["reason"])
    return object_to_opinion(order, act=act)


UPHELD, REMANDED = "uphold", "remand"


class RecheckForm(ActForm):
    """Whether the opinion stands, and why."""

    conclusion = OneOf(
        label="复核结论",
        choices=[(UPHELD, "维持审核意见"), (REMANDED, "发回重审，由另一名审核人员审核")],
    )
    answer = WordsField(label="复核理由", rows=3)


def _recheck(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = RecheckOpinion(
        form.setting.case.docket,
        uphold=said["conclusion"] == UPHELD,
        answer=said["answer"],
    )
    return recheck_opinion(order, act=act)


def _confirm(form: ActForm, act: Act, _law: RuleBook) -> object:
    return confirm_subject(ConfirmSubject(form.setting.case.docket), act=act)


def _opine_on_the_page(_form: ActForm, _act: Act, _law: RuleBook) -> object:
    raise InvalidInputError(
        "审核意见须在审核页面填写。",
        why="意见由逐项答复、两项结论和正文组成。",
        remedy="请从案件页面进入法制审核。",
        article="seed-2022:A3-5",
    )


def _is_mine(setting: Setting) -> bool:
    round_ = running(setting)
    return round_ is not None and round_.reviewer == setting.actor.person


def _passed_mine(setting: Setting) -> bool:
    rounds = rounds_of(setting.case) if setting.case.passed_hash else []
    mine = bool(rounds) and rounds[-1].reviewer == setting.actor.person
    return mine and setting.case.stage in {State.REVIEWED, State.NOTICED}


def _must_be_reviewed(setting: Setting) -> bool:
    return setting.case.review_required is not False and not is_reviewed(setting)


def _waits_to_be_accepted(setting: Setting) -> bool:
    rounds = rounds_of(setting.case) if setting.case.stage in IN_REVIEW else []
    return bool(rounds) and rounds[-1].status == "submitted"


ACTS = (
    CaseAct(
        "submit-for-review",
        "提交法制审核",
        Step.SUBMIT_FOR_REVIEW,
        Permission.SUBMIT_FOR_REVIEW,
        "seed-2022:A3-3",
        SubmissionForm,
        _submit,
        "案件材料应当在调查终结之日提交；审核意见只对送审时的内容有效。",
        opens=_must_be_reviewed,
        shows=(Shown.PACKAGE, Shown.OPINION),
        lacks=lambda _setting: "本案不须法制审核；认为有必要的，由法规股标记或者负责人交付。",
    ),
    CaseAct(
        "respond",
        "逐条答复审核意见",
        None,
        Permission.SUBMIT_FOR_REVIEW,
        "seed-2022:A3-8",
        AnswersForm,
        _respond,
        "收到审核意见后应当及时研究，对合法、合理的意见应当采纳；不采纳的写明理由。",
        opens=_owes_response,
        shows=(Shown.OPINION,),
        lacks=lambda _setting: "没有等待逐条答复的审核意见。",
    ),
    CaseAct(
        "accept-package",
        "收件审核",
        None,
        Permission.REVIEW,
        "seed-2022:A3-4",
        Nothing,
        _accept,
        "材料齐全的予以收件，自次日起七个工作日内审结。",
        opens=_waits_to_be_accepted,
        lacks=lambda _setting: "没有等待收件的送审材料，或者由他人审核。",
        shows_file=True,
        shows=(Shown.PACKAGE,),
    ),
    CaseAct(
        "bounce-package",
        "材料不全，退回",
        None,
        Permission.REVIEW,
        "seed-2022:A3-5",
        MissingForm,
        _bounce,
        "一次列明缺少的材料。",
        opens=_waits_to_be_accepted,
        lacks=lambda _setting: "没有等待收件的送审材料，或者由他人审核。",
        shows_file=True,
        shows=(Shown.PACKAGE,),
        is_main=False,
    ),
    CaseAct(
        "opinion",
        "法制审核",
        None,
        Permission.REVIEW,
        "seed-2022:A3-8",
        Nothing,
        _opine_on_the_page,
        "逐项审核并出具意见；只有“同意”放行，且只对送审时的内容有效。",
        opens=_is_mine,
        lacks=lambda _setting: "没有由您审核的送审材料；须先收件。",
        elsewhere="review",
    ),
    CaseAct(
        "confirm-subject",
        "确认审核对象未变",
        None,
        Permission.REVIEW,
        "apl-2021:58.1",
        Nothing,
        _confirm,
        "陈述申辩之后，审核人员签字确认审核对象与通过时一致。",
        opens=_passed_mine,
        lacks=lambda _setting: "没有经您审核同意、须再确认的送审内容。",
        elsewhere="review",
        is_main=False,
    ),
    CaseAct(
        "recheck",
        "复核审核意见",
        Step.REMAND_OPINION,
        Permission.RECHECK_REVIEW,
        "seed-2022:A3-9",
        RecheckForm,
        _recheck,
        "复核只能维持意见或者发回重审，不能代替审核放行。",
        elsewhere="approval",
    ),
    CaseAct(
        "object",
        "对审核意见提出异议",
        Step.OBJECT,
        Permission.SUBMIT_FOR_REVIEW,
        "seed-2022:A3-9",
        GroundForm,
        _object,
        "提请局领导复核；复核期间不能作出决定。",
        opens=lambda setting: bool(rounds_of(setting.case)),
        shows=(Shown.OPINION,),
        lacks=lambda _setting: "本案还没有审核意见。",
        is_main=False,
    ),
)
