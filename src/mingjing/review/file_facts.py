"""The file of a case as the checks of review read it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.conf import settings

from mingjing.bureau.queries import OfficerView, officers_on
from mingjing.cases.applied import Held, held, hold_fine
from mingjing.cases.clocks import DECIDE_WITHIN
from mingjing.cases.commands.file_case import LIMITATION
from mingjing.cases.commands.investigate import MUST_BE_TOLD
from mingjing.cases.models import Case, FieldAct, Notice, Party
from mingjing.cases.queries import acts_of, current_notice, hash_of_subject, proposal_of
from mingjing.documents.queries import numbers_of, papers_of
from mingjing.evidence.keys import Draft, OfficerInfo, missing_keys
from mingjing.evidence.models import EvidenceItem
from mingjing.evidence.queries import items_of, original_of
from mingjing.kernel.dates import legal_date
from mingjing.review.commands.submit_for_review import SUBMIT_WITHIN
from mingjing.review.models import ReviewRound
from mingjing.review.package import Listed, Package, listed
from mingjing.review.reading import FileFacts, Item, OfficerSeen, Told, Visit
from mingjing.statute.decisions import PartyKind
from mingjing.statute.hearing import hearing_right
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

ACTS = {
    "site_inspection": "现场检查",
    "inquiry": "询问",
    "scene_examination": "勘验",
    "sampling": "抽样取证",
}


def file_facts(case: Case, round_: ReviewRound, law: RuleBook, *, on: date) -> FileFacts:
    """Return what the file of *case* says on a day about the subject of a round."""
    proposal = proposal_of(case)
    bureau = settings.MINGJING_BUREAU
    right = hearing_right(
        proposal.to_classify(PartyKind(case.party.kind), case.marks),
        book=law,
        on=on,
        region=bureau.region_code,
    )
    submit = law.due(SUBMIT_WITHIN, case.investigated_on) if case.investigated_on else None
    decide = law.due(DECIDE_WITHIN, case.filed_on) if case.filed_on else None
    applied = held(proposal.applied, law, case.investigated_on or on)
    return FileFacts(
        bureau=bureau.name,
        region=bureau.name.removesuffix("应急管理局"),
        address=case.party.address,
        lacking=_lacking(case.party),
        found_on=case.found_on,
        limitation_until=day_of(law.due(LIMITATION, case.act_ended_on).nominal),
        filed_on=case.filed_on,
        investigated_on=case.investigated_on,
        submitted_on=round_.submitted_on,
        submit_by=day_of(submit.nominal) if submit is not None and _is_first(round_) else None,
        decide_by=day_of(decide.nominal) if decide is not None else None,
        today=on,
        visits=tuple(_visits(case)),
        items=tuple(_item(item) for item in items_of(case.docket)),
        facts=proposal.facts,
        duty_clauses=proposal.duty_clauses,
        penalty_clauses=proposal.penalty_clauses,
        fine_fen=proposal.fine_fen,
        kinds=proposal.kinds,
        tier=proposal.tier,
        tier_reason=proposal.tier_reason,
        norms=frozenset(
            title
            for statute in law.statutes.values()
            for title in (statute.title, statute.title.removeprefix("中华人民共和国"))
        ),
        held=applied,
        fine=hold_fine(proposal.fine_fen, applied, proposal.circumstances),
        catalogued=frozenset(clauses_of(applied, law)),
        grounds=grounds_of(case, law, on),
        hearing=right.exists,
        notice=_told(current_notice(case)),
        is_unchanged=hash_of_subject(case) == round_.subject_hash,
        documents=tuple(number for _, number in numbers_of([case.docket])),
    )


def package_of(case: Case) -> tuple[Listed, ...]:
    """Return what the file of *case* holds of each sort of material; empty before a report."""
    if not case.proposal:
        return ()
    proposal = proposal_of(case)
    return listed(
        Package(
            papers=[(one.form, f"{one.title}{one.number}") for one in papers_of(case.docket)],
            evidence=len(items_of(case.docket)),
            lacking=_lacking(case.party),
            clauses=(*proposal.duty_clauses, *proposal.penalty_clauses),
            tier_reason=proposal.tier_reason,
            is_told=current_notice(case) is not None,
        )
    )


def grounds_of(case: Case, law: RuleBook, on: date) -> dict[str, str]:
    """Return why review of *case* is compulsory: citation, and the name of the rule."""
    rules = [law.rule(rule, on) for rule in case.review_grounds]
    return {rule.article: rule.name for rule in rules}


def clauses_of(applied: Iterable[Held], law: RuleBook) -> Iterator[str]:
    """Yield the clauses that applied violations bring with them, as papers print them."""
    for one in applied:
        yield law.in_words(one.violation.article)
        yield from (law.in_words(duty) for duty in one.violation.duties)


def _is_first(round_: ReviewRound) -> bool:
    return round_.number == 1


def _visits(case: Case) -> list[Visit]:
    acts = acts_of(case)
    officers = officers_on(
        (code, legal_date(act.began_at)) for act in acts for code in act.officers
    )
    return [_visit(act, officers) for act in acts]


def _visit(act: FieldAct, officers: Mapping[tuple[str, date], OfficerView]) -> Visit:
    day = legal_date(act.began_at)
    seen = [officers[code, day] for code in act.officers if (code, day) in officers]
    return Visit(
        what=ACTS.get(act.kind, act.kind),
        on=day,
        place=act.place,
        officers=tuple(OfficerSeen(one.name, one.certificate, one.standing) for one in seen),
        told_of_recording=act.told_of_recording,
        must_tell=act.kind in MUST_BE_TOLD,
    )


def _item(item: EvidenceItem) -> Item:
    draft = Draft(
        unit=item.unit,
        device=item.device,
        officers=tuple(OfficerInfo(name, certificate) for name, certificate in item.officers),
        used_from=item.used_from,
        used_to=item.used_to,
        party=item.party,
        cause=item.cause,
    )
    return Item(
        number=item.seq,
        title=item.title,
        missing=tuple(key.value for key in missing_keys(draft)),
        taken_on=legal_date(item.used_to),
        kept=bool(original_of(item).custodian),
    )


def _lacking(party: Party) -> tuple[str, ...]:
    is_person = party.kind == PartyKind.PERSON
    needed = [("名称（姓名）", party.name), ("地址", party.address)]
    if is_person:
        needed.append(("公民身份号码", party.citizen_number))
    else:
        needed += [
            ("统一社会信用代码", party.uscc),
            ("法定代表人（负责人）", party.legal_representative),
        ]
    return tuple(label for label, value in needed if not value.strip())


def _told(notice: Notice | None) -> Told | None:
    if notice is None:
        return None
    defences = list(notice.defence_set.all())
    unanswered = sum(not defence.answer.strip() for defence in defences)
    return Told(notice.number, notice.given_on, notice.hearing_right, unanswered)
