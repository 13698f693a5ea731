"""Pictures of whatever has a life: taken with the telephone or chosen, with their six keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path

from mingjing.access.actors import Actor
from mingjing.bureau.queries import names_of
from mingjing.cases.pictures import Picture, ViewPicture
from mingjing.evidence.entering import UNKNOWN_MEDIA, Description
from mingjing.evidence.intake import StoredBlob, media_of
from mingjing.evidence.queries import item_of
from mingjing.kernel.errors import RefusalError
from mingjing.ledger.queries import last_step
from mingjing.ledger.recording import Act
from mingjing.web.acting import act_of, actor_of, now
from mingjing.web.console import slugs  # noqa: F401 - brings the converters of addresses
from mingjing.web.console.acts.fields import DeviceField, MomentField
from mingjing.web.console.evidence.offering import kind_for
from mingjing.web.console.evidence.serving import Sent, file_response, is_shown
from mingjing.web.console.evidence.viewing import viewing_picture
from mingjing.web.console.lives import Pages
from mingjing.web.console.pages import page, show
from mingjing.web.console.step_forms import AskingForm
from mingjing.web.console.stepping import sent
from mingjing.web.form_size import MOST_AT_ONCE, TooLargeAtOnceError
from mingjing.web.stores import evidence_store


@dataclass(frozen=True, slots=True)
class Taken:
    """What is known of a picture before it is described.

    Args:
        device: the camera of the visit; empty where none is known.
        officers: the two who were there.
        told_party: whether it was announced that a camera runs.
    """

    device: str
    officers: Sequence[str]
    told_party: bool


@dataclass(frozen=True, slots=True)
class Album:
    """The pictures of one kind of thing.

    Args:
        pages: where its pages are.
        setting_of: finds one for this person; refuses who may not see it.
        about: what every page of it shows.
        taken: what is known of a new picture.
        require: refuses whoever may not add one.
        add: the command that enters one.
        view: the command that records a viewing.
        purpose: what a picture is to prove.
        example: of a title.
    """

    pages: Pages
    setting_of: Callable[[Actor, str], Any]
    about: Callable[[Any], dict[str, Any]]
    taken: Callable[[Any], Taken]
    require: Callable[[Any], None]
    add: Callable[[Picture, StoredBlob, Act], object]
    view: Callable[[ViewPicture, Act], None]
    purpose: str
    example: str

    def urls(self, converter: str) -> list[URLPattern]:
        """Return the addresses of adding one, of its page and of its original."""
        at, name = f"<{converter}:number>", self.pages.pictures
        return [
            path(f"{at}/picture/", self._new, name=name),
            path(f"{at}/pictures/<int:seq>/", self._one, name=f"{name}_item"),
            path(
                f"{at}/pictures/<int:seq>/original/",
                self._original,
                name=f"{name}_original",
            ),
        ]

    def _new(self, request: HttpRequest, number: str) -> HttpResponse:
        return new(request, self, number)

    def _one(self, request: HttpRequest, number: str, seq: int) -> HttpResponse:
        return one(request, self, number, seq)

    def _original(self, request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
        return original(request, self, number, seq)


class PictureForm(AskingForm[Any]):
    """The file, what it shows, and the device with the time."""

    file = forms.FileField(
        label="照片、录像", widget=forms.FileInput(attrs={"accept": "image/*,video/*"})
    )
    title = forms.CharField(label="名称", max_length=200)
    device = DeviceField()
    used_at = MomentField(label="拍摄时间")

    def prepare(self) -> None:
        """Begin with now."""
        self.begin_now("used_at")
        self.suggest_devices()


@page
def new(request: HttpRequest, actor: Actor, album: Album, number: str) -> HttpResponse:
    """Ask for a picture and keep it; the original cannot be changed any more."""
    setting = album.setting_of(actor, number)
    album.require(setting)
    files = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PictureForm(*files, setting=setting)
    form.fields["title"].help_text = f"例如：{album.example}。"
    form.fields["device"].initial = album.taken(setting).device

    def again(status: int, refusal: RefusalError | None) -> HttpResponse:
        context = album.about(setting) | {
            "form": form,
            "refusal": refusal,
            "seen": last_step(setting.number),
        }
        return show(request, actor, "picture.html", context, status=status)

    if request.method != "POST":
        return again(200, None)
    return sent(
        form,
        lambda: _keep(request, album, form),
        again=again,
        where=album.pages.address(number),
    )


@page
def one(
    request: HttpRequest, actor: Actor, album: Album, number: str, seq: int
) -> HttpResponse:
    """Show one picture: the original as it is, when and by which device, its digest."""
    setting = album.setting_of(actor, number)
    item = item_of(setting.number, seq)
    viewing_picture(album.view, actor, ViewPicture(number, seq), at=setting.at)
    context = album.about(setting) | {
        "item": item,
        "is_shown": is_shown(item.blob.media_type),
        "medium": item.blob.media_type.partition("/")[0],
        "names": names_of((item.captured_by,)),
    }
    return show(request, actor, "picture_item.html", context)


def original(request: HttpRequest, album: Album, number: str, seq: int) -> HttpResponseBase:
    """Send the original, or the part a player asks for; the viewing is on record first."""
    actor = actor_of(request)
    item = item_of(album.setting_of(actor, number).number, seq)
    viewing_picture(album.view, actor, ViewPicture(number, seq), at=now())
    as_download = request.GET.get("download") == "1"
    whole = Sent(item.blob_id, item.blob.media_type, item.canonical_name, as_download)
    return file_response(request, evidence_store(), whole)


def _keep(request: HttpRequest, album: Album, form: PictureForm) -> None:
    file, said = form.values["file"], form.values
    if file.size and file.size > MOST_AT_ONCE:
        raise TooLargeAtOnceError
    stored = evidence_store().receive(file, declared_size=file.size)
    media, taken = media_of(stored.head), album.taken(form.setting)
    described = Description(
        kind=kind_for(media.type if media else UNKNOWN_MEDIA),
        title=said["title"],
        purpose=album.purpose,
        file_name=file.name or "",
        told_party=taken.told_party,
    )
    at = said["used_at"]
    order = Picture(form.number, described, said["device"], tuple(taken.officers), at, at)
    album.add(order, stored, act_of(request))
