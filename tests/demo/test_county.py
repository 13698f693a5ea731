"""The county of the demonstration: every state, on record, provable, and nobody real."""

import json
import tomllib
from collections import Counter
from datetime import datetime, time
from pathlib import Path

import pytest

from demo.conftest import NOW
from mingjing.access.actors import Role
from mingjing.cases.applied import Standing, bare, held, hold_fine
from mingjing.cases.states import State
from mingjing.compulsion.supply.states import State as SupplyState
from mingjing.demo.cast import read
from mingjing.demo.county.announcing import PICTURE
from mingjing.demo.county.facts import MEDIA, case_facts, names_of_cases
from mingjing.demo.county.load import load_county
from mingjing.demo.county.permit_stories import PERMITS
from mingjing.demo.county.permits import permits_of_demo
from mingjing.demo.county.seizure_stories import SEIZURES
from mingjing.demo.county.seizures import seizures_of_demo
from mingjing.demo.county.spot_stories import SPOTS
from mingjing.demo.county.spots import spots_of_demo
from mingjing.demo.county.stories import STORIES
from mingjing.demo.county.supply_stops import supply_stops_of_demo
from mingjing.demo.county.supply_stories import SUPPLY_STOPS
from mingjing.demo.county.visit_stories import VISITS
from mingjing.demo.county.visits import visits_of_demo
from mingjing.disclosure.states import State as PublicState
from mingjing.evidence.intake import media_of
from mingjing.inspections.states import State as VisitState
from mingjing.kernel.dates import SHANGHAI, legal_date, stamp
from mingjing.kernel.ids import citizen_number_is_valid, uscc_is_valid
from mingjing.statute.load import rulebook
from mingjing.tlog.verify import main as verify

pytestmark = pytest.mark.one_database("each command of a story is asked of both elsewhere")
REAL = Path(__file__).resolve().parents[3] / "shared" / "cases" / "real-decisions.toml"
LARGEST_MEDIA = 2_500_000
ABOUT_THE_SOURCE = {"id", "authority", "number", "published_on", "review", "source", "note"}
BY_THE_MACHINE = frozenset({"document_rendered", "document_registered"})


def words_of(value):
    """Yield every text in *value*."""
    if isinstance(value, dict):
        for one in value.values():
            yield from words_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from words_of(one)
    elif isinstance(value, str):
        yield value


# --- the data ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", names_of_cases())
def test_what_a_case_applies_is_in_the_catalogue_and_its_fine_in_the_range(name):
    facts, book, today = case_facts(name), rulebook(), legal_date(NOW)
    found = held(facts.proposal.applied, book, today)
    assert bool(found) is bool(facts.penalty_clauses)
    if not found:
        return
    fine = hold_fine(facts.proposal.fine_fen, found, facts.circumstances)
    assert fine.standing is Standing.WITHIN
    assert all(one.sanction.who.can_be(facts.party.kind) for one in found)
    known = {bare(book.in_words(duty)) for one in found for duty in one.violation.duties}
    assert {bare(clause) for clause in facts.duty_clauses} <= known


def test_every_data_file_has_its_story_and_every_story_its_file():
    assert set(names_of_cases()) == set(STORIES)


@pytest.mark.parametrize("name", names_of_cases())
def test_a_party_is_visibly_fictional_and_its_numbers_hold(name):
    facts = case_facts(name)
    assert facts.invented
    assert facts.source_case or facts.invented == ("everything",)
    party = facts.party
    assert "虚构" in party.name or "示例" in party.name
    assert "虚构" in party.address
    if party.citizen_number:
        assert citizen_number_is_valid(party.citizen_number)
    else:
        assert uscc_is_valid(party.uscc)
        assert "示例" in party.legal_representative


def test_every_inspection_has_its_story_and_no_case_has_its_name():
    named = [one.name for one in visits_of_demo().visit]
    assert sorted(named) == sorted(VISITS)
    assert not set(VISITS) & set(STORIES)


def test_every_penalty_on_the_spot_has_its_story_and_a_name_of_its_own():
    named = [one.name for one in spots_of_demo().spot]
    assert sorted(named) == sorted(SPOTS)
    assert not set(SPOTS) & (set(STORIES) | set(VISITS))


def test_every_seizure_has_its_story_and_a_name_of_its_own():
    named = [one.name for one in seizures_of_demo().seizure]
    assert sorted(named) == sorted(SEIZURES)
    assert not set(SEIZURES) & {*STORIES, *VISITS, *SPOTS}


def test_every_stop_of_supply_has_its_story_and_a_name_of_its_own():
    named = [one.name for one in supply_stops_of_demo().stop]
    assert sorted(named) == sorted(SUPPLY_STOPS)
    assert not set(SUPPLY_STOPS) & {*STORIES, *VISITS, *SPOTS, *SEIZURES}


def test_every_application_has_its_story_and_a_name_of_its_own():
    named = [one.name for one in permits_of_demo().application]
    assert sorted(named) == sorted(PERMITS)
    assert not set(PERMITS) & {*STORIES, *VISITS, *SPOTS, *SEIZURES, *SUPPLY_STOPS}


@pytest.mark.parametrize("one", permits_of_demo().application, ids=lambda one: one.name)
def test_who_asks_for_a_permit_is_visibly_fictional(one):
    asked = one.applicant
    assert uscc_is_valid(asked.uscc)
    assert "示例" in asked.representative
    assert all("虚构" in text for text in (asked.name, asked.address, one.content))


@pytest.mark.parametrize("one", supply_stops_of_demo().stop, ids=lambda one: one.name)
def test_whose_supply_is_stopped_is_visibly_fictional(one):
    target = one.target
    assert uscc_is_valid(target.uscc)
    assert "示例" in target.legal_representative
    words = (target.name, target.address, one.hazard, one.supplier, one.line, one.refusal)
    assert all("虚构" in text for text in words)


@pytest.mark.parametrize("one", seizures_of_demo().seizure, ids=lambda one: one.name)
def test_whose_things_are_seized_is_visibly_fictional(one):
    assert "虚构" in one.holder.name
    assert "虚构" in one.holder.address
    assert "示例" in one.holder.representative
    assert uscc_is_valid(one.holder.uscc)
    words = (one.facts, one.relation, *one.objects, *(item.name for item in one.item))
    assert all("虚构" in text for text in words)


@pytest.mark.parametrize("spot", spots_of_demo().spot, ids=lambda one: one.name)
def test_who_is_punished_on_the_spot_is_visibly_fictional(spot):
    party = spot.party
    assert "虚构" in party.name
    assert "虚构" in party.address
    assert all("虚构" in words for words in (spot.facts, *spot.evidence))
    if party.citizen_number:
        assert citizen_number_is_valid(party.citizen_number)
    else:
        assert uscc_is_valid(party.uscc)
        assert "示例" in party.legal_representative


@pytest.mark.parametrize("visit", visits_of_demo().visit, ids=lambda one: one.name)
def test_an_inspected_enterprise_is_visibly_fictional_and_looked_at_for_what_there_is(visit):
    assert "虚构" in visit.target.name
    assert "虚构" in visit.target.address
    assert "示例" in visit.target.legal_representative
    assert uscc_is_valid(visit.target.uscc)
    assert all("虚构" in one.words for one in visit.problem)
    for violation in visit.checklist:
        assert rulebook().violations.violation(violation, legal_date(NOW))


def test_everybody_in_the_cast_is_visibly_fictional():
    cast = read("cast.toml")
    for person in cast["person"]:
        assert "示例" in person["name"] or "虚构" in person["name"], person["code"]
        for number in (person.get("certificate"), person.get("qualification")):
            assert number is None or "虚构" in number, person["code"]


def test_the_cast_fills_every_post_and_no_administrator_holds_two():
    posts = Counter(role for person in read("cast.toml")["person"] for role in person["roles"])
    founder = {Role.SYSTEM_ADMINISTRATOR.name}
    programs = {Role.RENDERER.name, Role.DOORKEEPER.name}
    people = {role.name for role in Role} - programs - founder
    assert people <= set(posts)
    assert posts["REVIEWER"] >= 2
    assert posts["OFFICER"] >= 4


@pytest.mark.skipif(not REAL.exists(), reason="the published cases lie beside the project")
def test_no_real_authority_or_number_stands_in_the_data():
    real = tomllib.loads(REAL.read_text(encoding="utf-8"))["case"]
    names = {case["authority"] for case in real} | {
        case["number"] for case in real if "number" in case
    }
    folder = MEDIA.parent / "county"
    for path in folder.glob("*.toml"):
        for words in words_of(tomllib.loads(path.read_text(encoding="utf-8"))):
            assert not any(name in words for name in names), path.name


@pytest.mark.skipif(not REAL.exists(), reason="the published cases lie beside the project")
def test_the_facts_of_a_published_case_are_kept():
    real = {
        case["id"]: case for case in tomllib.loads(REAL.read_text(encoding="utf-8"))["case"]
    }
    taken = {name: case_facts(name) for name in STORIES if case_facts(name).source_case}
    assert {facts.source_case for facts in taken.values()} == set(real)
    for name, facts in taken.items():
        source = real[facts.source_case]
        assert facts.party.kind == source["party_kind"], name
        if "fine" in source:
            assert facts.fine_yuan == str(source["fine"]), name
        elif facts.fine_yuan != "0":
            assert {"fine", "penalty"} & set(facts.invented), name
        assert set(facts.given) <= set(source), name
        told_apart = {"found_on", "rechecked_on", "evidence", "documents"}
        assert set(source) - ABOUT_THE_SOURCE - set(facts.given) <= told_apart, name


def test_the_pictures_and_clips_are_small_and_what_they_say_they_are():
    files = sorted(MEDIA.iterdir())
    assert sum(path.stat().st_size for path in files) < LARGEST_MEDIA
    for path in files:
        media = media_of(path.read_bytes()[:4096])
        assert media is not None, path.name
        assert path.suffix.removeprefix(".") in media.extensions
    used = {item.media for name in STORIES for item in case_facts(name).evidence}
    assert {path.name for path in files} == {*used, PICTURE} - {""}


# --- the county as loaded ---------------------------------------------------------------------


def test_there_is_an_inspection_in_every_state(settled):
    from mingjing.inspections.models import Inspection  # noqa: PLC0415 - needs Django

    assert {one.stage for one in Inspection.objects.all()} == set(VisitState)


def test_penalties_on_the_spot_stand_where_their_stories_leave_them(settled):
    from mingjing.summary.models import SummaryPenalty  # noqa: PLC0415 - needs Django

    left = sorted(SummaryPenalty.objects.values_list("state", flat=True))
    assert left == ["archived", "collected", "ordinary", "reported", "reported"]


def test_seizures_stand_where_their_stories_leave_them(settled):
    from mingjing.compulsion.clocks import is_expired  # noqa: PLC0415 - needs Django
    from mingjing.compulsion.models import Seizure  # noqa: PLC0415 - as above

    today, book = legal_date(NOW), rulebook()
    left = [(one.state, is_expired(one, today, book)) for one in Seizure.objects.all()]
    assert sorted(left) == [
        ("disposed", False),
        ("in_custody", False),
        ("in_custody", True),
        ("released", False),
        ("requested", False),
        ("urgent", False),
    ]


def test_there_is_a_stop_of_supply_in_every_state(settled):
    from mingjing.compulsion.models import SupplyStop  # noqa: PLC0415 - needs Django

    assert {one.stage for one in SupplyStop.objects.all()} == set(SupplyState)


def test_there_is_an_application_and_a_permit_in_every_state(settled):
    from mingjing.permits import permit_states, states  # noqa: PLC0415 - needs Django
    from mingjing.permits.clocks import silence_of  # noqa: PLC0415 - as above
    from mingjing.permits.models import Application, Permit  # noqa: PLC0415 - as above
    from mingjing.permits.validity import validity_of, warning_of  # noqa: PLC0415 - as above

    today, book = legal_date(NOW), rulebook()
    assert {one.stage for one in Application.objects.all()} == set(states.State)
    assert {one.stage for one in Permit.objects.all()} == set(permit_states.State)
    assert any(silence_of(one, today, book) for one in Application.objects.all())
    renewed = [one for one in Permit.objects.all() if validity_of(one, today, book).renewed_on]
    assert len(renewed) == 1
    assert any(warning_of(one, today, book) for one in Permit.objects.all())


def test_there_is_a_case_in_every_state(settled):
    from mingjing.cases.models import Case  # noqa: PLC0415 - needs Django

    told = set(Case.objects.values_list("state", flat=True))
    assert told == set(State)


PUBLISHED = [
    # name, source, kind of party, fine in yuan that the source gives, whether it is reviewed
    ("cutting", "yuanling-2025-cutting", "organisation", None, None),
    ("paying", "lucheng-2023-training", "organisation", None, None),
    ("foundry", "yuhong-2024-foundry", "organisation", 70_000, True),
    ("person", "wuhu-2021-person", "person", 35_000, True),
    ("fireworks", "jiangmen-2025-fireworks", "individual_business", 40_000, True),
    ("aluminium", "xinhui-2022-aluminium", "organisation", None, False),
    ("exit", "chenghai-2022-exit", "organisation", 25_000, False),
]


@pytest.mark.parametrize(
    ("name", "source", "kind", "fine", "reviewed"), PUBLISHED, ids=[row[1] for row in PUBLISHED]
)
def test_a_published_case_arrived_in_the_archive_as_its_source_tells_it(
    settled, name, source, kind, fine, reviewed
):
    from mingjing.casefile.models import CaseFile  # noqa: PLC0415 - needs Django
    from mingjing.cases.models import Case  # noqa: PLC0415 - as above

    _, dockets = settled
    facts, case = case_facts(name), Case.objects.get(pk=dockets[name])
    assert (facts.source_case, case.stage) == (source, State.ARCHIVED)
    assert CaseFile.objects.filter(docket=case.docket).exists()
    assert case.party.kind == kind
    assert case.proposal["facts"] == facts.facts
    if fine is None:
        assert {"fine", "penalty"} & set(facts.invented)
    else:
        assert ("fine" in facts.given, case.proposal["fine_fen"]) == (True, fine * 100)
    if reviewed is not None:
        assert case.review_required is reviewed


def test_every_published_case_is_told_and_nothing_given_is_said_to_be_invented():
    told = {case_facts(name).source_case: name for name in STORIES}
    assert {source: name for source, name in told.items() if source} == {
        source: name for name, source, *_ in PUBLISHED
    }
    for name in filter(None, told.values()):
        facts = case_facts(name)
        assert not set(facts.given) & set(facts.invented), name


def test_the_measures_of_published_cases_went_their_own_way(settled):
    from mingjing.cases.models import Case  # noqa: PLC0415 - needs Django
    from mingjing.compulsion.models import Seizure  # noqa: PLC0415 - as above
    from mingjing.inspections.models import Order, Referral  # noqa: PLC0415 - as above

    _, dockets = settled
    held = Seizure.objects.get(docket=dockets["fireworks"])
    assert (held.state, held.disposal) == ("disposed", "confiscated")
    assert sorted(held.item_set.values_list("quantity", flat=True)) == ["363", "49"]
    found = Referral.objects.get(docket=dockets["aluminium"])
    assert found.findings == [1, 2, 3, 4]
    (stop,) = Order.objects.filter(inspection=found.inspection, nature=Order.Nature.MEASURES)
    assert stop.lifted_on is not None
    assert Case.objects.get(pk=dockets["aluminium"]).review_required is False


def test_a_company_and_its_person_in_charge_stand_under_one_number(settled):
    from mingjing.cases.models import Case  # noqa: PLC0415 - needs Django

    _, dockets = settled
    company, head = (Case.objects.get(pk=dockets[one]) for one in ("ammonia", "ammonia-head"))
    assert head.number == f"{company.number}之二"
    assert (company.stage, head.stage) == (State.HEARING_REQUESTED, State.SERVED)
    assert company.proposal["fine_fen"] != head.proposal["fine_fen"]


def test_there_is_a_publication_in_every_state_and_one_of_every_kind(settled):
    from mingjing.disclosure.kinds import Kind  # noqa: PLC0415 - needs Django
    from mingjing.disclosure.models import Publication  # noqa: PLC0415 - needs Django

    assert set(Publication.objects.values_list("state", flat=True)) == set(PublicState)
    public = Publication.objects.filter(state=PublicState.PUBLISHED)
    assert set(public.values_list("kind", flat=True)) == set(Kind)


def test_a_decision_is_still_unpublished_after_its_last_day(settled):
    from mingjing.cases.models import Case  # noqa: PLC0415 - needs Django
    from mingjing.disclosure.models import Publication  # noqa: PLC0415 - needs Django

    law, today = rulebook(), legal_date(NOW)
    decided = Case.objects.exclude(decided_on=None)
    drafted = set(Publication.objects.values_list("docket", flat=True))
    late = [
        case
        for case in decided
        if case.docket not in drafted and law.due("ASL-78", case.decided_on).nominal < today
    ]
    assert late


def test_reviews_wait_run_are_extended_and_are_late(settled):
    from mingjing.review.models import ReviewRound  # noqa: PLC0415 - needs Django
    from mingjing.review.queries import due_of  # noqa: PLC0415 - needs Django

    law, today = rulebook(), legal_date(NOW)
    rounds = ReviewRound.objects.all()
    assert {round_.status for round_ in rounds} == set(ReviewRound.Status.values)
    running = rounds.filter(status=ReviewRound.Status.ACCEPTED)
    left = [(due_of(round_, law) - today).days for round_ in running]
    assert min(left) < 0, "one is overdue"
    assert {0, 1} <= set(left), "one is due today, one tomorrow"
    assert any(round_.extended_days for round_ in running)


def test_nothing_in_the_county_happened_today_or_later(settled):
    from mingjing.ledger.queries import history  # noqa: PLC0415 - needs Django

    _, dockets = settled
    midnight = stamp(NOW.replace(hour=0, minute=0))
    for docket in dockets.values():
        acts = [entry for entry in history(docket) if entry.said["kind"] not in BY_THE_MACHINE]
        times = [json.loads(entry.entry)["t"] for entry in acts]
        assert times == sorted(times)
        assert times[-1] < midnight


def test_a_visitor_becomes_each_of_the_cast_with_one_click(settled, client):
    for person in read("cast.toml")["person"]:
        entered = client.post("/demo/", {"person": person["code"]})
        assert (entered.status_code, entered["Location"]) == (303, "/console/"), person["code"]
        assert client.get("/console/").status_code == 200, person["code"]


def test_the_audit_finds_no_difference(settled):
    from mingjing.web.auditing import audit_installation  # noqa: PLC0415 - needs Django

    data, _ = settled
    report = audit_installation(data, lambda _what, _done: None)
    assert report.differences == ()


def test_a_stranger_finds_the_log_of_the_county_genuine(settled, tmp_path, capsys):
    from mingjing.ledger.exporting import export_log  # noqa: PLC0415 - needs Django
    from mingjing.ledger.publishing import publish_all  # noqa: PLC0415 - needs Django

    data, _ = settled
    publish_all(data)
    target = tmp_path / "log"
    export_log(data, target)
    key = (target / "log.vkey").read_text(encoding="utf-8").strip()
    assert verify(["log", str(target), "--vkey", key]) == 0, capsys.readouterr().out


@pytest.fixture
def county_at_evening(settled):
    from mingjing.bureau.queries import law_of_bureau  # noqa: PLC0415 - Django must be ready
    from mingjing.statute.load import rulebook  # noqa: PLC0415 - as above
    from mingjing.web.console.sources import View  # noqa: PLC0415 - as above
    from mingjing.web.console.waiting import follow  # noqa: PLC0415 - as above

    evening = datetime.combine(NOW.date(), time.max, SHANGHAI)
    view = View(evening, NOW.date(), law_of_bureau(rulebook(), NOW.date()))
    follow(view, 10_000)
    return view


def of_pages(actor, view) -> list:
    from mingjing.web.console.waiting import work_of  # noqa: PLC0415 - as above

    found, page = [], work_of(actor, view)
    found += page.duties
    while page.after:
        page = work_of(actor, view, after=page.after)
        found += page.duties
    return found


def test_the_pages_show_everybody_exactly_what_is_derived_for_them(county_at_evening):
    from mingjing.bureau.queries import everybody  # noqa: PLC0415 - as above
    from mingjing.web.console.waiting import SOURCES, work_of  # noqa: PLC0415 - as above

    view, seen = county_at_evening, 0
    for actor in everybody(view.today):
        derived = sorted(
            (duty.last, duty.subject, duty.key)
            for source in SOURCES.values()
            for duty in source.duties(source.opened(actor, None), actor, view)
        )
        pages = [(duty.last, duty.subject, duty.key) for duty in of_pages(actor, view)]
        assert sorted(pages) == derived, actor.person
        assert [one[0] for one in pages] == sorted(one[0] for one in pages)
        assert work_of(actor, view).count == len(derived), actor.person
        seen += len(derived)
    assert seen > WAITING_IN_THE_COUNTY


def test_a_row_of_the_index_that_lies_is_named_by_the_audit(county_at_evening, monkeypatch):
    from mingjing.web.console import waiting  # noqa: PLC0415 - as above
    from mingjing.worklist.models import Standing, Waiting  # noqa: PLC0415 - as above

    monkeypatch.setattr(waiting, "now", lambda: county_at_evening.at)
    monkeypatch.setattr(waiting, "law_on", lambda _day: county_at_evening.law)
    assert list(waiting.index_of_waits_differs()) == []
    late, early = Waiting.objects.order_by("-pk").first(), Standing.objects.first()
    Waiting.objects.filter(pk=late.pk).update(n=99)
    Standing.objects.filter(pk=early.pk).update(last=NOW.date())
    named = dict(waiting.index_of_waits_differs())
    Waiting.objects.filter(pk=late.pk).update(n=late.n)
    Standing.objects.filter(pk=early.pk).update(last=early.last)
    assert named[f"待办索引 {late.standing.kind}:{late.standing.subject}"] == "待办与记录不符"
    assert named[f"待办索引 {early.kind}:{early.subject}"] == "期限与记录不符"


# --- on any day -------------------------------------------------------------------------------

WAITING_IN_THE_COUNTY = 60
FEW = ("gloves", "fresh", "extended", "ready", "unserved", "drafted", "arrears", "kitchen")
DAYS = [
    ("2026-11-22", "a Sunday"),
    ("2026-02-24", "the first working day after Spring Festival, over two logs"),
    ("2026-12-31", "limits run into a year whose notice is not known"),
    ("2027-01-04", "a year whose notice is not known"),
]


@pytest.mark.committed
@pytest.mark.parametrize(("day", "why"), DAYS)
def test_the_county_loads_on(day, why, data_dir):
    from mingjing.web.jobs import evidence_store  # noqa: PLC0415 - needs Django

    now = NOW.replace(
        **dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=True))
    )
    dockets = load_county(rulebook(), evidence_store(), now, names=FEW)
    assert len(set(dockets.values())) == len(FEW), why
