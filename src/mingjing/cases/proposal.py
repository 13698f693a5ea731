"""What is proposed, and the review subject: exactly what an opinion is bound to (pure)."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mingjing.cases.applied import Applied
from mingjing.kernel import canonical
from mingjing.statute.decisions import (
    Circumstance,
    DecisionKind,
    Mark,
    PartyKind,
    ProposedDecision,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Facts found, law applied, penalty proposed with its tier.

    Args:
        facts: 违法事实.
        duty_clauses: what was broken, such as 安全生产法 第四十一条第二款.
        penalty_clauses: on what the penalty rests.
        fine_fen: whole fine of this party in this case, in fen.
        kinds: penalties beside the fine.
        tier: 裁量阶次, as the benchmark names it.
        tier_reason: why this tier.
        circumstances: facts that bring a rule into play.
        applied: the violations of the catalogue; empty where the clauses were typed by hand.
    """

    facts: str
    duty_clauses: tuple[str, ...]
    penalty_clauses: tuple[str, ...]
    fine_fen: int
    kinds: tuple[DecisionKind, ...] = ()
    tier: str = ""
    tier_reason: str = ""
    circumstances: tuple[Circumstance, ...] = ()
    applied: tuple[Applied, ...] = ()

    def as_value(self) -> dict[str, canonical.Value]:
        """Return the canonical value that is stored and hashed.

        Nothing stands there for a catalogue that was not used: the hashes of subjects from
        before it stay what they were.
        """
        value: dict[str, canonical.Value] = {
            "facts": self.facts,
            "duty_clauses": list(self.duty_clauses),
            "penalty_clauses": list(self.penalty_clauses),
            "fine_fen": self.fine_fen,
            "kinds": sorted(kind.value for kind in self.kinds),
            "tier": self.tier,
            "tier_reason": self.tier_reason,
            "circumstances": sorted(item.value for item in self.circumstances),
        }
        if self.applied:
            value["applied"] = [one.as_value() for one in self.applied]
        return value

    @classmethod
    def from_value(cls, value: Mapping[str, Any]) -> "Proposal":
        """Return the proposal that :meth:`as_value` stored."""
        return cls(
            facts=value["facts"],
            duty_clauses=tuple(value["duty_clauses"]),
            penalty_clauses=tuple(value["penalty_clauses"]),
            fine_fen=value["fine_fen"],
            kinds=tuple(DecisionKind(kind) for kind in value["kinds"]),
            tier=value["tier"],
            tier_reason=value["tier_reason"],
            circumstances=tuple(Circumstance(item) for item in value["circumstances"]),
            applied=tuple(Applied.from_value(one) for one in value.get("applied", ())),
        )

    def to_classify(
        self, party: PartyKind, marks: Iterable[str], *, heard: bool = False
    ) -> ProposedDecision:
        """Return what the scope of review and the hearing right are derived from.

        Args:
            party: who would be punished.
            marks: judgements stated by the legal office or a leader.
            heard: whether a hearing was held.
        """
        said = {*self.circumstances, *({Circumstance.HEARING_HELD} if heard else ())}
        return ProposedDecision(
            party=party,
            fine_fen=self.fine_fen,
            kinds=frozenset(self.kinds),
            circumstances=frozenset(said),
            marks=frozenset(Mark(mark) for mark in marks),
        )

    def is_heavier_than(self, other: "Proposal") -> bool:
        """Say whether any part of this penalty goes beyond *other* (APL 45)."""
        return self.fine_fen > other.fine_fen or not set(self.kinds) <= set(other.kinds)


def subject_hash(
    *,
    party: Mapping[str, canonical.Value],
    cause: str,
    evidence: Iterable[tuple[str, str]],
    proposal: Proposal,
) -> str:
    """Return the hash of the review subject: party, facts, evidence, law, penalty.

    Args:
        party: the party's identifying columns.
        cause: 案由.
        evidence: title and SHA-256 of each item.
        proposal: what is proposed.
    """
    value: dict[str, canonical.Value] = {
        "v": 1,
        "party": dict(party),
        "cause": cause,
        "evidence": sorted([title, digest] for title, digest in evidence),
        "proposal": proposal.as_value(),
    }
    return hashlib.sha256(b"mingjing/review-subject/v1\0" + canonical.encode(value)).hexdigest()
