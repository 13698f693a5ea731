"""The page that the public gets, in a frame of ours."""

from django.http import HttpResponse

from mingjing.disclosure.queries import PublicItem
from mingjing.web.console.pages import guarded
from mingjing.web.portal.headers import CHECKING
from mingjing.web.portal.static_pages import rendered

IN_OUR_FRAME = CHECKING.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
LINKS_LEAVE_THE_FRAME = b'<head>\n<base target="_blank">'


def framed(item: PublicItem) -> HttpResponse:
    """Return the page of an item, to be shown in a frame of ours; nobody keeps a copy."""
    bytes_ = rendered(item).replace(b"<head>", LINKS_LEAVE_THE_FRAME, 1)
    answer = guarded(HttpResponse(bytes_))
    answer.headers["Content-Security-Policy"] = IN_OUR_FRAME
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer
