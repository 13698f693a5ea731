"""A step that was sent: done, done already, or refused on the page where it was typed."""

from collections.abc import Callable
from typing import Protocol

from django.http import HttpResponse, HttpResponseRedirect

from mingjing.kernel.errors import RefusalError, RepeatedRequestError
from mingjing.web.errors import status_of

UNPROCESSABLE, SEE_OTHER = 422, 303
Again = Callable[[int, RefusalError | None], HttpResponse]


class Typed(Protocol):
    """A form as somebody filled it in."""

    def is_valid(self) -> bool:
        """Say whether it can be read."""


def sent(
    form: Typed, perform: Callable[[], object], *, again: Again, where: str
) -> HttpResponse:
    """Do what was asked and lead on; what was typed stays where it is refused.

    Args:
        form: what was typed.
        perform: calls the command with it.
        again: shows the form once more, with a status and the refusal if there is one.
        where: address to go on at.
    """
    if not form.is_valid():
        return again(UNPROCESSABLE, None)
    try:
        perform()
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RefusalError as refusal:
        return again(status_of(refusal), refusal)
    return HttpResponseRedirect(where, status=SEE_OTHER)
