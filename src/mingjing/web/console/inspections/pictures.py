"""Pictures of an inspection: taken with the telephone or chosen, with their six keys."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import names_of
from mingjing.evidence.entering import UNKNOWN_MEDIA, Description
from mingjing.evidence.intake import media_of
from mingjing.evidence.queries import item_of
from mingjing.inspections.commands.add_picture import AddPicture, add_picture
from mingjing.inspections.queries import inspection_for
from mingjing.kernel.errors import AlreadyDoneError, RefusalError
from mingjing.ledger.queries import last_step
from mingjing.web.acting import act_of, actor_of, now
from mingjing.web.console.acts.fields import MomentField
from mingjing.web.console.evidence.offering import kind_for
from mingjing.web.console.evidence.serving import Sent, file_response, is_shown
from mingjing.web.console.evidence.viewing import viewing_picture
from mingjing.web.console.inspections.asking import StepForm
from mingjing.web.console.inspections.before import DeviceField
from mingjing.web.console.inspections.views import about, setting_of
from mingjing.web.console.pages import page, show
from mingjing.web.errors import status_of
from mingjing.web.form_size import MOST_AT_ONCE, TooLargeAtOnceError
from mingjing.web.stores import evidence_store


class PictureForm(StepForm):
    """The file, what it shows, and the device with the time."""

    file = forms.FileField(
        label="照片、录像", widget=forms.FileInput(attrs={"accept": "image/*,video/*"})
    )
    title = forms.CharField(
        label="名称", max_length=200, help_text="例如：整改前，一车间渣坑。"
    )
    device = DeviceField()
    used_at = MomentField(label="拍摄时间")

    def prepare(self) -> None:
        """Begin with now and the camera of the arrival."""
        self.begin_now("used_at")
        self.fields["device"].initial = self.setting.inspection.device
        self.suggest_devices()


@page
def add(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Ask for a picture and keep it; the original cannot be changed any more."""
    setting = setting_of(actor, number)
    require(actor, Permission.INSPECT)
    files = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PictureForm(*files, setting=setting)
    status, refusal = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _keep(request, form)
            except AlreadyDoneError:
                pass  # the second click: the first one did it
            except RefusalError as found:
                status, refusal = status_of(found), found
            if refusal is None:
                return HttpResponseRedirect(reverse("inspection", args=[number]), status=303)
    context = about(setting) | {
        "form": form,
        "refusal": refusal,
        "seen": last_step(setting.inspection.number),
    }
    return show(request, actor, "inspections/picture.html", context, status=status)


@page
def picture(request: HttpRequest, actor: Actor, number: str, seq: int) -> HttpResponse:
    """Show one picture: the original as it is, when and by which device, its digest."""
    setting = setting_of(actor, number)
    item = item_of(setting.inspection.number, seq)
    viewing_picture(actor, number, seq, at=setting.at)
    context = about(setting) | {
        "item": item,
        "is_shown": is_shown(item.blob.media_type),
        "medium": item.blob.media_type.partition("/")[0],
        "names": names_of((item.captured_by,)),
    }
    return show(request, actor, "inspections/picture_item.html", context)


def original(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """Send the original, or the part a player asks for; the viewing is on record first."""
    actor = actor_of(request)
    item = item_of(inspection_for(actor, number).number, seq)
    viewing_picture(actor, number, seq, at=now())
    as_download = request.GET.get("download") == "1"
    sent = Sent(item.blob_id, item.blob.media_type, item.canonical_name, as_download)
    return file_response(request, evidence_store(), sent)


def _keep(request: HttpRequest, form: PictureForm) -> None:
    file, said = form.values["file"], form.values
    if file.size and file.size > MOST_AT_ONCE:
        raise TooLargeAtOnceError
    stored = evidence_store().receive(file, declared_size=file.size)
    media = media_of(stored.head)
    described = Description(
        kind=kind_for(media.type if media else UNKNOWN_MEDIA),
        title=said["title"],
        purpose="记录检查、整改情况",
        file_name=file.name or "",
        told_party=bool(form.setting.inspection.device),
    )
    order = AddPicture(
        form.number,
        described,
        said["device"],
        form.setting.inspection.officers,
        said["used_at"],
        said["used_at"],
    )
    add_picture(order, stored=stored, act=act_of(request))
