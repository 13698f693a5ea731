"""A list on a page, and as a file."""

from contextlib import suppress
from urllib.parse import urlencode

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse

from mingjing.access.actors import Actor
from mingjing.access.policy import may
from mingjing.bureau.commands.export_list import ExportList, export_list
from mingjing.bureau.queries import names_of_units, posts_on_roster
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError, NotFoundError, RepeatedRequestError
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.lists.files import CSV, TYPES, XLSX, csv_of, xlsx_of
from mingjing.web.console.lists.kinds import ListKind, Sight
from mingjing.web.console.lists.reading import asked_of, exported, shown
from mingjing.web.console.lists.table import LISTS
from mingjing.web.console.pages import page, show


@page
def listed(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """Show one page of a list, as the address asks for it."""
    asked = asked_of(list_of(name), request.GET.dict(), sight_of(actor))
    result = shown(asked)
    chosen = dict(asked.values) | {"sort": asked.order.value}
    context = {
        "asked": asked,
        "shown": result,
        "query": urlencode(chosen),
        "next": urlencode(chosen | {"after": result.after}) if result.after else "",
        "starts": [one for one in asked.kind.starts if may(actor, one.needs)],
    }
    return show(request, actor, "list.html", context)


@page
def export(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """Hand a whole list out as a file, and record that it was taken out."""
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    kind, form = list_of(name), request.POST.get("format", "")
    if form not in TYPES:
        raise InvalidInputError(
            "没有这种文件格式。",
            why="名单可以导出为 XLSX 或者 CSV。",
            remedy="请从名单页面导出。",
        )
    asked = asked_of(kind, request.GET.dict(), sight_of(actor))
    rows = exported(asked)
    with suppress(RepeatedRequestError):  # the second click: the same file, taken out once
        export_list(ExportList(kind.name, asked.told, len(rows), form), act=act_of(request))
    return _file(kind, form, rows)


def list_of(name: str) -> ListKind:
    """Return the list of that name.

    Raises:
        NotFoundError: there is none.
    """
    if name not in LISTS:
        raise NotFoundError("没有这个名单。", why="网址有误。", remedy="请从左侧栏目进入。")
    return LISTS[name]


def sight_of(actor: Actor) -> Sight:
    """Return who looks and when, with the names that columns and filters need."""
    at = now()
    people: dict[str, str] = {}
    posts: dict[str, list[str]] = {}
    for code, name, role in posts_on_roster():
        people[code] = name
        posts.setdefault(role, []).append(code)
    units = dict(names_of_units())
    return Sight(actor, at, legal_date(at), law_today(), people, posts, units)


def _file(kind: ListKind, form: str, rows: list[list[str]]) -> HttpResponse:
    head = [column.label for column in kind.columns]
    answer: FileResponse | StreamingHttpResponse
    if form == XLSX:
        answer = FileResponse(xlsx_of(kind.title, head, rows), content_type=TYPES[XLSX])
    else:
        answer = StreamingHttpResponse(csv_of(head, rows), content_type=TYPES[CSV])
    answer.headers["Content-Disposition"] = f'attachment; filename="{kind.name}.{form}"'
    return answer  # type: ignore[return-value]  # a streaming answer is one too
