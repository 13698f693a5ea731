"""Pictures of an inspection."""

from mingjing.access.policy import Permission, require
from mingjing.cases.pictures import Picture, ViewPicture
from mingjing.evidence.intake import StoredBlob
from mingjing.inspections.commands.add_picture import add_picture
from mingjing.inspections.commands.record_picture_viewing import record_picture_viewing
from mingjing.ledger.recording import Act
from mingjing.web.console.inspections.asking import PAGES, Setting
from mingjing.web.console.inspections.views import about, setting_of
from mingjing.web.console.pictures import Album, Taken


def _require(setting: Setting) -> None:
    require(setting.actor, Permission.INSPECT)


def _taken(setting: Setting) -> Taken:
    found = setting.inspection
    return Taken(found.device, found.officers, told_party=bool(found.device))


def _add(order: Picture, stored: StoredBlob, act: Act) -> object:
    return add_picture(order, stored=stored, act=act)


def _view(order: ViewPicture, act: Act) -> None:
    record_picture_viewing(order, act=act)


ALBUM = Album(
    PAGES,
    setting_of,
    about,
    _taken,
    _require,
    _add,
    _view,
    purpose="记录检查、整改情况",
    example="整改前，一车间渣坑",
)
