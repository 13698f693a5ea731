"""The publications of the files that a person may see: rows, limits, what is still to do."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q, QuerySet

from mingjing.access.actors import Actor
from mingjing.cases.clocks import Clock
from mingjing.cases.models import Case
from mingjing.cases.queries import case_for, decision_if_any
from mingjing.disclosure.masking import suggested_summary
from mingjing.disclosure.matrix import matrix_of
from mingjing.disclosure.models import PartyReply, Publication
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.procedures.penalties import subject_of
from mingjing.disclosure.procedures.table import PROCEDURES, subject_for
from mingjing.disclosure.states import State
from mingjing.disclosure.subject import Subject
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError
from mingjing.statute.limits import RuleBook


def publications_of(actor: Actor, docket: str) -> list[Publication]:
    """Return the publications of a file *actor* may see, by channel; none before the decision.

    Raises:
        NotFoundError: no such file, or not theirs to see.
    """
    subject = subject_for(actor, docket)
    if subject is None:
        return []
    return list(Publication.objects.filter(docket=subject.docket).order_by("channel"))


def publications_listed(actor: Actor) -> "QuerySet[Publication]":
    """Return the publications of the files *actor* may see, unsorted."""
    theirs = Q()
    for procedure in PROCEDURES.values():
        theirs |= Q(kind=procedure.kind, docket__in=procedure.visible(actor).values("pk"))
    return Publication.objects.filter(theirs).defer("public_record")


def publications_by_case(dockets: Iterable[str]) -> dict[str, list[Publication]]:
    """Return the publications of many files in one query, by docket and channel.

    The caller holds these files from an access-checked query.
    """
    found: dict[str, list[Publication]] = {}
    rows = Publication.objects.filter(docket__in=list(dockets)).order_by("channel")
    for row in rows:
        found.setdefault(row.docket, []).append(row)
    return found


def publication_clocks(
    case: Case, publications: Iterable[Publication], law: RuleBook
) -> list[Clock]:
    """Return the clocks of publication of a case, one for each channel of the bureau.

    What is lawfully kept back has no clock, nor what is not decided. A decision that was
    altered has another one: until when it leaves the public view (APL 48).
    """
    if decision_if_any(case) is None:
        return []
    places = [(channel.id, channel.name) for channel in settings.MINGJING_BUREAU.channel]
    return clocks_of(subject_of(case), publications, places, law)


def clocks_of(
    subject: Subject,
    publications: Iterable[Publication],
    places: Iterable[tuple[str, str]],
    law: RuleBook,
) -> list[Clock]:
    """Return the clocks of publication of anything, one for each of *places*.

    Args:
        subject: what is published.
        publications: of it.
        places: id and name of each channel on which it has to be public.
        law: the rule book.
    """
    rows = {row.channel: row for row in publications}
    clocks = []
    for channel, name in places:
        row = rows.get(channel)
        if row is not None and row.stage is State.WITHHELD:
            continue
        done_on = legal_date(row.published_at) if row and row.published_at else None
        if row is None and channel == OPEN_CHANNEL:
            done_on = subject.elsewhere_on
        if done_on is not None or subject.fallen is None:
            clocks.append(Clock(subject.due(law), done_on, name))
        if row is not None and done_on is not None and subject.altered_on is not None:
            ended = legal_date(row.withdrawn_at) if row.withdrawn_at else None
            withdrawal = subject.withdrawal_due(subject.altered_on, law)
            clocks.append(Clock(withdrawal, ended, name))
    return clocks


def reply_to_check(actor: Actor, docket: str) -> str:
    """Return the reply of the party that waits for a check; empty where none does.

    Raises:
        NotFoundError: no such case, or not theirs to see.
    """
    case = case_for(actor, docket)
    reply = PartyReply.objects.filter(docket=case.docket, checked_by="").first()
    return "" if reply is None else reply.text


def summary_to_edit(actor: Actor, docket: str, law: RuleBook) -> str:
    """Return the facts of the file with known personal data removed, for the officer to edit.

    Raises:
        NotFoundError: no such file, not theirs to see, or nothing was decided.
    """
    subject = subject_for(actor, docket)
    if subject is None:
        raise NotFoundError(
            "尚未作出决定或者得出结果。",
            why="公示稿的摘要由已经认定的事实写成。",
            remedy="请在作出决定后再查看。",
        )
    source = subject.source("", law)
    return suggested_summary(subject.facts, source, matrix_of(subject.kind))
