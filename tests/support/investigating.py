"""What the county does beside the acts in the field: withdraws, keeps, has tested, orders."""

from datetime import date
from typing import TYPE_CHECKING, Any

from mingjing.cases.investigation.commands.recuse import (
    GrantRecusal,
    RefuseRecusal,
    RequestRecusal,
    grant_recusal,
    refuse_recusal,
    request_recusal,
)
from mingjing.cases.investigation.queries import open_recusals_of
from mingjing.cases.models import Case
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from support.cast import LIN, ZHOU

if TYPE_CHECKING:
    from support.county import Clock

WHY = "与当事人的法定代表人是近亲属（虚构）"


class Investigating:
    """Acts beside the acts in the field, by default by the right person."""

    if TYPE_CHECKING:
        clock: Clock
        law: RuleBook

        def act(self, person: str) -> Act:
            """Return the frame of an act by *person* now."""

        def case(self, docket: str) -> Case:
            """Return the row as it stands."""

    def ask_to_withdraw(
        self,
        docket: str,
        by: str = LIN,
        person: str = "",
        *,
        by_party: bool = False,
        on: date | None = None,
        reason: str = WHY,
    ) -> None:
        """Enter that somebody is to withdraw, by default who enters it."""
        day = on or self.clock.today
        order = RequestRecusal(docket, person or by, reason, day, by_party=by_party)
        request_recusal(order, act=self.act(by))

    def recuse(
        self, docket: str, by: str = ZHOU, opinion: str = "情况属实（虚构）", **changes: Any
    ) -> None:
        """Let the one withdraw who was asked to first."""
        order = GrantRecusal(docket, self.first_recusal(docket), opinion, **changes)
        grant_recusal(order, act=self.act(by), law=self.law)

    def refuse_to_recuse(
        self, docket: str, by: str = ZHOU, reasons: str = "没有关系（虚构）", **changes: Any
    ) -> None:
        """Let the one stay who was asked to withdraw first, and tell the applicant today."""
        values: dict[str, Any] = {"told_on": self.clock.today}
        order = RefuseRecusal(docket, self.first_recusal(docket), reasons, **(values | changes))
        refuse_recusal(order, act=self.act(by), law=self.law)

    def first_recusal(self, docket: str) -> int:
        """Return the key of the first that nobody decided; 0 where there is none."""
        case = Case.objects.filter(pk=docket).first()
        waiting = open_recusals_of(case) if case else []
        return waiting[0].pk if waiting else 0
