"""Search in the console: what a person may see, found by words.

The words travel in the body of the request: a name of a party has no place in an address, in
the history of a browser or in the log of a server.
"""

import re

from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.cases.finding import count_cases, documents_found, find_cases
from mingjing.disclosure.queries import find_published
from mingjing.documents.queries import titles_of_forms
from mingjing.web.console.pages import page, show

SIZE, MOST, ITEMS = 20, 1_000, 10
KEY = re.compile(r"[0-9]{1,18}")


@page
def search(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what the words of the search box find."""
    words = request.POST.get("q", "").strip()
    before = request.POST.get("before", "")
    found = find_cases(actor, words, SIZE, int(before) if KEY.fullmatch(before) else None)
    context = {
        "words": words,
        "cases": found.cases,
        "total": count_cases(actor, words, MOST),
        "most": MOST,
        "before": found.next_key,
        "documents": documents_found(actor, words, found.cases)[:ITEMS],
        "titles": titles_of_forms(),
        "items": find_published(words, ITEMS).items,
    }
    return show(request, actor, "search.html", context)
