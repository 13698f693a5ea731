"""The addresses of a demonstration: mounted for a request, and only after asking the record."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from mingjing.bureau.queries import is_demonstration

PREFIX = "/demo/"
URLS = "mingjing.web.demonstration.urls"


class DemonstrationMiddleware:
    """Add the pages of a demonstration to those of the product, in a demonstration."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Choose the table of addresses for this request."""
        if request.path.startswith(PREFIX) and is_demonstration():
            request.urlconf = URLS
        return self.get_response(request)
