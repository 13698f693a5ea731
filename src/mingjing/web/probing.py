"""Whether the bureau can work now, for a monitor or a load balancer."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from mingjing.web.acting import now
from mingjing.web.portal.headers import strictly
from mingjing.web.status import readiness


@strictly
def readyz(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when something can be recorded, done and signed now, else 503; never why.

    A stranger learns the names of what is not in order, and no more.
    """
    checks = readiness(Path(settings.MINGJING_DATA), now())
    standings = {name: check.standing.name.casefold() for name, check in checks.items()}
    is_ready = not any(check.standing.is_bad for check in checks.values())
    answer = {"status": "ready" if is_ready else "not ready", "checks": standings}
    response = JsonResponse(answer, status=200 if is_ready else 503)
    response.headers["Cache-Control"] = "no-store"
    return response
