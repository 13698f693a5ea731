"""拟定公示稿: an officer of the case builds and masks the public record of its decision."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.contests import require_standing
from mingjing.cases.queries import case_to_change, decision_of
from mingjing.disclosure.clocks import PUBLISH_ENTERPRISE_WITHIN
from mingjing.disclosure.entries import PublicationDrafted
from mingjing.disclosure.masking import public_record, record_hash
from mingjing.disclosure.matrix import penalty_matrix
from mingjing.disclosure.models import Publication
from mingjing.disclosure.opening import publication_to_change
from mingjing.disclosure.policy import CreditClass, credit_policy, require_publishable
from mingjing.disclosure.rules import require_own_case
from mingjing.disclosure.sources import candidate_of, source_of
from mingjing.disclosure.states import Step, advance
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

LONGEST_SUMMARY = 2_000


@dataclass(frozen=True)
class DraftPublication:
    """What is to be published of a decision, on one channel.

    Args:
        docket: of the decided case.
        channel: id of the channel.
        summary: what happened, written for the public; the file's own text is never copied.
        social_influence: why the decision has 一定社会影响; needed unless the party is a
            生产经营单位.
        credit_class: for the credit channel, where the kinds of penalty do not decide it.
    """

    docket: str
    channel: str
    summary: str
    social_influence: str = ""
    credit_class: CreditClass | None = None


def draft_publication(order: DraftPublication, *, act: Act, law: RuleBook) -> Publication:
    """Build the public record; from here a second person checks it.

    Drafting again replaces the draft and asks for a new check.

    Raises:
        NotPermittedError: not an officer of the case.
        NotFoundError: no decision, or no such channel.
        GateClosedError: the channel does not publish this, the record would leak, or the
            decision was revoked.
        IllegalTransitionError: published or withdrawn already.
        InvalidInputError: the summary is empty or too long.
    """
    with recording("draft_publication", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.DRAFT_PUBLICATION)
        require_own_case(act.actor, case)
        decision = decision_of(case)
        require_standing(decision, article="apl-2021:48.2")
        publication = publication_to_change(case, decision, order.channel, law)
        state = advance(publication.stage, Step.MASK)
        _require_summary(order.summary)
        candidate = candidate_of(
            case,
            decision,
            social_influence=order.social_influence,
            credit_class=order.credit_class,
        )
        require_publishable(candidate, order.channel, credit_policy())
        source = source_of(case, decision, order.summary.strip(), law)
        masked = public_record(source, penalty_matrix())
        publication.state = state
        publication.public_record = masked
        publication.record_sha256 = record_hash(masked)
        publication.basis = order.social_influence.strip() or PUBLISH_ENTERPRISE_WITHIN
        publication.masked_by, publication.masked_on = act.actor.person, legal_date(act.at)
        publication.checked_by, publication.checked_on = "", None
        publication.checked_sha256 = ""
        publication.save()
        record.add(
            PublicationDrafted(
                document=publication.document,
                channel=publication.channel,
                record_sha256=publication.record_sha256,
                basis=publication.basis,
                due=publication.due.isoformat(),
            )
        )
    return publication


def _require_summary(summary: str) -> None:
    if summary.strip() and len(summary) <= LONGEST_SUMMARY:
        return
    raise InvalidInputError(
        "公示稿的违法事实摘要为空或者过长。",
        why=f"公示的决定应当让人看得懂发生了什么；最多 {LONGEST_SUMMARY} 字。",
        remedy="请用一两句话写明何时、何地、何事，不写个人信息。",
    )
