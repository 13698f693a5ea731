"""What changed in a review subject since a round was submitted."""

from dataclasses import dataclass

from mingjing.cases.models import Case, Notice
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import hash_of_subject, proposal_of
from mingjing.cases.rules import STALE_WORDS
from mingjing.evidence.queries import items_of
from mingjing.kernel.money import yuan
from mingjing.review.models import ReviewRound


@dataclass(frozen=True, slots=True)
class Comparison:
    """The subject as submitted beside the subject as it stands.

    Args:
        submitted: hash of the subject of the round.
        now: hash of the subject as it stands.
        changes: what can be told of the difference, each in a few words.
    """

    submitted: str
    now: str
    changes: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Say whether both are one."""
        return self.submitted == self.now


def compare(case: Case, round_: ReviewRound) -> Comparison:
    """Return how the subject of *case* differs from what *round_* was about."""
    changes = [*_evidence(case, round_), *_proposal(case)]
    if case.stale_reason and case.stale_reason != "subject_changed":
        changes.append(STALE_WORDS[case.stale_reason])
    return Comparison(round_.subject_hash, hash_of_subject(case), tuple(changes))


def _evidence(case: Case, round_: ReviewRound) -> list[str]:
    before = set(round_.manifest)
    now = {f"{item.seq}. {item.title} {item.blob_id}" for item in items_of(case.docket)}
    added = [f"增加证据：{_title(line)}" for line in sorted(now - before)]
    return added + [f"不再有证据：{_title(line)}" for line in sorted(before - now)]


def _title(line: str) -> str:
    return line.rpartition(" ")[0]


def _proposal(case: Case) -> list[str]:
    """Tell how the proposal differs from the one of the last notice, the first after a pass."""
    notice = Notice.objects.filter(case=case).order_by("-pk").first()
    if notice is None or not case.proposal:
        return []
    told, now = Proposal.from_value(notice.proposal), proposal_of(case)
    changes = []
    if told.fine_fen != now.fine_fen:
        changes.append(f"罚款由 {yuan(told.fine_fen)} 元变为 {yuan(now.fine_fen)} 元")
    pairs = (
        ("违法事实", told.facts, now.facts),
        ("违反的条款", told.duty_clauses, now.duty_clauses),
        ("处罚依据", told.penalty_clauses, now.penalty_clauses),
        ("处罚种类", set(told.kinds), set(now.kinds)),
        ("案由和所选的处罚", told.applied, now.applied),
        ("裁量阶次", told.tier, now.tier),
        ("裁量理由", told.tier_reason, now.tier_reason),
    )
    return changes + [f"{label}有变动" for label, before, after in pairs if before != after]
