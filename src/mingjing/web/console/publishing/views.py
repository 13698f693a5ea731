"""公示 of what is no case: the page as the public gets it, what is masked, what can be done."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.bureau.queries import names_of
from mingjing.disclosure.checking import as_public, examined
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.own import publications_by_case
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.procedures.table import procedure_of, subject_for
from mingjing.disclosure.states import VISIBLE, State
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError, RefusalError
from mingjing.ledger.queries import last_step
from mingjing.web.acting import act_of, actor_of, law_today, now
from mingjing.web.console.pages import page, show
from mingjing.web.console.publishing.asking import PAGES, PublishingStep, Setting, StepForm
from mingjing.web.console.publishing.duties import cards_of
from mingjing.web.console.publishing.framing import framed
from mingjing.web.console.publishing.slugs import address_of
from mingjing.web.console.publishing.steps import STEPS, steps_for
from mingjing.web.console.sources import View
from mingjing.web.console.stepping import sent


@page
def publication(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Show a publication to whoever sees its file; let it be drafted, checked, published.

    That of a case is on a page among those of the case.
    """
    if procedure_of(number).kind is Kind.PENALTY:
        return HttpResponseRedirect(reverse("publication", args=[number]))
    setting = _setting(request, actor, number)
    if request.method != "POST":
        return _show(request, setting)
    asked = _asked(request)
    form = asked.form(request.POST, setting=setting, auto_id=f"{asked.slug}-%s")

    def again(status: int, refusal: RefusalError | None) -> HttpResponse:
        fresh = _setting(request, actor, number)
        return _show(request, fresh, tried=(asked, form), status=status, refusal=refusal)

    where = f"{address_of(setting.subject)}?channel={setting.channel}&done={asked.slug}"
    return sent(
        form,
        lambda: asked.perform(form, act_of(request), setting.law),
        again=again,
        where=where,
    )


def public_page(request: HttpRequest, number: str) -> HttpResponse:
    """Serve the page that the public gets, or would get today, to be shown in a frame of ours.

    Raises:
        NotFoundError: no such file, not theirs to see, or nothing was drafted there.
    """
    setting = _setting(request, actor_of(request), number)
    if setting.row is None:
        raise NotFoundError(
            "这一渠道还没有公示稿。",
            why="公示稿由承办人拟定之后才有内容可看。",
            remedy="请等待承办人拟定。",
        )
    return framed(as_public(setting.row, now()))


def _setting(request: HttpRequest, actor: Actor, number: str) -> Setting:
    subject = subject_for(actor, number)
    if subject is None:
        raise NotFoundError(
            "还没有可以公示的决定或者结果。",
            why="决定或者结果作出、告知之后才拟定公示稿。",
            remedy="请先办理前面的步骤。",
        )
    at, rows = now(), publications_by_case([number]).get(number, ())
    first = Setting(subject, OPEN_CHANNEL, actor, at, legal_date(at), law_today(), rows)
    wanted = request.GET.get("channel", "") or OPEN_CHANNEL
    if wanted not in first.channels:
        raise NotFoundError(
            "没有这个公示渠道。",
            why="渠道登记在 bureau.toml。",
            remedy="请从办理页面进入公示。",
        )
    return Setting(subject, wanted, actor, at, first.today, first.law, rows)


def _show(
    request: HttpRequest,
    setting: Setting,
    *,
    tried: tuple[PublishingStep, StepForm] | None = None,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    subject, row = setting.subject, setting.row
    steps = steps_for(setting)
    forms = {one.slug: one.form(setting=setting, auto_id=f"{one.slug}-%s") for one in steps}
    if tried is not None:
        forms[tried[0].slug] = tried[1]
    here = f"?channel={setting.channel}"
    context: dict[str, Any] = {
        "subject": subject,
        "pages": PAGES[subject.kind],
        "number": subject.docket,
        "place_name": setting.channels[setting.channel],
        "channels": [
            (one, name, setting.stage_on(one)) for one, name in setting.channels.items()
        ],
        "channel": setting.channel,
        "found": examined(setting.actor, subject.docket, setting.channel, setting.law),
        "names": names_of([row.masked_by, row.checked_by, row.published_by]) if row else {},
        "has_page": bool(row and row.public_record and row.stage is not State.WITHHELD),
        "is_public": bool(row and row.stage in VISIBLE),
        "is_site": setting.channel == OPEN_CHANNEL,
        "here_address": address_of(subject) + here,
        "page_address": reverse("file_publication_page", args=[subject.docket]) + here,
        "acts": steps,
        "awaited": {one.slug for one in steps if one.is_awaited(setting)},
        "forms": forms,
        "asked": tried[0] if tried else None,
        "refusal": refusal,
        "cards": cards_of(subject, setting.publications, _view(setting)),
        "done": STEPS[done].title if (done := request.GET.get("done", "")) in STEPS else "",
        "seen": last_step(subject.docket),
    }
    return show(request, setting.actor, "file_publication.html", context, status=status)


def _view(setting: Setting) -> View:
    return View(setting.at, setting.today, setting.law)


def _asked(request: HttpRequest) -> PublishingStep:
    slug = request.POST.get("act", "")
    if slug not in STEPS:
        raise NotFoundError(
            "没有这项办理。", why="网址或者表单有误。", remedy="请从办理页面进入公示。"
        )
    return STEPS[slug]
