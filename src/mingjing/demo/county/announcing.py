"""How a decision of the county is announced that nothing else brings to the party."""

import io

from mingjing.cases.commands.announce_service import AnnounceService, announce_service
from mingjing.demo.county import machine
from mingjing.demo.county.facts import MEDIA
from mingjing.demo.county.plot import CasePlot
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.recording import Act

MEDIUM = "示范县政府网（虚构）公告公示栏"
PICTURE = "announcement.jpg"


def announce(plot: CasePlot, day: int) -> None:
    """Announce the decision after it was brought and sent in vain."""
    announced = plot.day(day)

    def do(act: Act) -> None:
        shown = plot.store.receive(io.BytesIO((MEDIA / PICTURE).read_bytes()))
        order = AnnounceService(
            plot.docket,
            plot.officers,
            announced,
            MEDIUM,
            ("direct", "by_post"),
            is_missing=False,
            reasons=plot.facts.say("announced"),
            proof=BlobRef(shown.sha256, shown.size),
        )
        announce_service(order, act=act, law=plot.law)

    machine.make_papers(plot, day, 10)
    plot.plan(plot.lead, day, do, 14)
