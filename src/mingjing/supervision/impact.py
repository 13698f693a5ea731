"""What a new version of a norm touches: program, entered files, whatever is open, its dates."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.conf import settings

from mingjing.bureau.entered_law import entered_files, texts_with_entered
from mingjing.cases.models import Case
from mingjing.cases.queries import open_cases, proposal_of
from mingjing.cases.states import UNDECIDED
from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.citations import Citation
from mingjing.statute.decisions import PartyKind
from mingjing.statute.errors import NotInForceError
from mingjing.statute.impact import DATA, Affected, Sort, affected_by
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Statute, StatuteFile
from mingjing.statute.review_catalogue import REVIEW
from mingjing.statute.review_scope import classify
from mingjing.statute.rules import Rule
from mingjing.supervision import things
from mingjing.supervision.moves import (
    Moved,
    Open,
    everything_open,
    moved_everywhere,
    running_in,
)


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that rests on the norms that a new one supersedes, or must now be reviewed.

    Args:
        norm: the new norm.
        affected: each with the old norm that it names; a case that must now be reviewed with
            the new one.
        owners: who handles what is open, by docket or number.
        settled: rules and violations that the new file restates or drops; they need no task.
        moved: running clocks that end on another day under it.
    """

    norm: Statute
    affected: tuple[tuple[str, Affected], ...]
    owners: dict[str, str]
    settled: frozenset[str]
    moved: tuple[Moved, ...]

    def tasks(self) -> list[tuple[str, Affected]]:
        """Return what is to be looked at: all but the rules that the new file settles."""
        return [
            (old, one)
            for old, one in self.affected
            if not (self._is_own_rule(old, one) or self._is_dropped(one))
        ]

    def _is_dropped(self, one: Affected) -> bool:
        return one.sort is Sort.VIOLATION and one.about in self.norm.drops

    def _is_own_rule(self, old: str, one: Affected) -> bool:
        if one.sort is not Sort.RULE:
            return False
        return one.place == f"{DATA}statutes/{old}.toml" and one.about in self.settled


def impact_of(file: StatuteFile, before: RuleBook, after: RuleBook) -> Impact:
    """Return what a norm touches, as things stand.

    Args:
        file: the new norm with its rules.
        before: the law of the bureau without it.
        after: the law of the bureau with it.

    Raises:
        InvalidInputError: a clock of what is open runs by a rule that it drops.
    """
    norm = file.statute
    others = {which: one for which, one in entered_files().items() if which[1] != norm.id}
    texts = texts_with_entered(others)
    affected: list[tuple[str, Affected]] = []
    owners: dict[str, str] = {}
    everything = everything_open()
    for old in norm.supersedes:
        affected += [(old, _named(one, before)) for one in affected_by(old, texts)]
        for one, owner in _open_on(old, everything, before):
            affected.append((old, one))
            owners[one.about] = owner
    for case, rule in _newly_reviewed(file, before, after):
        number = case.number or case.docket
        found = Affected(Sort.CASE, case.docket, number, "", (rule.article,))
        affected.append((norm.id, found))
        owners[case.docket] = case.lead_officer or case.registered_by
    settled = frozenset(row.id for row in file.rule) | frozenset(norm.drops)
    return Impact(norm, tuple(affected), owners, settled, _moved(norm, before, after))


def _newly_reviewed(
    file: StatuteFile, before: RuleBook, after: RuleBook
) -> Iterator[tuple[Case, Rule]]:
    """Yield the open undecided cases that a new ground would send to review, with the ground.

    They were classified when their investigation ended; whoever owns the task has them marked.
    """
    grounds = {row.id for row in file.rule if row.gate == REVIEW}
    if not grounds:
        return
    region, on = settings.MINGJING_BUREAU.region_code, file.statute.effective
    for case in open_cases():
        if case.review_required is not False or case.stage not in UNDECIDED:
            continue
        proposed = proposal_of(case).to_classify(
            PartyKind(case.party.kind), case.marks, heard=case.heard
        )
        was = classify(proposed, book=before, on=on, region=region)
        scope = classify(proposed, book=after, on=on, region=region)
        found = next((one for one in scope.grounds if one.rule in grounds), None)
        if found is not None and not was.required:
            yield case, after.rule(found.rule, on)


def _named(one: Affected, law: RuleBook) -> Affected:
    """Return the same by the name of its rule, where its row has but the rule's id."""
    if one.sort is not Sort.REGION or one.about not in law.rules:
        return one
    return replace(one, name=law.rules[one.about][-1].name)


def _moved(norm: Statute, before: RuleBook, after: RuleBook) -> tuple[Moved, ...]:
    try:
        return tuple(moved_everywhere(before, after))
    except NotInForceError as error:
        raise InvalidInputError(
            f"规范 {norm.id} 不能录入：{error.what}",
            why="未结事项的期限正按这条规则计算，取消后无从计算。",
            remedy="请在文件中以原编号重述这条规则，不要写入 drops。",
            article=error.article,
        ) from error


def _open_on(norm: str, found: Open, law: RuleBook) -> Iterator[tuple[Affected, str]]:
    """Yield what is open and rests on a norm by its clocks or next steps, and whose it is."""
    clocks: dict[tuple[str, str], list[str]] = {}
    for one in running_in(found, law):
        clocks.setdefault((one.matter.about, one.matter.key), []).append(one.due.article)
    for kind, key, number, stage, owner in _rows(found):
        articles = (*clocks.get((kind.page, key), ()), *kind.articles(stage))
        cited = [one for one in articles if Citation.parse(one).statute == norm]
        if cited:
            yield Affected(kind.sort, key, number, "", tuple(dict.fromkeys(cited))), owner


def _rows(found: Open) -> Iterator[tuple[things.Kind, str, str, object, str]]:
    """Yield each with its kind, key, number, state and who handles it."""
    for case in found.cases:
        owner = case.lead_officer or case.registered_by
        yield things.CASE, case.docket, case.number or case.docket, case.stage, owner
    for kind, rows in (
        (things.INSPECTION, found.inspections),
        (things.PENALTY, found.penalties),
        (things.SEIZURE, found.seizures),
        (things.SUPPLY_STOP, found.supply_stops),
    ):
        for one in rows:
            yield kind, one.number, one.number, one.stage, one.officers[0]
