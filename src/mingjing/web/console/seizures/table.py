"""Every step of a seizure by its place in the address."""

from mingjing.web.console.offered import by_slug
from mingjing.web.console.seizures import before, contesting, held

STEPS = by_slug(before.STEPS, held.STEPS, contesting.STEPS)
