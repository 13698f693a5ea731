"""Why, on the pages of a case: grounds of review, the late fine, what changed since the act."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings

from mingjing.cases.clocks import clocks_of
from mingjing.cases.commands.file_case import LIMITATION
from mingjing.cases.debts import debt_of
from mingjing.cases.queries import current_notice, proposal_of
from mingjing.statute.calculations import Calculation, calculate_additional_fine
from mingjing.statute.choice_of_law import BothVersions, changed_between
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.statute.review_scope import classify
from mingjing.statute.rules import Rule
from mingjing.statute.violations import Violation
from mingjing.statute.why import Compared, Why, compared, why_ground, why_rule
from mingjing.web.console.acts.asking import Setting

if TYPE_CHECKING:
    from mingjing.cases.models import Case


@dataclass(frozen=True, slots=True)
class ChangedViolation:
    """An applied violation whose words are others on the two days, or not there on one."""

    name: str
    versions: tuple[tuple[str, date, Violation | None], ...]


@dataclass(frozen=True, slots=True)
class ChangedLaw:
    """What the law changed between the act and the decision, or today (APL 37).

    Args:
        act_on: last day of the act.
        decided_on: day of the decision; today while there is none.
        is_decided: whether there is one.
        words: how the two are chosen between.
        rules: what this case rests on, both versions.
        violations: what it applies, both versions.
        others: every other rule that changed, in the version of the later day if there is one.
    """

    act_on: date
    decided_on: date
    is_decided: bool
    words: str
    rules: tuple[tuple[str, tuple[Compared, ...]], ...]
    violations: tuple[ChangedViolation, ...]
    others: tuple[Rule, ...]


def grounds_of(setting: Setting) -> tuple[Why, ...]:
    """Return each rule that makes review compulsory, with the facts that bring it into play.

    The version is that of the close of the investigation, when the grounds were found.
    """
    case, law = setting.case, setting.law
    if not case.review_grounds:
        return ()
    on, region = case.investigated_on or setting.today, _region()
    proposed = proposal_of(case).to_classify(PartyKind(case.party.kind), case.marks)
    scope = classify(proposed, book=law, on=on, region=region)
    found = {one.rule: one for one in scope.grounds}
    return tuple(
        why_ground(law, found[rule], on=on, region=region)
        if rule in found
        else why_rule(law, rule, on=on, region=region)
        for rule in case.review_grounds
    )


def late_fine_of(setting: Setting) -> Calculation | None:
    """Return what the late fine has come to by today; None where nothing was ever late."""
    debt = debt_of(setting.case, setting.law)
    if debt is None or setting.case.closed_on is not None:
        return None
    told = calculate_additional_fine(setting.law, debt, until=setting.today, region=_region())
    return told if told.parts else None


def changed_law_of(setting: Setting) -> ChangedLaw | None:
    """Return what changed since the act; None where nothing did that is in the book."""
    case, law = setting.case, setting.law
    decided_on = case.decided_on or setting.today
    if decided_on < case.act_ended_on:
        return None
    changed = changed_between(law, act_on=case.act_ended_on, decided_on=decided_on)
    own = set(_rules_of(case, law))
    violations = tuple(_violations(case, law, decided_on)) if case.proposal else ()
    if not changed and not violations:
        return None
    region = _region()
    return ChangedLaw(
        case.act_ended_on,
        decided_on,
        case.decided_on is not None,
        changed[0].words if changed else "",
        tuple(
            (_of(one).name, compared(law, one, region=region))
            for one in changed
            if _of(one).id in own
        ),
        violations,
        tuple(_of(one) for one in changed if _of(one).id not in own),
    )


def _rules_of(case: "Case", law: RuleBook) -> Iterator[str]:
    """Yield the ids of the rules that the case rests on so far."""
    yield LIMITATION
    yield from case.review_grounds
    yield from (clock.due.rule for clock in clocks_of(case, law))
    notice = current_notice(case)
    if notice is not None:
        yield from notice.hearing_grounds


def _violations(case: "Case", law: RuleBook, decided_on: date) -> Iterator[ChangedViolation]:
    for applied in proposal_of(case).applied:
        versions = law.violations.versions.get(applied.violation, ())
        then, now = (
            next((one for one in versions if one.in_force_on(day)), None)
            for day in (case.act_ended_on, decided_on)
        )
        if then is not now and versions:
            yield ChangedViolation(
                versions[-1].name,
                (("行为时", case.act_ended_on, then), ("决定时", decided_on, now)),
            )


def _of(both: BothVersions) -> Rule:
    """Return the rule in the version of the later day, else of the earlier one."""
    found = both.now or both.then
    if found is None:
        raise AssertionError("a rule that changed has at least one version")
    return found


def _region() -> str:
    code: str = settings.MINGJING_BUREAU.region_code
    return code
