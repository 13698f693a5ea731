"""The feed: what was published and what was withdrawn, for readers that ask again and again."""

import hashlib
import io

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date, quote_etag

from mingjing.disclosure.listing import newest_items
from mingjing.disclosure.queries import PublicItem
from mingjing.disclosure.states import State
from mingjing.kernel.money import yuan
from mingjing.web.portal.headers import strictly

ENTRIES = 50
ATOM = "application/atom+xml; charset=utf-8"


@strictly
def feed(request: HttpRequest) -> HttpResponse:
    """Serve the newest publications and withdrawals; unchanged, it answers 304."""
    items = newest_items(ENTRIES)
    text = written(items)
    mark = quote_etag(hashlib.sha256(text.encode()).hexdigest()[:32])
    changed = max((item.changed_at for item in items if item.changed_at), default=None)
    answer = HttpResponse(text, content_type=ATOM, headers={"ETag": mark})
    if changed is not None:
        answer.headers["Last-Modified"] = http_date(changed.timestamp())
    moment = int(changed.timestamp()) if changed else None
    return get_conditional_response(request, mark, moment, answer) or answer


def written(items: list[PublicItem]) -> str:
    """Return the feed as Atom.

    A natural person's or a trader's decision is told by number and cause alone.
    """
    bureau = settings.MINGJING_BUREAU
    atom = Atom1Feed(
        title=f"{bureau.name} 行政执法公示",
        link=bureau.portal_url + reverse("register"),
        description="执法结果的公示与撤回",
        feed_url=bureau.portal_url + reverse("feed"),
        author_name=bureau.name,
        language="zh-Hans",
        feed_guid=bureau.portal_url + reverse("feed"),
    )
    for item in items:
        link = bureau.portal_url + reverse("decision", args=[item.code])
        atom.add_item(
            title=title_of(item),
            link=link,
            description=_told(item),
            unique_id=f"{link}#{item.state.value}",
            pubdate=item.changed_at,
            updateddate=item.changed_at,
        )
    text = io.StringIO()
    atom.write(text, "utf-8")
    return text.getvalue()


def title_of(item: PublicItem) -> str:
    """Return one line for an item; the name of a party only where it is an organisation."""
    if item.state is State.WITHDRAWN:
        return f"{item.number}：公示已撤回"
    cause = str(item.fields.get("case.cause") or item.fields.get("act.outcome", ""))
    if not item.kind.is_penalty:
        cause = f"{item.kind.label}，{cause}"
    party = str(item.fields.get("party.name", "")) if item.is_organisation else item.number
    return f"{party}：{cause}"


def _told(item: PublicItem) -> str:
    if item.state is State.WITHDRAWN:
        return f"{item.ground}。"
    if not item.kind.is_penalty:
        return f"{item.number}，{item.fields.get('act.matter', '')}。"
    fine = item.fields.get("decision.fine_fen")
    kinds = item.fields.get("decision.kinds")
    others = [str(kind) for kind in kinds if kind != "罚款"] if isinstance(kinds, list) else []
    amount = [f"罚款 {yuan(fine)} 元"] if isinstance(fine, int) and fine else []
    return f"{item.number}，{'、'.join([*others, *amount])}。"
