"""Reading 疑似拆分: which cases may be one, of those that a person may see."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from mingjing.access.actors import Actor
from mingjing.cases.models import Case, Party
from mingjing.cases.queries import cases_listed, proposal_of, visible_cases
from mingjing.cases.states import State
from mingjing.cases.suspected_split import (
    Part,
    SuspectedSplit,
    reach_of,
    rule_of_splits,
    suspected_split,
)
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.statute.rules import Rule
from mingjing.statute.thresholds import Place


def suspected_split_of(
    actor: Actor, case: Case, law: RuleBook, *, on: date
) -> SuspectedSplit | None:
    """Return the cases that may be one with *case*, of those *actor* may see.

    A party is known by its number; one without a number by its name.
    """
    place = _place(law, on)
    rule = rule_of_splits(place)
    if rule is None or not case.proposal:
        return None
    others = _proposed(visible_cases(actor)).filter(
        _same_party(case.party),
        found_on__range=(case.found_on - reach_of(rule), case.found_on + reach_of(rule)),
    )
    return _split(case, others.exclude(pk=case.pk), rule, place)


def split_candidates(actor: Actor) -> "QuerySet[Case]":
    """Return the cases *actor* may see of parties with several of them, unsorted."""
    rows = _proposed(cases_listed(actor))
    numbered = Q(party__uscc__in=_repeated(rows.exclude(party__uscc=""), "party__uscc"))
    rest = rows.filter(party__uscc="")
    people = rest.exclude(party__citizen_number="")
    numbered |= Q(
        party__uscc="",
        party__citizen_number__in=_repeated(people, "party__citizen_number"),
    )
    named = rest.filter(party__citizen_number="")
    numbered |= Q(
        party__uscc="",
        party__citizen_number="",
        party__name__in=_repeated(named, "party__name"),
    )
    return rows.filter(numbered)


def suspected_splits_of(
    actor: Actor, law: RuleBook, *, on: date
) -> Mapping[str, SuspectedSplit]:
    """Return by docket what :func:`suspected_split_of` says of each case *actor* may see."""
    place = _place(law, on)
    rule = rule_of_splits(place)
    if rule is None:
        return {}
    by_party: dict[tuple[str, str, str], list[Case]] = {}
    for case in split_candidates(actor):
        by_party.setdefault(known_by(case.party), []).append(case)
    found = {
        case.docket: _split(case, (one for one in cases if one is not case), rule, place)
        for cases in by_party.values()
        for case in cases
    }
    return {docket: split for docket, split in found.items() if split is not None}


def _split(
    case: Case, others: Iterable[Case], rule: Rule, place: Place
) -> SuspectedSplit | None:
    return suspected_split(
        _part(case),
        [_part(one) for one in others],
        party=PartyKind(case.party.kind),
        rule=rule,
        place=place,
    )


def _place(law: RuleBook, on: date) -> Place:
    return Place(law, settings.MINGJING_BUREAU.region_code, on)


def _proposed(rows: "QuerySet[Case]") -> "QuerySet[Case]":
    return rows.exclude(proposal={}).exclude(state=State.DECLINED)


def _repeated(rows: "QuerySet[Case]", column: str) -> "QuerySet[Case, dict[str, object]]":
    counted = rows.order_by().values(column).annotate(cases=Count("pk")).filter(cases__gt=1)
    repeated: QuerySet[Case, dict[str, object]] = counted.values(column)
    return repeated


def known_by(party: Party) -> tuple[str, str, str]:
    """Return by what *party* is told from others: its number, or its name without one."""
    if party.uscc:
        return party.uscc, "", ""
    if party.citizen_number:
        return "", party.citizen_number, ""
    return "", "", party.name


def _same_party(party: Party) -> Q:
    if party.uscc:
        return Q(party__uscc=party.uscc)
    if party.citizen_number:
        return Q(party__uscc="", party__citizen_number=party.citizen_number)
    return Q(party__name=party.name, party__uscc="", party__citizen_number="")


def _part(case: Case) -> Part:
    proposal = proposal_of(case)
    return Part(
        docket=case.docket,
        name=case.number or case.docket,
        cause=case.cause,
        duties=proposal.duty_clauses,
        found_on=case.found_on,
        fine_fen=proposal.fine_fen,
    )
