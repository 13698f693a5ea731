"""The page on which a visitor becomes anybody of the cast with one click."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from mingjing.access.actors import Role
from mingjing.accounts.queries import accounts
from mingjing.bureau.queries import PersonView, is_demonstration, people
from mingjing.kernel.dates import legal_date
from mingjing.web.accounts.pages import page
from mingjing.web.accounts.session import establish
from mingjing.web.acting import now

HOME = "/console/"
DOES: dict[Role, str] = {
    Role.HEAD: "负责全局，主持集体讨论，作出决定",
    Role.DEPUTY_HEAD: "批准立案，批准延长审核期限，作出决定",
    Role.OFFICER: "检查、调查取证、告知、送达",
    Role.UNIT_HEAD: "查看本股室办理的案件",
    Role.CUSTODIAN: "接收保管声像资料，整理案卷",
    Role.REVIEWER: "对重大执法决定进行法制审核",
    Role.LEGAL_HEAD: "主持法制审核，批准公示和撤回",
    Role.PRESIDING_OFFICER: "主持听证",
    Role.DISCLOSURE_CHECKER: "公示前核对保密和个人信息",
    Role.ARCHIVIST: "立卷归档",
    Role.DEVICE_KEEPER: "登记执法记录仪等设备",
    Role.SUPERVISOR: "查阅案件，监督执法",
    Role.SYSTEM_ADMINISTRATOR: "管理机构、人员、证件、设备、账号；看不到任何案件",
}


WALK: tuple[tuple[Role, str], ...] = (
    (Role.OFFICER, "第 1、3、5、6 步：登记线索，调查取证，送审，告知，送达，拟定公示稿"),
    (Role.DEPUTY_HEAD, "第 2 步：批准立案，选定两名承办人"),
    (Role.REVIEWER, "第 4 步：收件审核，出具审核意见"),
    (Role.HEAD, "第 5 步：作出处罚决定"),
    (Role.DISCLOSURE_CHECKER, "第 6 步：审查公示稿"),
    (Role.LEGAL_HEAD, "第 6 步：公示"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody to be.

    Args:
        person: of the roster.
        does: what the post does, or the step of the walk.
    """

    person: PersonView
    does: str


def roles(request: HttpRequest) -> HttpResponse:
    """Show everybody who has an account, and let the visitor become one of them.

    Raises:
        Http404: not a demonstration; this view asks again, whoever mounted it.
    """
    if not is_demonstration():
        raise Http404
    held = accounts()
    cast = [person for person in people(legal_date(now())) if person.code in held]
    if request.method == "POST":
        chosen = held.get(request.POST.get("person", ""))
        if chosen is None or not chosen.is_active:
            raise Http404
        establish(request, chosen)
        return HttpResponseRedirect(HOME, status=303)
    walk = [*_walk(cast)]
    met = {card.person.code for card in walk}
    others = [
        Card(person, _does(person))
        for person in cast
        if person.roles and person.code not in met
    ]
    return page(request, "demonstration/roles.html", {"walk": walk, "others": others})


def _walk(cast: Iterable[PersonView]) -> Iterator[Card]:
    """Yield who does each step of the walk through a case: the first of each post."""
    for role, step in WALK:
        holders = [one for one in cast if role in one.roles]
        if holders:
            yield Card(min(holders, key=_code), step)


def _code(person: PersonView) -> str:
    return person.code


def _does(person: PersonView) -> str:
    return "；".join(DOES[role] for role in person.roles if role in DOES)
