"""The constraints that carry the gate, each tried with plain SQL that is taken back."""

from collections.abc import Iterator, Mapping
from copy import copy
from datetime import UTC, date, datetime
from itertools import count, product
from types import MappingProxyType
from typing import Any, cast

from django.apps import apps
from django.db import connection
from django.db.models import (
    AutoField,
    BooleanField,
    CheckConstraint,
    DateField,
    DateTimeField,
    Field,
    ForeignKey,
    IntegerField,
    JSONField,
    Model,
    OneToOneField,
    UniqueConstraint,
)

from mingjing.cases.models import Case
from mingjing.cases.rules import review_holds
from mingjing.cases.states import UNDECIDED, State
from mingjing.documents.models import Document
from mingjing.ledger.trying import Tried, is_refused, taken_back, try_fences

GATE = "no_decision_without_a_passed_current_review"
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIRST = 2**40  # far from any number that a series gives out
GIVEN: Mapping[str, Mapping[str, object]] = {
    "cases_case": {"state": State.NOTICED.value},
    "review_consultation": {"body": "counsel", "adviser": "one", "until": AT.date()},
    "cases_correction": {"state": "proposed"},
    "permits_permit": {"valid_until": date(2027, 3, 2)},
    "inspections_plan": {"cap": 1},
    "inspections_order": {"nature": "measures"},
    "compulsion_supplystop": {"source": "decision", "docket": "one", "inspection": ""},
}
OTHER_GATES: tuple[tuple[str, str], ...] = (
    ("compulsion.Seizure", "no_seizure_is_approved_unreviewed"),
    ("compulsion.SupplyStop", "no_stop_of_supply_is_approved_unreviewed"),
    ("permits.Application", "what_must_be_reviewed_passed_before_the_decision"),
    ("permits.Permit", "no_permit_is_taken_away_unreviewed"),
    ("compulsion.Seizure", "a_review_of_a_seizure_has_both_conclusions"),
    ("compulsion.SupplyStop", "a_review_of_a_stop_has_both_conclusions"),
    ("permits.Application", "a_review_of_an_application_has_both_conclusions"),
    ("permits.Permit", "a_review_of_a_permit_has_both_conclusions"),
    ("inspections.Order", "a_review_of_measures_has_both_conclusions"),
)
"""Of the other procedures only the rules that carry the gate of review."""

GIVEN_TO_TRY: Mapping[str, Mapping[str, object]] = {"one_joined_case_per_place": {"place": 2}}
FRESH = {("cases_case", "number")}  # of two rows never the same
CHECKS: Mapping[str, tuple[str, str]] = {
    "two_officers_are_two": (
        "两名承办人登记为同一人",
        "lead_officer = 'same', second_officer = 'same'",
    ),
    "extended_by_a_leader_or_not_at_all": ("没有批准人的审核延期", "extended_days = 1"),
    "nothing_is_preserved_without_approval": (
        "没有批准的先行登记保存",
        "imposed_at = '2026-05-01 09:00:00+08:00'",
    ),
    "what_was_preserved_is_settled_as_something": (
        "没有处理结果的处理决定",
        "settled_on = '2026-05-01'",
    ),
    "a_suspension_ends_after_it_begins": (
        "恢复早于中止",
        "since = '2026-05-02', ended_on = '2026-05-01'",
    ),
    "a_rectification_is_due_after_its_order": (
        "改正期限早于指令",
        "ordered_on = '2026-05-02', due_on = '2026-05-01'",
    ),
    "no_appraisal_is_told_before_its_opinion": (
        "没有鉴定意见就已告知",
        "told_on = '2026-05-01'",
    ),
    "a_monitoring_record_counts_by_review": ("没有审核的监控记录作为证据", "passed = TRUE"),
    "a_recusal_is_decided_on_a_day": ("没有日期的回避决定", "granted = TRUE"),
    "two_persons_hear_the_party": ("一人谈话", "reviewer = 'same', second = 'same'"),
    "counsel_read_for_a_time_and_others_not": (
        "没有期限的法律顾问查阅",
        "body = 'counsel', adviser = 'one', until = NULL",
    ),
    "no_advice_before_the_interest_was_declared": (
        "没有声明利害关系的法律意见",
        "answer = 'said', has_interest = NULL",
    ),
    "no_case_leaves_without_a_reason": ("没有理由的分案", "left_on = '2026-05-01'"),
    "no_court_before_a_demand": ("没有催告就申请法院强制执行", "applied_on = '2026-05-01'"),
    "no_standing_without_its_day": ("没有日期的处罚决定变动", "standing = 'revoked'"),
    "no_remedy_over_without_an_outcome": ("没有结果就了结的复议、诉讼", "state = 'over'"),
    "no_correction_unreviewed": ("没有审核就决定的自行纠正", "state = 'decided'"),
    "no_answer_before_an_application": ("没有申请就登记法院受理", "court_accepted = TRUE"),
    "no_seizure_is_approved_unreviewed": (
        "没有审核就批准的查封、扣押",
        "review_required = TRUE, approved_at = '2026-05-01 09:00:00+08:00'",
    ),
    "no_stop_of_supply_is_approved_unreviewed": (
        "没有审核就批准的停止供应",
        "review_required = TRUE, approved_at = '2026-05-01 09:00:00+08:00'",
    ),
    "what_must_be_reviewed_passed_before_the_decision": (
        "须审核，合法但不适当就决定的许可",
        (
            "review_required = TRUE, lawful = TRUE, appropriate = FALSE, "
            "reviewed_on = '2026-05-01', decided_on = '2026-05-01'"
        ),
    ),
    "no_permit_is_taken_away_unreviewed": (
        "没有审核就撤销、撤回的许可",
        "ended_on = '2026-05-01'",
    ),
    "a_review_of_a_seizure_has_both_conclusions": (
        "没有适当性结论的查封、扣押审核",
        "reviewed_on = '2026-05-01', lawful = TRUE",
    ),
    "a_review_of_a_stop_has_both_conclusions": (
        "没有适当性结论的停止供应审核",
        "reviewed_on = '2026-05-01', lawful = TRUE",
    ),
    "a_review_of_an_application_has_both_conclusions": (
        "没有合法性结论的许可申请审核",
        "reviewed_on = '2026-05-01', appropriate = TRUE",
    ),
    "a_review_of_a_permit_has_both_conclusions": (
        "没有日期的撤销、撤回审核",
        "lawful = TRUE, appropriate = TRUE",
    ),
    "a_review_of_measures_has_both_conclusions": (
        "没有两项结论的现场处理措施审核",
        "reviewed_on = '2026-05-01'",
    ),
}
UNIQUES: Mapping[str, str] = {
    "one_case_per_number": "两件案件同一案号",
    "cases_joinder.case_id": "一件案件并入两次",
    "one_joined_case_per_place": "并案的两件案件同一次序",
    "one_shared_act_per_case": "一次执法活动在一件案件中计两次",
    "cases_decision.case_id": "一件案件两份处罚决定",
    "cases_ending.case_id": "一件案件两种了结",
    "cases_announcement.case_id": "一件案件两次公告送达",
    "cases_service.decision_id": "一份决定两次送达",
    "one_open_recusal_per_person": "同一人两件未决定的回避",
    "one_preserved_item_per_line": "登记保存清单两行同一序号",
    "one_running_suspension_per_case": "一件案件同时两次中止",
    "one_running_remedy": "一件案件两个在办的复议、诉讼",
    "one_open_correction": "一件案件两个未了结的自行纠正",
    "one_monitoring_record_per_item": "一份证据两件监控记录",
    "one_round_per_number": "两轮审核同一轮次",
    "one_open_request_per_round": "一轮审核两份未答复的延期申请",
    "review_response.round_id": "一份审核意见两次答复",
    "one_visit_at_a_time": "同一顾问同时两次查阅一案",
    "one_draft_per_reviewer": "一名审核人员两份底稿",
    "documents_document.number": "两份文书同一文号",
}
"""What the constraints forbid, by name; one of a single column is named by that column."""


def try_constraints() -> tuple[Tried, ...]:
    """Try what no command would do, on the database at hand; nothing of it stays."""
    rules = tuple(_try(model, name, rule) for model, name, rule in rules_of_gate())
    return (*rules, *try_fences())


def rules_of_gate() -> Iterator[tuple[type[Model], str, str]]:
    """Yield each rule of the tables of cases, reviews and papers, and the other gates.

    With each its name, and the column of which it wants no two alike; empty for a check.
    """
    models: list[type[Model]] = [
        *apps.get_app_config("cases").get_models(),
        *apps.get_app_config("review").get_models(),
        Document,
    ]
    for model in models:
        for rule in model._meta.constraints:
            if isinstance(rule, CheckConstraint):
                yield model, rule.name, ""
            elif isinstance(rule, UniqueConstraint):
                yield model, rule.name, rule.fields[0]
        for field in model._meta.concrete_fields:
            if field.unique and not field.primary_key:
                yield model, f"{model._meta.db_table}.{field.column}", field.name
    for label, gate in OTHER_GATES:
        yield apps.get_model(label), gate, ""


def _try(model: type[Model], name: str, twice: str) -> Tried:
    with taken_back():
        if name == GATE:
            return _try_gate()
        return _try_twice(model, name, twice) if twice else _try_check(model, name)


def _try_gate() -> Tried:
    """Set a case to each decided state, with every standing of its review."""
    row = _planted(Case)
    times = right = 0
    statement = (
        "UPDATE cases_case SET state = %s, review_required = %s, subject_hash = 'now', "
        "passed_hash = %s, stale_reason = %s WHERE docket = %s"
    )
    decided = sorted(frozenset(State) - UNDECIDED)
    for state, required, passed, stale in product(
        decided, (None, False, True), ("", "now", "then"), ("", "subject_changed")
    ):
        lawful = required is not None and review_holds(
            required=required, passed_hash=passed, subject_hash="now", stale_reason=stale
        )
        refused = is_refused(statement, (state, required, passed, stale, row.pk), by=(GATE,))
        times, right = times + 1, right + (refused is not lawful)
    says = "把案件直接写成已经决定，每种审核情形各一次；只有审核通过而且现行有效的能写入"
    return Tried(GATE, "cases_case", says, times, right)


def _try_check(model: type[Model], name: str) -> Tried:
    table = model._meta.db_table
    if name not in CHECKS:
        return Tried(name, table, "没有试过", 0, 0)
    says, changes = CHECKS[name]
    row = _planted(model)
    statement = f"UPDATE {table} SET {changes} WHERE {model._meta.pk.column} = %s"  # noqa: S608
    return Tried(name, table, says, 1, int(is_refused(statement, (row.pk,), by=(name,))))


def _try_twice(model: type[Model], name: str, field: str) -> Tried:
    """Insert a row a second time, under another key."""
    table = model._meta.db_table
    again = copy(_planted(model, GIVEN_TO_TRY.get(name, {})))
    again.pk = _key(model)
    for other in model._meta.concrete_fields:
        if isinstance(other, OneToOneField) and other.name != field:
            setattr(again, other.attname, _planted(other.related_model).pk)
    column = cast("Field[Any, Any]", model._meta.get_field(field)).column
    marks = (name, f"{table}.{column}", f"{table}_{column}")  # SQLite names only columns
    refused = is_refused(*_insertion(again), by=marks)
    return Tried(name, table, UNIQUES.get(name, "同一内容登记两次"), 1, int(refused))


_keys = count(FIRST)


def _key(model: type[Model]) -> object:
    number = next(_keys)
    return number if isinstance(model._meta.pk, AutoField | IntegerField) else f"p{number}"


def _planted(model: type[Model], more: Mapping[str, object] = MappingProxyType({})) -> Model:
    """Insert a row that breaks no rule, and the rows it hangs on."""
    given = {**GIVEN.get(model._meta.db_table, {}), **more}
    values: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if field.primary_key or (model._meta.db_table, field.name) in FRESH:
            values[field.attname] = _key(model)
        elif field.name in given:
            values[field.attname] = given[field.name]
        elif isinstance(field, ForeignKey):
            values[field.attname] = None if field.null else _planted(field.related_model).pk
        else:
            values[field.attname] = _plain_value(field)
    row = model(**values)
    statement, parameters = _insertion(row)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    return row


def _plain_value(field: Field[Any, Any]) -> object:
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    if field.blank:
        return ""
    for kind, value in PLAIN:
        if isinstance(field, kind):
            return value
    return str(field.name)[: field.max_length]


PLAIN: tuple[tuple[type[Field[Any, Any]], object], ...] = (
    (DateTimeField, AT),
    (DateField, AT.date()),
    (BooleanField, False),
    (IntegerField, 0),
    (JSONField, {}),
)


def _insertion(row: Model) -> tuple[str, list[Any]]:
    fields = row._meta.concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join("%s" for _ in fields)
    values = [
        field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields
    ]
    table = quote(row._meta.db_table)
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})", values  # noqa: S608 - our own
