"""Pictures of a seizure."""

from mingjing.cases.pictures import Picture, ViewPicture
from mingjing.compulsion.commands.add_seizure_picture import (
    add_seizure_picture,
    record_seizure_picture_viewing,
)
from mingjing.compulsion.rules import require_crew
from mingjing.evidence.intake import StoredBlob
from mingjing.ledger.recording import Act
from mingjing.web.console.pictures import Album, Taken
from mingjing.web.console.seizures.asking import PAGES, Setting
from mingjing.web.console.seizures.views import about, setting_of


def _require(setting: Setting) -> None:
    require_crew(setting.actor.person, setting.seizure.officers)


def _taken(setting: Setting) -> Taken:
    found = setting.seizure
    return Taken(found.device, found.officers, told_party=bool(found.device))


def _add(order: Picture, stored: StoredBlob, act: Act) -> object:
    return add_seizure_picture(order, stored=stored, act=act)


def _view(order: ViewPicture, act: Act) -> None:
    record_seizure_picture_viewing(order, act=act)


ALBUM = Album(
    PAGES,
    setting_of,
    about,
    _taken,
    _require,
    _add,
    _view,
    purpose="记录查封、扣押的过程",
    example="贴封条，库房东门",
)
