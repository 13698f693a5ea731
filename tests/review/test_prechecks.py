"""The checks before the judgement: what they find in a file, and that they only suggest."""

from dataclasses import replace
from datetime import date

import pytest

from mingjing.bureau.commands.certify import SuspendCertificate, suspend_certificate
from mingjing.cases.applied import Applied
from mingjing.cases.review_points import Point
from mingjing.cases.states import State
from mingjing.ledger.recording import Act
from mingjing.review.file_facts import file_facts
from mingjing.review.precheck import Suggestion
from mingjing.review.prechecks import evidence_for, prechecks, suggested
from mingjing.review.queries import latest_round
from mingjing.review.reading import Item, OfficerSeen, Told, Visit
from mingjing.statute.decisions import DecisionKind
from support.benchmark import with_benchmark
from support.cast import ADMINISTRATOR, LIN, certificate_of
from support.county import SMALL, proposed
from support.refusals import is_chinese, resolves

pytestmark = pytest.mark.one_database(
    "what is found in a file depends on its rows, not on who keeps them"
)

DAY = date(2026, 3, 2)


@pytest.fixture
def clean(county):
    docket = county.bring(State.IN_REVIEW)
    return read(county, docket)


def read(county, docket):
    case = county.case(docket)
    return file_facts(case, latest_round(case), county.law, on=county.clock.today)


def of(file, point):
    return suggested(prechecks(file), point)


def test_a_clean_file_has_nothing_against_it(clean):
    assert [check.said for check in prechecks(clean) if check.suggests is Suggestion.BAD] == []
    assert of(clean, Point.OFFICERS) is Suggestion.GOOD
    assert of(clean, Point.PARTY) is Suggestion.GOOD
    assert of(clean, Point.PROCEDURE) is Suggestion.GOOD
    assert of(clean, Point.JURISDICTION) is Suggestion.GOOD
    assert evidence_for(prechecks(clean), Point.EVIDENCE) == (1,)


def test_what_only_a_person_can_judge_is_never_called_good(clean):
    for point in (Point.AUTHORITY, Point.FACTS, Point.LAW, Point.DISCRETION, Point.CRIME):
        assert of(clean, point) is Suggestion.LOOK
    assert of(clean, Point.OTHER) is Suggestion.LOOK


def test_every_check_speaks_and_cites_a_norm(clean):
    found = prechecks(clean)
    assert {check.point for check in found} == set(Point) - {Point.OTHER}
    for check in found:
        assert is_chinese(check.said), check
        assert check.article, check
        assert resolves(check.article), check


GOOD = OfficerSeen("示例", "虚构-1", "")
BAD = OfficerSeen("示例", "虚构-2", "执法证件 虚构-2 自 2026-02-02 起暂扣")


def visit(**changes):
    values = {
        "what": "询问",
        "on": DAY,
        "place": "陵川县示例路",
        "officers": (GOOD, GOOD),
        "told_of_recording": True,
        "must_tell": True,
    }
    return Visit(**(values | changes))


FAULTS = [
    # changes, point, what is said, why
    ({"visits": (visit(officers=(GOOD, BAD)),)}, Point.OFFICERS, "暂扣", "suspended that day"),
    ({"visits": (visit(officers=(GOOD,)),)}, Point.OFFICERS, "只有 1 人", "one officer"),
    ({"lacking": ("地址",)}, Point.PARTY, "地址", "no address"),
    ({"items": ()}, Point.EVIDENCE, "没有证据", "no evidence"),
    (
        {"items": (Item(1, "照片", ("案由名称",), DAY, kept=True),)},
        Point.EVIDENCE,
        "证据 1 缺案由名称",
        "a key is missing",
    ),
    (
        {"items": (Item(1, "照片", (), date(2026, 3, 9), kept=True),)},
        Point.EVIDENCE,
        "调查终结之后",
        "taken too late",
    ),
    ({"is_unchanged": False}, Point.EVIDENCE, "摘要不同", "the subject changed"),
    ({"found_on": date(2029, 1, 1)}, Point.FACTS, "已过追诉时效", "limitation"),
    ({"tier_reason": " "}, Point.DISCRETION, "裁量阶次", "no reason for the tier"),
    ({"visits": (visit(told_of_recording=False),)}, Point.PROCEDURE, "告知", "not told"),
    ({"visits": (visit(on=date(2026, 3, 9)),)}, Point.PROCEDURE, "终结之后", "out of order"),
    ({"submitted_on": date(2026, 3, 3)}, Point.PROCEDURE, "送审", "submitted a day late"),
    ({"today": date(2026, 6, 30)}, Point.PROCEDURE, "已于2026年5月31日届满", "ninety days"),
    (
        {"notice": Told("告1号", DAY, hearing_right=False, unanswered=0)},
        Point.PROCEDURE,
        "没有告知听证权利",
        "hearing not offered",
    ),
    (
        {"notice": Told("告1号", DAY, hearing_right=True, unanswered=1)},
        Point.PROCEDURE,
        "没有复核意见",
        "a defence nobody answered",
    ),
]


@pytest.mark.parametrize(
    ("changes", "point", "said", "why"), FAULTS, ids=[row[-1] for row in FAULTS]
)
def test_a_fault_is_found_under_its_point(clean, changes, point, said, why):
    file = replace(clean, **changes)
    found = [check for check in prechecks(file) if check.suggests is Suggestion.BAD]
    assert [(check.point, said in check.said) for check in found] == [(point, True)]
    assert of(file, point) is Suggestion.BAD


LOOKS = [
    # changes, point, what is said, why
    ({"visits": ()}, Point.OFFICERS, "没有登记现场执法活动", "nobody went out"),
    ({"visits": (), "address": "外县"}, Point.JURISDICTION, "看不出", "another county"),
    ({"visits": (visit(on=date(2026, 2, 28)),)}, Point.PROCEDURE, "立案之前", "before filing"),
    ({"norms": frozenset()}, Point.LAW, "未登记的规范", "a norm the book does not hold"),
    ({"hearing": None}, Point.PROCEDURE, "缺少据以判断的事实", "hearing unknown"),
    ({"fine_fen": 0}, Point.DISCRETION, "没有罚款", "no fine"),
]


@pytest.mark.parametrize(
    ("changes", "point", "said", "why"), LOOKS, ids=[row[-1] for row in LOOKS]
)
def test_what_is_doubtful_is_left_to_a_person(clean, changes, point, said, why):
    found = prechecks(replace(clean, **changes))
    looks = [
        check.said for check in found if (check.point, check.suggests) == (point, "须人工核对")
    ]
    assert any(said in words for words in looks)


def test_a_certificate_suspended_afterwards_for_that_day_is_found(county):
    docket = county.bring(State.IN_REVIEW)
    order = SuspendCertificate(certificate_of(LIN), county.clock.today, "追溯（虚构）")
    suspend_certificate(order, act=Act(ADMINISTRATOR, county.clock.now))
    file = read(county, docket)
    assert of(file, Point.OFFICERS) is Suggestion.BAD


def test_evidence_added_after_the_submission_is_found(county):
    docket = county.bring(State.IN_REVIEW)
    county.return_opinion(docket)
    county.add(docket)
    assert not read(county, docket).is_unchanged


def test_why_review_is_compulsory_is_told_with_its_article(county):
    file = read(county, county.bring(State.IN_REVIEW))
    assert file.grounds
    assert all(resolves(article) for article in file.grounds)


def test_a_marked_case_without_other_grounds_says_who_marked_it(county):
    docket = county.bring(State.INVESTIGATED, proposed(SMALL))
    county.mark(docket)
    county.submit(docket)
    assert read(county, docket).grounds


def test_a_second_round_has_no_day_of_submission_and_reads_the_notice(county):
    file = read(county, county.bring(State.IN_SECOND_REVIEW))
    assert file.submit_by is None
    assert file.notice is not None
    assert file.notice.unanswered == 0


def said_of_penalty(county, applied, **changes):
    """Return what the checks say of law and discretion, by suggestion."""
    county.law = with_benchmark(county.law)
    proposal = proposed(applied=applied, **changes)
    docket = county.bring(State.INVESTIGATED, proposal)
    county.submit(docket)
    found = prechecks(read(county, docket))
    return {
        one.said: one.suggests for one in found if one.point in {Point.LAW, Point.DISCRETION}
    }


def one_of(said, words):
    (found,) = [suggests for sentence, suggests in said.items() if words in sentence]
    return found


def training(people):
    return Applied("YJ-ASL-97-3", "found-unit", (("未受培训的人数", people),))


def test_clauses_range_and_tier_of_the_catalogue_are_held_against_the_file(county):
    said = said_of_penalty(county, (training("5"),), tier="二档")
    assert one_of(said, "所引条款均在") is Suggestion.GOOD
    assert one_of(said, "法定幅度为 100,000 元以下") is Suggestion.GOOD
    assert one_of(said, "按所填事实为“二档”") is Suggestion.GOOD


def test_a_choice_beside_the_suggestion_is_pointed_out(county):
    said = said_of_penalty(county, (training("1"),), tier="二档")
    assert one_of(said, "两者不一致") is Suggestion.BAD


def test_without_the_fact_nothing_is_suggested(county):
    said = said_of_penalty(county, (training(""),))
    assert one_of(said, "不能推算阶次") is Suggestion.LOOK


def test_several_violations_above_their_sum_are_pointed_out(county):
    applied = (Applied("YJ-ASL-102-1", "found-unit"), Applied("YJ-ASL-105-2", "found-unit"))
    said = said_of_penalty(county, applied, fine_fen=10_000_001)
    assert one_of(said, "2 项合计") is Suggestion.BAD
    assert one_of(said, "目录之外另引") is Suggestion.LOOK


def test_a_kind_that_the_sanction_does_not_name_is_pointed_out(county):
    applied = (Applied("YJ-ASL-97-3", "found-unit"),)
    kinds = (DecisionKind.CLOSURE,)
    said = said_of_penalty(county, applied, fine_fen=SMALL, kinds=kinds)
    assert one_of(said, "没有写明：责令关闭") is Suggestion.LOOK


def test_clauses_typed_by_hand_are_called_so(clean):
    said = {one.said: one.suggests for one in prechecks(clean)}
    assert one_of(said, "条款为手工填写") is Suggestion.LOOK
    assert one_of(said, "罚款幅度不能核对") is Suggestion.LOOK
