"""What the machine must have done before people go on: papers to serve, pages to read.

Everything else that follows a commit waits for the worker, which a visitor need not wait for.
"""

from mingjing.demo.county.plot import MACHINE, CasePlot
from mingjing.disclosure.models import Publication
from mingjing.disclosure.pages import WRITE_PAGES
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.documents.issuing import RENDER
from mingjing.documents.models import Document
from mingjing.ledger.recording import Act
from mingjing.web.jobs import HANDLERS


def make_papers(plot: CasePlot, day: int, hour: int) -> None:
    """Make every document of the case that was issued so far."""

    def make(act: Act) -> None:
        waiting = Document.objects.filter(subject=plot.docket, pdf_sha256="")
        for code in waiting.order_by("issued_at", "code").values_list("code", flat=True):
            HANDLERS[RENDER]({"document": code}, act.at)

    plot.plan(MACHINE, day, make, hour)


def write_page(plot: CasePlot, day: int, hour: int) -> None:
    """Write the public page of the case."""

    def write(act: Act) -> None:
        item = Publication.objects.get(docket=plot.docket, channel=OPEN_CHANNEL)
        HANDLERS[WRITE_PAGES]({"document": item.document}, act.at)

    plot.plan(MACHINE, day, write, hour)
