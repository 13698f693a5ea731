"""Every step of an application by its place in the address."""

from mingjing.web.console.offered import by_slug
from mingjing.web.console.permits import accepting, contesting, deciding, examining, hearing

STEPS = by_slug(
    accepting.STEPS,
    examining.STEPS,
    hearing.STEPS,
    deciding.STEPS,
    contesting.OF_APPLICATION,
)
