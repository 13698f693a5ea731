"""What a new version of a norm touches: the program, what was entered, the open cases."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjing.bureau.entered_law import entered_files, texts_with_entered
from mingjing.cases.models import Case
from mingjing.cases.queries import open_cases
from mingjing.cases.states import LIFE
from mingjing.statute.citations import Citation
from mingjing.statute.impact import DATA, Affected, Sort, affected_by
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Statute
from mingjing.supervision.moves import running_clocks


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that rests on the norms that a new one supersedes.

    Args:
        norm: the new norm.
        affected: each with the old norm that it names.
        owners: who handles a case, by docket.
        settled: rules that the new file restates or drops; they need no task.
    """

    norm: Statute
    affected: tuple[tuple[str, Affected], ...]
    owners: dict[str, str]
    settled: frozenset[str]

    def tasks(self) -> list[tuple[str, Affected]]:
        """Return what is to be looked at: all but the rules that the new file settles."""
        return [
            (old, one)
            for old, one in self.affected
            if not (one.sort is Sort.RULE and self._is_own_rule(old, one))
        ]

    def _is_own_rule(self, old: str, one: Affected) -> bool:
        return one.place == f"{DATA}statutes/{old}.toml" and one.about in self.settled


def impact_of(norm: Statute, restated: frozenset[str], law: RuleBook) -> Impact:
    """Return what *norm* touches, as things stand.

    Args:
        norm: the new norm.
        restated: ids of the rules that its file gives.
        law: of the bureau before it.
    """
    others = {which: one for which, one in entered_files().items() if which[1] != norm.id}
    texts = texts_with_entered(others)
    affected: list[tuple[str, Affected]] = []
    owners: dict[str, str] = {}
    for old in norm.supersedes:
        affected += [(old, one) for one in affected_by(old, texts)]
        for case, citations in _cases_on(old, law):
            number = case.number or case.docket
            affected.append((old, Affected(Sort.CASE, case.docket, number, "", citations)))
            owners[case.docket] = case.lead_officer or case.registered_by
    return Impact(norm, tuple(affected), owners, restated | frozenset(norm.drops))


def _cases_on(norm: str, law: RuleBook) -> Iterator[tuple[Case, tuple[str, ...]]]:
    """Yield the open cases whose running clocks or next steps rest on a norm."""
    cases = open_cases()
    clocks: dict[str, list[str]] = {case.docket: [] for case in cases}
    for one in running_clocks(cases, law):
        clocks[one.case.docket].append(one.due.article)
    for case in cases:
        steps = [way.article for _step, way in LIFE.ways() if way.source is case.stage]
        cited = [
            article
            for article in (*clocks[case.docket], *steps)
            if Citation.parse(article).statute == norm
        ]
        if cited:
            yield case, tuple(dict.fromkeys(cited))
