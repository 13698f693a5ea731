"""How every page of the console is answered: who looks, the shell around it, its policy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import is_demonstration, person_of
from mingjing.bureau.reminders import unread_count
from mingjing.kernel.dates import legal_date
from mingjing.web.acting import actor_of, now
from mingjing.web.advising import end_lapsed

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-src 'self'; frame-ancestors 'none'"
)
P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the side menu: name of the address, words, icon, who finds it there."""

    name: str
    label: str
    icon: str
    group: str = ""
    needs: Permission | None = None


PLACES = (
    Place("home", "工作台", "home"),
    Place("cases", "案件办理", "case"),
    Place("inspections", "行政检查", "shield"),
    Place("approvals", "待我审批", "check", needs=Permission.EXTEND_REVIEW),
    Place("reviews_list", "法制审核", "scale"),
    Place("consultations", "法律咨询", "law", needs=Permission.ADVISE),
    Place("consultations", "法律咨询", "law", needs=Permission.REVIEW),
    Place("summary", "当场处罚", "tick"),
    Place("seizures", "查封、扣押", "lock"),
    Place("supply_stops", "停止供电、供应", "lock"),
    Place("applications", "许可申请", "file"),
    Place("permits", "行政许可", "check"),
    Place("violations", "案由目录", "law"),
    Place("alerts", "监督预警", "warn", "名单", needs=Permission.SEE_ALERTS),
    Place("outside_items", "系统外文书", "file", "名单", needs=Permission.ENTER_OUTSIDE_ITEM),
    Place("review_signals", "审核提示", "scale", "名单", needs=Permission.REVIEW),
    Place("evidence_list", "证据材料", "camera", "名单"),
    Place("documents_list", "文书", "file", "名单"),
    Place("hand_overs", "案卷移交", "file", "名单", needs=Permission.HAND_OVER_CASEFILES),
    Place("hand_overs", "案卷移交", "file", "名单", needs=Permission.TAKE_OVER_CASEFILES),
    Place("publications_list", "公示", "publish", "名单"),
    Place("error_reports", "错误报告", "warn", "名单", needs=Permission.ANSWER_ERROR_REPORT),
    Place("splits_list", "疑似拆分", "warn", "名单", needs=Permission.SEE_ALL_CASES),
    Place("entries_list", "存证记录", "record", "名单"),
    Place("law_calendars", "法规与日历", "clock", "依据"),
    Place("status", "运行状态", "pulse", "系统", Permission.SEE_STATUS),
    Place("admin", "系统管理", "gear", "系统", Permission.KEEP_DEVICES),
)


def guarded(response: HttpResponse) -> HttpResponse:
    """Return *response* with the policy of the console; nobody keeps a copy of it."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Permissions-Policy"] = "geolocation=(), microphone=()"
    response.headers["Cache-Control"] = "no-store"
    return response


def page(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Hand *view* the person who is signed in; everybody else is asked to sign in."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        actor = actor_of(request)
        if Role.COUNSEL in actor.roles:
            end_lapsed({}, now())
        return guarded(view(request, actor, *args, **kwargs))

    return answer


def show(
    request: HttpRequest,
    actor: Actor,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page inside the shell.

    Args:
        request: what was asked.
        actor: who looks.
        template: below ``console/``.
        context: what the template lists in its header.
        status: of the answer.
    """
    shell = {
        "me": person_of(actor.person),
        "posts": [role.value for role in sorted(actor.roles)],
        "places": [one for one in PLACES if one.needs is None or may(actor, one.needs)],
        "today": legal_date(now()),
        "unread": unread_count(actor),
        "nonce": uuid4().hex,
        "demonstration": is_demonstration(),
    }
    return render(request, f"console/{template}", shell | dict(context), status=status)
