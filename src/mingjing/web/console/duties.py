"""What a person must do today: what, why, until when; soonest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.cases.queries import open_cases_of, visible_cases
from mingjing.cases.remedies import ANSWER_COURT, ANSWER_PLAINLY, ANSWER_SIMPLY
from mingjing.disclosure.own import publications_by_case
from mingjing.review.queries import fetch_rounds
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import CaseAct, Place, Setting
from mingjing.web.console.acts.table import CASE_ACTS
from mingjing.web.console.clock_cards import ClockCard, cards_of
from mingjing.web.console.sources import NOBODY, Source, View

if TYPE_CHECKING:
    from mingjing.cases.models import Case

OFFICER_ACTS = frozenset(
    {
        Permission.INVESTIGATE,
        Permission.CAPTURE_EVIDENCE,
        Permission.CLOSE_INVESTIGATION,
        Permission.SUBMIT_FOR_REVIEW,
        Permission.GIVE_NOTICE,
        Permission.RECORD_DEFENCE,
        Permission.SERVE,
        Permission.RECORD_PAYMENT,
        Permission.DRAFT_PUBLICATION,
    }
)
CLOCK_OF = {
    "decide": "APL-60",
    "give-notice": "APL-60",
    "close-investigation": "APL-60",
    "field-act": "APL-60",
    "propose-settlement": "APL-56",
    "settle-preservation": "APL-56",
    "check-rectification": "RECHECK",
    "resume-suspended": "APL-60",
    "serve": "APL-61",
    "serve-no-penalty": "APL-61",
    "approve-referral": "R310-5",
    "refer-case": "R310-5-2",
    "record-payment": "APL-67",
    "apply-to-court": "ACL-53",
    "draft-publication": "publication",
    "check-publication": "publication",
    "publish": "publication",
    "withdraw-publication": "APL-48-2",
    "answer-remedy": "answer",
    "opinion": "SEED-REV",
    "extend-review": "SEED-REV",
    "respond": "SEED-RESPOND",
    "recheck": "SEED-RECHECK",
}
ANY_OF = {
    "publication": frozenset({"ASL-78", "SEED-PUB"}),
    "answer": frozenset({ANSWER_PLAINLY, ANSWER_SIMPLY, ANSWER_COURT}),
}


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that waits for a person.

    Args:
        case: whose.
        act: what to do; its button leads there.
        card: the limit it stands under; None where the law sets none.
        place: where, for what a case needs in several places.
        elsewhere: how it stands in the other places, such as 陵川网：已公示.
    """

    case: "Case"
    act: CaseAct
    card: ClockCard | None
    place: Place | None = None
    elsewhere: str = ""
    about: ClassVar[str] = "case"

    @property
    def title(self) -> str:
        """What to do and where, such as 拟定公示稿（信用体系平台）."""
        return f"{self.act.title}（{self.place.name}）" if self.place else self.act.title

    @property
    def key(self) -> str:
        """A stable name of it within its case."""
        return f"{self.act.slug}@{self.place.id}" if self.place else self.act.slug

    @property
    def subject(self) -> str:
        """Docket of the case."""
        return self.case.docket

    @property
    def needs(self) -> Permission:
        """What a post must carry for it."""
        return self.act.permission

    @property
    def last(self) -> date:
        """The last day, far away where there is none."""
        return self.card.last if self.card else date.max


def duties_of(actor: Actor, at: datetime, today: date, law: RuleBook) -> list[Duty]:
    """Return what waits for *actor*, soonest first."""
    duties = duties_in(open_cases_of(actor), actor, View(at, today, law))
    return sorted(duties, key=lambda duty: (duty.last, duty.case.docket))


def duties_in(cases: "Sequence[Case]", actor: Actor, view: View) -> list[Duty]:
    """Return what waits for *actor* in *cases*, one after the other."""
    fetch_rounds(cases)
    published = publications_by_case(case.docket for case in cases)
    return [
        duty
        for case in cases
        for duty in _of_case(
            Setting(case, actor, view.at, view.today, view.law, published.get(case.docket, ()))
        )
    ]


def named_in(case: "Case") -> set[str]:
    """Return everybody for whom a case may wait by name, or who is kept out of it."""
    presiding = {notice.presiding_officer for notice in case.notice_set.all()}
    by_name = {case.registered_by, case.filed_by, *case.handlers, *case.reviewers}
    asked = {one.person for one in case.recusal_set.all()}
    return by_name | presiding | asked | set(case.recused)


def next_limit(cases: "Sequence[Case]", view: View) -> dict[str, date]:
    """Return the day of the bureau's limit that ends first, by docket; none runs: left out."""
    nearest = nearest_cards(cases, NOBODY, view)
    return {docket: card.last for docket, card in nearest.items()}


def nearest_cards(cases: "Sequence[Case]", actor: Actor, view: View) -> dict[str, ClockCard]:
    """Return the limit of the bureau that ends first in each case, by docket."""
    fetch_rounds(cases)
    published = publications_by_case(case.docket for case in cases)
    found = {}
    for case in cases:
        publications = published.get(case.docket, ())
        setting = Setting(case, actor, view.at, view.today, view.law, publications)
        running = [
            card for card in cards_of(setting) if card.done_on is None and not card.is_party
        ]
        if running:
            found[case.docket] = min(running, key=lambda card: card.last)
    return found


SOURCE = Source(
    "case",
    visible_cases,
    open_cases_of,
    duties_in,
    named_in,
    next_limit,
)


def _of_case(setting: Setting) -> Iterable[Duty]:
    """Yield the first main act of each kind of power that *actor* has over a case."""
    acts = [
        act
        for act in CASE_ACTS.values()
        if may(setting.actor, act.permission)
        and (
            act.permission not in OFFICER_ACTS or setting.actor.person in setting.case.officers
        )
        and act.is_open(setting)
        and act.is_awaited(setting)
    ]
    if not acts:
        return
    cards = cards_of(setting)
    for act in _first_of_each(acts):
        if act.places is None:
            yield Duty(setting.case, act, _card(act, cards))
            continue
        for place in act.places(setting):
            card = _card(act, [card for card in cards if card.place == place.name])
            yield Duty(setting.case, act, card, place, _elsewhere(setting, place))


def _elsewhere(setting: Setting, here: Place) -> str:
    """Return where the publications on the other channels stand, in words."""
    names = {one.id: one.name for one in settings.MINGJING_BUREAU.channel}
    return "，".join(
        f"{names.get(row.channel, row.channel)}：{row.stage.label}"
        for row in setting.publications
        if row.channel != here.id
    )


def _first_of_each(acts: list[CaseAct]) -> list[CaseAct]:
    """Return the last step open to officers, and each act beside the steps or of others."""
    steps = [act for act in acts if act.permission in OFFICER_ACTS and act.step is not None]
    return steps[-1:] + [act for act in acts if act not in steps]


def _card(act: CaseAct, cards: Iterable[ClockCard]) -> ClockCard | None:
    wanted = CLOCK_OF.get(act.slug, "")
    rules = ANY_OF.get(wanted, {wanted})
    return next(
        (card for card in cards if card.due.rule in rules and card.done_on is None), None
    )
