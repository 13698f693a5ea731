"""当事人的答复: what the party says to its published decision, checked like any publication.

The bureau enters it because the party has no account; a second person checks it because
whatever stands on a public page was read by two (OGI 17).
"""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.disclosure.entries import PartyReplyChecked, PartyReplyRecorded
from mingjing.disclosure.masking import private_values, require_clean_text
from mingjing.disclosure.matrix import matrix_of
from mingjing.disclosure.models import PartyReply, Publication
from mingjing.disclosure.opening import existing_publication
from mingjing.disclosure.pages import ask_for_pages
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.procedures.table import subject_to_change
from mingjing.disclosure.rules import require_drafter, require_second_person
from mingjing.disclosure.states import State
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import IllegalTransitionError, InvalidInputError, NotFoundError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

LONGEST_REPLY = 1_000


@dataclass(frozen=True)
class RecordPartyReply:
    """What the party wrote for the public, on the day it came in."""

    docket: str
    text: str
    received_on: date


@dataclass(frozen=True)
class CheckPartyReply:
    """Consent to show the reply exactly as it stands."""

    docket: str


def record_party_reply(order: RecordPartyReply, *, act: Act, law: RuleBook) -> PartyReply:
    """Record the reply of the party to its published decision.

    Entering it again replaces it until it is checked.

    Raises:
        NotPermittedError: not an officer of the case.
        IllegalTransitionError: the decision is not published, or the reply is public already.
        InvalidInputError: empty, too long, or a day that lies ahead.
        GateClosedError: it holds personal data.
    """
    with recording("record_party_reply", act) as record:
        subject = subject_to_change(act.actor, order.docket, record)
        require_drafter(act.actor, subject)
        publication = _published(existing_publication(subject, OPEN_CHANNEL))
        _require_reply(order, publication, legal_date(act.at))
        private = private_values(subject.source("", law), matrix_of(subject.kind))
        require_clean_text(order.text, "当事人的答复", private=private)
        reply = _reply_to(publication.document) or PartyReply(document=publication.document)
        if reply.checked_by:
            raise IllegalTransitionError(
                "当事人的答复已经公示，不能改写。",
                why="公示的内容应当就是审查过的内容。",
                remedy="确有错误的，请按错误报告办理。",
                article="ogi-2019:17",
            )
        reply.docket, reply.text = subject.docket, order.text.strip()
        reply.received_on, reply.recorded_by = order.received_on, act.actor.person
        reply.save()
        record.add(PartyReplyRecorded(document=reply.document, received_on=reply.received_on))
    return reply


def check_party_reply(order: CheckPartyReply, *, act: Act, law: RuleBook) -> PartyReply:
    """Check the reply of a party; from here it stands beside the decision.

    Raises:
        NotPermittedError: not a 公示审查员.
        SeparationOfDutiesError: the checker recorded it (SOD-09).
        NotFoundError: nobody recorded one.
        IllegalTransitionError: the decision is not published any more, or the reply is public.
        GateClosedError: it holds personal data.
    """
    with recording("check_party_reply", act) as record:
        subject = subject_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.CHECK_PUBLICATION)
        publication = _published(existing_publication(subject, OPEN_CHANNEL))
        reply = _waiting_reply(publication.document)
        require_second_person(act.actor.person, reply.recorded_by)
        private = private_values(subject.source("", law), matrix_of(subject.kind))
        require_clean_text(reply.text, "当事人的答复", private=private)
        reply.checked_by, reply.checked_on = act.actor.person, legal_date(act.at)
        reply.save()
        record.add(PartyReplyChecked(document=reply.document))
        ask_for_pages(publication, because="reply")
    return reply


def _published(publication: Publication) -> Publication:
    if publication.stage is State.PUBLISHED:
        return publication
    raise IllegalTransitionError(
        f"公示项现处于“{publication.stage.label}”，不能登记或者公示当事人的答复。",
        why="答复附在已公示的处罚决定之后。",
        remedy="请在处罚决定公示以后办理；已经撤回的，不再附答复。",
    )


def _require_reply(order: RecordPartyReply, publication: Publication, today: date) -> None:
    if not order.text.strip() or len(order.text.strip()) > LONGEST_REPLY:
        raise InvalidInputError(
            "当事人的答复为空或者过长。",
            why=f"答复照当事人提交的公开文字填写，最多 {LONGEST_REPLY} 字。",
            remedy="请照原文填写；过长的，请当事人提交适合公开的文字。",
        )
    if not publication.decided_on <= order.received_on <= today:
        raise InvalidInputError(
            "收到答复的日期有误。",
            why=f"应当在决定之日（{publication.decided_on}）与今天（{today}）之间。",
            remedy="请按收到答复的日期填写。",
        )


def _reply_to(document: str) -> PartyReply | None:
    return PartyReply.objects.select_for_update().filter(pk=document).first()


def _waiting_reply(document: str) -> PartyReply:
    reply = _reply_to(document)
    if reply is None:
        raise NotFoundError(
            "本案没有登记当事人的答复。",
            why="先由承办人登记，才有可以审查的内容。",
            remedy="请由承办人先登记当事人的答复。",
        )
    if reply.checked_by:
        raise IllegalTransitionError(
            "当事人的答复已经公示。",
            why="同一答复只审查一次。",
            remedy="请到公示页查看。",
        )
    return reply
