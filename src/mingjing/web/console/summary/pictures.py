"""Pictures of a penalty on the spot."""

from mingjing.cases.pictures import Picture, ViewPicture
from mingjing.evidence.intake import StoredBlob
from mingjing.ledger.recording import Act
from mingjing.summary.commands.add_summary_picture import (
    add_summary_picture,
    record_summary_picture_viewing,
)
from mingjing.summary.rules import require_crew
from mingjing.web.console.pictures import Album, Taken
from mingjing.web.console.summary.asking import PAGES, Setting
from mingjing.web.console.summary.views import about, setting_of


def _require(setting: Setting) -> None:
    require_crew(setting.actor.person, setting.penalty.officers)


def _taken(setting: Setting) -> Taken:
    found = setting.penalty
    return Taken(found.device, found.officers, told_party=bool(found.device))


def _add(order: Picture, stored: StoredBlob, act: Act) -> object:
    return add_summary_picture(order, stored=stored, act=act)


def _view(order: ViewPicture, act: Act) -> None:
    record_summary_picture_viewing(order, act=act)


ALBUM = Album(
    PAGES,
    setting_of,
    about,
    _taken,
    _require,
    _add,
    _view,
    purpose="证明违法事实",
    example="配电箱未关闭，一车间",
)
