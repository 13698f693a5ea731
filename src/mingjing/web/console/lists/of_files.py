"""The lists of what belongs to cases: evidence, documents, publications, entries."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from mingjing.access.actors import Actor, Role
from mingjing.cases.queries import visible_cases
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.own import publications_listed
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.states import State as PublicationState
from mingjing.documents.queries import documents_about, titles_of_forms
from mingjing.evidence.queries import KIND_LABELS, items_about
from mingjing.kernel.dates import SHANGHAI, legal_date
from mingjing.ledger.entries import Leaf
from mingjing.ledger.queries import entries_about, entries_of_leaf, open_entries
from mingjing.web.console.lists.kinds import (
    Choices,
    Column,
    Filter,
    ListKind,
    Order,
    Sight,
    equals,
    in_year,
    people_of,
    units,
    years,
)
from mingjing.web.console.telling import TOLD
from mingjing.web.console.timeline import title_of


def _dockets(actor: Actor) -> Any:  # noqa: ANN401 - a query set
    return visible_cases(actor).values("docket")


def _only_yes(_sight: Sight) -> Choices:
    return [("1", "只看逾期")]


EVIDENCE = ListKind(
    name="evidence",
    title="证据材料",
    icon="camera",
    leads_to="evidence",
    rows=lambda actor: items_about(_dockets(actor)).filter(origin=""),
    columns=(
        Column("案件", lambda row, _: row.subject, lambda row: row.subject),
        Column("证据", lambda row, _: f"{row.seq}. {row.title}"),
        Column("种类", lambda row, _: KIND_LABELS[row.kind]),
        Column("提交人", lambda row, sight: sight.names([row.captured_by])),
        Column(
            "提交时间", lambda row, _: f"{row.captured_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
        ),
        Column(
            "保管",
            lambda row, sight: sight.names([row.custodian]) or "待专人接收",
            mood=lambda row, _: "good" if row.custodian else "now",
        ),
        Column("SHA-256", lambda row, _: f"{row.blob_id[:16]}…"),
    ),
    orders=(
        Order("newest", "最近提交在前", "captured_at"),
        Order("oldest", "最早提交在前", "captured_at", descending=False),
    ),
    filters=(
        Filter("kind", "种类", lambda _: list(KIND_LABELS.items()), equals("kind")),
        Filter("unit", "承办机构", units, equals("unit")),
        Filter("officer", "提交人", people_of(Role.OFFICER), equals("captured_by")),
        Filter("year", "年度", years, in_year("captured_at")),
        Filter(
            "custody",
            "保管",
            lambda _: [("waiting", "待专人接收"), ("kept", "已接收")],
            lambda rows, value, _sight: rows.filter(accepted_at__isnull=value == "waiting"),
        ),
    ),
)


def _titles(_rows: Sequence[Any], _sight: Sight) -> Mapping[Any, Any]:
    return titles_of_forms()


DOCUMENTS = ListKind(
    name="documents",
    title="文书",
    icon="file",
    rows=lambda actor: documents_about(_dockets(actor)),
    columns=(
        Column("案件", lambda row, _: row.subject, lambda row: row.subject),
        Column("文书", lambda row, sight: sight.more.get(row.form, row.form)),
        Column("文号", lambda row, _: row.number if row.number != row.code else "—"),
        Column("制发日期", lambda row, _: legal_date(row.issued_at).isoformat()),
        Column("查验编码", lambda row, _: row.code),
        Column(
            "制作",
            lambda row, _: "已制成" if row.pdf_sha256 else "待制作",
            mood=lambda row, _: "good" if row.pdf_sha256 else "now",
        ),
    ),
    orders=(
        Order("newest", "最近制发在前", "issued_at"),
        Order("oldest", "最早制发在前", "issued_at", descending=False),
    ),
    filters=(
        Filter("form", "文书", lambda _: list(titles_of_forms().items()), equals("form")),
        Filter("year", "年度", years, in_year("issued_at")),
    ),
    read_more=_titles,
)


def _channels(_sight: Sight) -> Choices:
    return [(OPEN_CHANNEL, _channel(OPEN_CHANNEL)), *_other_channels()]


def _other_channels() -> list[tuple[str, str]]:
    found = {one.id: one.name for one in settings.MINGJING_BUREAU.channel}
    return [(code, name) for code, name in found.items() if code != OPEN_CHANNEL]


def _channel(code: str) -> str:
    return {one.id: one.name for one in settings.MINGJING_BUREAU.channel}.get(code, code)


WAITING = ("draft", "masked", "checked", "withholding_proposed")
PUBLICATIONS = ListKind(
    name="publications",
    title="公示",
    leads_to="file_publication",
    icon="publish",
    rows=publications_listed,
    columns=(
        Column("案件", lambda row, _: row.case_number or row.docket, lambda row: row.docket),
        Column("种类", lambda row, _: row.sort.label),
        Column("文号", lambda row, _: row.number),
        Column("渠道", lambda row, _: _channel(row.channel)),
        Column(
            "状态",
            lambda row, _: row.stage.label,
            mood=lambda row, _: {"published": "good", "withdrawn": "quiet"}.get(
                row.state, "now"
            ),
        ),
        Column("作出日期", lambda row, _: row.decided_on.isoformat()),
        Column(
            "公示期限",
            lambda row, sight: sight.limit(row.due),
            mood=lambda row, sight: (
                "late"
                if row.is_late or (row.state in WAITING and row.due < sight.today)
                else "quiet"
            ),
        ),
    ),
    orders=(
        Order("newest", "最近决定在前", "decided_on"),
        Order("oldest", "最早决定在前", "decided_on", descending=False),
        Order("due", "公示期限近的在前", "due", descending=False),
    ),
    filters=(
        Filter(
            "state",
            "状态",
            lambda _: [(state.value, state.label) for state in PublicationState],
            equals("state"),
        ),
        Filter(
            "kind", "种类", lambda _: [(one.value, one.label) for one in Kind], equals("kind")
        ),
        Filter("channel", "渠道", _channels, equals("channel")),
        Filter("year", "年度", years, in_year("decided_on")),
        Filter(
            "overdue",
            "期限",
            _only_yes,
            lambda rows, _value, sight: rows.filter(state__in=WAITING, due__lt=sight.today),
        ),
    ),
)

LEAVES: Mapping[str, tuple[str, Leaf]] = {
    "refused": ("被拒绝的办理", Leaf.REFUSED),
    "viewed": ("查阅和导出", Leaf.VIEWED),
    "step": ("办案步骤", Leaf.STEP),
    "publish": ("公示", Leaf.PUBLISH),
}


def _opened(rows: Sequence[Any], _sight: Sight) -> Mapping[Any, Any]:
    return open_entries(rows)


def _said(row: Any, sight: Sight, name: str) -> Any:  # noqa: ANN401 - decoded JSON
    return sight.more[row.pk].said.get(name)


def _title(row: Any, sight: Sight) -> str:  # noqa: ANN401 - a row of the list
    kind = _said(row, sight, "kind")
    return title_of(kind) if kind else "已依法销毁"


def _told(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    kind = _said(row, sight, "kind")
    return TOLD[kind](_said(row, sight, "facts")) if kind in TOLD else ""


def _who(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    code = (_said(row, sight, "actor") or {}).get("person", "")
    return sight.people.get(code, "系统" if code else "—")


def _when(row: Any, sight: Sight) -> str:  # noqa: ANN401 - as above
    return str(_said(row, sight, "at") or "—")[:16].replace("T", " ")


ENTRIES = ListKind(
    name="entries",
    title="存证记录",
    icon="record",
    rows=lambda actor: entries_about(_dockets(actor)),
    columns=(
        Column("案件", lambda row, _: row.chain_id, lambda row: row.chain_id),
        Column("条目", lambda row, _: f"{row.log.year} 年第 {row.seq} 条"),
        Column("时间", _when),
        Column(
            "事项",
            _title,
            mood=lambda row, sight: (
                "late" if _said(row, sight, "kind") == "act_refused" else "quiet"
            ),
        ),
        Column("内容", _told),
        Column("办理人", _who),
    ),
    orders=(
        Order("newest", "最近记入在前", "id"),
        Order("oldest", "最早记入在前", "id", descending=False),
    ),
    filters=(
        Filter(
            "kind",
            "事项",
            lambda _: [(value, label) for value, (label, _leaf) in LEAVES.items()],
            lambda rows, value, _sight: entries_of_leaf(rows, LEAVES[value][1]),
        ),
        Filter("log", "年度", years, equals("log__year")),
    ),
    read_more=_opened,
)
