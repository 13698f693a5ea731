"""Legal review in the county: handed in, taken on, extended, answered, objected to."""

from collections.abc import Mapping

from mingjing.bureau.queries import actor_of
from mingjing.cases.review_pointers import evidence_label
from mingjing.cases.review_points import OF_FACTS, Answer, Point, Verdict
from mingjing.demo.county.opening import investigated
from mingjing.demo.county.plot import CasePlot
from mingjing.demo.story import COUNSEL, DEPUTY, HEAD
from mingjing.review.advice import Body
from mingjing.review.commands.accept_package import (
    AcceptPackage,
    BouncePackage,
    accept_package,
    bounce_package,
)
from mingjing.review.commands.advise import (
    DeclareInterest,
    SayInConsultation,
    declare_interest,
    say_in_consultation,
)
from mingjing.review.commands.consult import (
    AskForAdvice,
    MarkDisputed,
    ask_for_advice,
    mark_disputed,
)
from mingjing.review.commands.extend_review import ExtendReview, extend_review
from mingjing.review.commands.give_opinion import (
    ConfirmSubject,
    GiveOpinion,
    confirm_subject,
    give_opinion,
)
from mingjing.review.commands.settle_objection import (
    ObjectToOpinion,
    RecheckOpinion,
    object_to_opinion,
    recheck_opinion,
)
from mingjing.review.commands.submit_for_review import SubmitForReview, submit_for_review
from mingjing.review.consultations import consultations_for
from mingjing.review.outcomes import Finding, Outcome
from mingjing.review.responses import PointAnswer

LATE_AFTERNOON = 16
NO_ADVICE = "案情清楚、争议不大，未另行征求（虚构）"
NO_CRIME = "未发现涉嫌犯罪"


def submit(plot: CasePlot, day: int, adopted: Mapping[Point, str] | None = None) -> None:
    """Hand the file over, late in the day on which the investigation ended.

    Args:
        plot: of the case.
        day: in working days from the turn.
        adopted: the points of the last opinion, with what was done about each.
    """
    answers = tuple(
        PointAnswer(point.name, adopted=True, words=words)
        for point, words in (adopted or {}).items()
    )
    plot.plan(
        plot.lead,
        day,
        lambda act: submit_for_review(
            SubmitForReview(plot.docket, answers=answers), act=act, law=plot.law
        ),
        LATE_AFTERNOON,
    )


def accept(plot: CasePlot, day: int) -> None:
    """Take the file on; from here the seven working days run."""
    plot.plan(
        plot.reviewer,
        day,
        lambda act: accept_package(AcceptPackage(plot.docket), act=act, law=plot.law),
    )


def bounce(plot: CasePlot, day: int) -> None:
    """Send an incomplete file back with the list of what is missing."""
    missing = tuple(plot.facts.say("missing").split("；"))
    plot.plan(
        plot.reviewer,
        day,
        lambda act: bounce_package(BouncePackage(plot.docket, missing), act=act),
    )


def extend(plot: CasePlot, day: int) -> None:
    """Let a leader give three days more."""
    order = plot.facts.say("extension")
    plot.plan(
        DEPUTY,
        day,
        lambda act: extend_review(ExtendReview(plot.docket, 3, order), act=act, law=plot.law),
        11,
    )


def agree(plot: CasePlot, day: int, *, collective: bool = False, adviser: str = "") -> None:
    """Pass the review."""
    finding = Finding(
        outcome=Outcome.AGREE,
        answers=_answers(),
        is_lawful=True,
        is_appropriate=True,
        text=plot.facts.say("agreed"),
        collective=collective,
        adviser_opinion=adviser,
        adviser_waiver="" if adviser else NO_ADVICE,
    )
    _opine(plot, day, finding)


def disagree(plot: CasePlot, day: int, outcome: Outcome, point: Point) -> None:
    """Give one of the other opinions, for what one point lacks."""
    finding = Finding(
        outcome=outcome,
        answers=_answers() | {point: Answer(Verdict.BAD, plot.facts.say("lacking"))},
        is_lawful=False,
        is_appropriate=True,
        text=plot.facts.say("disagreed"),
        adviser_waiver=NO_ADVICE,
    )
    _opine(plot, day, finding)


def dispute(plot: CasePlot, day: int) -> None:
    """Mark the case as disputed and ask counsel, who has no tie to the party."""
    question = plot.facts.say("disputed")
    plot.plan(
        plot.reviewer,
        day,
        lambda act: mark_disputed(MarkDisputed(plot.docket, question), act=act),
        10,
    )
    plot.plan(
        plot.reviewer,
        day,
        lambda act: ask_for_advice(
            AskForAdvice(plot.docket, Body.COUNSEL, question, COUNSEL), act=act, law=plot.law
        ),
        10,
    )
    plot.plan(
        COUNSEL,
        day,
        lambda act: declare_interest(
            DeclareInterest(_asked(plot), has_interest=False), act=act
        ),
        14,
    )
    plot.plan(
        COUNSEL,
        day,
        lambda act: say_in_consultation(
            SayInConsultation(_asked(plot), plot.facts.say("asked_back")), act=act
        ),
        15,
    )


def _asked(plot: CasePlot) -> int:
    return consultations_for(actor_of(COUNSEL, plot.days.today))[0].pk


def object_(plot: CasePlot, day: int) -> None:
    """Object to the opinion."""
    order = plot.facts.say("objection")
    plot.plan(
        plot.lead,
        day,
        lambda act: object_to_opinion(ObjectToOpinion(plot.docket, order), act=act),
        10,
    )


def recheck(plot: CasePlot, day: int, *, uphold: bool) -> None:
    """Let the head uphold the opinion or send it to another reviewer."""
    answer = plot.facts.say("recheck")
    plot.plan(
        HEAD,
        day,
        lambda act: recheck_opinion(RecheckOpinion(plot.docket, uphold, answer), act=act),
        15,
    )


def confirm(plot: CasePlot, day: int) -> None:
    """Sign that the subject is unchanged since the passed opinion."""
    plot.plan(
        plot.reviewer,
        day,
        lambda act: confirm_subject(ConfirmSubject(plot.docket), act=act),
        10,
    )


def passed(plot: CasePlot, day: int, *, collective: bool = False, lasting: int = 5) -> None:
    """Tell everything from the lead to the passed review on *day*, in one round."""
    closed = day - lasting - 1
    from_lead_to_submission(plot, closed)
    accept(plot, closed + 1)
    agree(plot, day, collective=collective)


def from_lead_to_submission(plot: CasePlot, day: int) -> None:
    """Tell everything up to the submission on *day*, on which the investigation ended."""
    investigated(plot, day)
    submit(plot, day)


def _opine(plot: CasePlot, day: int, finding: Finding) -> None:
    plot.plan(
        plot.reviewer,
        day,
        lambda act: give_opinion(GiveOpinion(plot.docket, finding), act=act, law=plot.law),
        15,
    )


def _answers() -> dict[Point, Answer]:
    answers: dict[Point, Answer] = {}
    answers |= {point: Answer(Verdict.GOOD, "") for point in Point if point is not Point.OTHER}
    seen = (evidence_label(1),)
    answers |= {point: Answer(Verdict.GOOD, "", seen) for point in OF_FACTS}
    answers[Point.CRIME] = Answer(Verdict.NOT_APPLICABLE, NO_CRIME)
    return answers
