"""Pictures of an inspection: taken with the telephone or chosen, with their six keys."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.evidence.entering import UNKNOWN_MEDIA, Description
from mingjing.evidence.intake import media_of
from mingjing.inspections.commands.add_picture import AddPicture, add_picture
from mingjing.kernel.errors import AlreadyDoneError, RefusalError
from mingjing.ledger.queries import last_step
from mingjing.web.acting import act_of
from mingjing.web.console.acts.fields import MomentField
from mingjing.web.console.evidence.offering import kind_for
from mingjing.web.console.inspections.asking import StepForm
from mingjing.web.console.inspections.before import DeviceField, suggest_devices
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
        self.fields["used_at"].initial = self.setting.at.replace(second=0, microsecond=0)
        self.fields["device"].initial = self.setting.inspection.device
        suggest_devices(self)


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
