"""A form that is too large is refused before a byte of it is read, whoever sends it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingjing.kernel.errors import InvalidInputError
from mingjing.web.portal.headers import strict

MOST_AT_ONCE = 100 * 1024 * 1024
FIELDS = 1024 * 1024


class TooLargeAtOnceError(InvalidInputError):
    """More bytes than one form may carry."""

    def __init__(self) -> None:
        super().__init__(
            "文件太大，不能随表单一次提交。",
            why=f"随表单提交的文件至多 {MOST_AT_ONCE // 1024**2} MiB，更大的须能断点续传。",
            remedy="请打开浏览器的 JavaScript 后重新选择文件，传输中断可以继续。",
        )


class FormSizeMiddleware:
    """Stand before whatever parses forms."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, unless it announces too much."""
        length = request.headers.get("Content-Length", "")
        if length.isdigit() and int(length[:20]) > MOST_AT_ONCE + FIELDS:
            context = {"refusal": TooLargeAtOnceError()}
            return strict(render(request, "refusal.html", context, status=413))
        return self.get_response(request)
