"""Pictures of a stop of supply."""

from mingjing.cases.pictures import Picture, ViewPicture
from mingjing.compulsion.commands.add_supply_picture import (
    add_supply_picture,
    record_supply_picture_viewing,
)
from mingjing.compulsion.rules import require_crew
from mingjing.evidence.intake import StoredBlob
from mingjing.ledger.recording import Act
from mingjing.web.console.pictures import Album, Taken
from mingjing.web.console.supply.asking import PAGES, Setting
from mingjing.web.console.supply.views import about, setting_of


def _require(setting: Setting) -> None:
    require_crew(setting.actor.person, setting.stop.officers, of=PAGES.name)


def _taken(setting: Setting) -> Taken:
    stop = setting.stop
    return Taken(stop.device, stop.officers, told_party=bool(stop.device))


def _add(order: Picture, stored: StoredBlob, act: Act) -> object:
    return add_supply_picture(order, stored=stored, act=act)


def _view(order: ViewPicture, act: Act) -> None:
    record_supply_picture_viewing(order, act=act)


ALBUM = Album(
    PAGES,
    setting_of,
    about,
    _taken,
    _require,
    _add,
    _view,
    purpose="证明拒不执行决定和现实危险",
    example="停用的炉口仍在出铁",
)
