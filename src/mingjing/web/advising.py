"""What counsel could read ends by itself: every night, and before counsel opens a page."""

from collections.abc import Mapping
from datetime import datetime

from mingjing.access.actors import Actor, Role
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act
from mingjing.review.commands.advise import end_lapsed_advice
from mingjing.review.consultations import lapsed

END_ADVICE = "end_lapsed_advice"
PROGRAM = Actor("renderer", frozenset({Role.RENDERER}))


def end_lapsed(_arguments: Mapping[str, Value], at: datetime) -> None:
    """Do the outbox job ``end_lapsed_advice``; repeating it ends nothing twice."""
    if lapsed(legal_date(at)):
        end_lapsed_advice(act=Act(PROGRAM, at))
