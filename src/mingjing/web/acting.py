"""Who acts, and when: only the outermost layer reads the session and the clock."""

from datetime import date, datetime

from django.http import HttpRequest

from mingjing.access.actors import Actor
from mingjing.bureau.queries import actor_of as actor_on_roster
from mingjing.bureau.queries import law_as_entered, law_of_bureau
from mingjing.kernel.dates import SHANGHAI, legal_date
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook

REQUEST, SEEN = "request", "seen"
ACTOR = "mingjing_actor"
LONGEST_STEP = 18


class SignInNeededError(Exception):
    """Nobody is signed in; the answer is the sign-in page, which leads back."""


def now() -> datetime:
    """Return this instant, in Shanghai."""
    return datetime.now(SHANGHAI)  # noqa: TID251 - the outermost layer


def actor_of(request: HttpRequest) -> Actor:
    """Return who is signed in, with the posts held today; asked once for each request.

    Raises:
        SignInNeededError: nobody is.
    """
    person = getattr(request.user, "person", "") if request.user.is_authenticated else ""
    if not person:
        raise SignInNeededError
    known = getattr(request, ACTOR, None)
    if not isinstance(known, Actor) or known.person != person:  # somebody else signed in here
        known = actor_on_roster(person, on=legal_date(now()))
        setattr(request, ACTOR, known)
    return known


def act_of(request: HttpRequest) -> Act:
    """Return the frame of the command that a form asks for.

    The form carries the id of the request, so that a second click does nothing, and the number
    of the last entry its page had seen, so that a tab that is behind changes nothing.

    Raises:
        SignInNeededError: nobody is signed in.
    """
    seen = request.POST.get(SEEN, "")
    is_step = seen.isascii() and seen.isdigit() and len(seen) <= LONGEST_STEP
    return Act(
        actor_of(request),
        now(),
        request=request.POST.get(REQUEST, "")[:64],
        seen=int(seen) if is_step else None,
    )


def law_today() -> RuleBook:
    """Return the law as it is for this bureau today, files and values of its own included."""
    return law_on(legal_date(now()))


def law_on(day: date) -> RuleBook:
    """Return the law as it was for this bureau on a day."""
    return law_of_bureau(rulebook(), day)


def law_entered() -> RuleBook:
    """Return the law with the files that the bureau entered, without values of its own."""
    return law_as_entered(rulebook())
