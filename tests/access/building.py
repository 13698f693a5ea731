"""The street of the table of addresses: people of every role, one case, one decision."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import time_machine
from django.db import connection
from django.test import Client

from access.crowding import crowded
from access.test_urls import CREW, NOBODY, STRANGER, Answer, Street
from compulsion.desk import Desk as SeizureDesk
from compulsion.supply_desk import SupplyDesk
from inspections.desk import Desk
from mingjing.access.actors import Role
from mingjing.accounts.commands.open_account import OpenAccount, open_account
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.bureau.commands.register_person import RegisterPerson, register_person
from mingjing.cases.queries import decision_of
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import RefusalError
from mingjing.ledger.publishing import publish_all
from mingjing.ledger.recording import Act
from mingjing.supervision.alerts import alerts_for
from mingjing.web.alerting import reconcile
from mingjing.web.console.slugs import slug_of
from mingjing.web.jobs import work
from permits.desk import Desk as PermitDesk
from summary.desk import Desk as SummaryDesk
from support import cast
from support.county import County, store_in
from support.signing_in import sign_in

HELD = {
    "HEAD": cast.WU,
    "DEPUTY_HEAD": cast.ZHOU,
    "OFFICER": cast.STRANGER,  # of another unit: no case is theirs
    "CUSTODIAN": cast.SONG,
    "REVIEWER": cast.CHEN,
    "LEGAL_HEAD": cast.HAN,
    "PRESIDING_OFFICER": cast.PENG,
    "DISCLOSURE_CHECKER": cast.CHECKER,
    "ARCHIVIST": cast.HE,
    "SUPERVISOR": cast.JUSTICE,
    "SYSTEM_ADMINISTRATOR": cast.ADMIN,
    NOBODY: cast.CLERK,
    CREW: cast.LIN,
}
NEW = ("UNIT_HEAD", "COUNSEL", "DEVICE_KEEPER", "SECURITY_AUDITOR", "KEY_CUSTODIAN")


def street_of(data: Path) -> Street:
    """Build the street."""
    county = County(store_in(data))
    people = HELD | {role: _engage(county, role, nth) for nth, role in enumerate(NEW)}
    docket = county.bring(State.SERVED)
    desk = Desk(county)
    desk.plan()
    inspection = desk.create()
    desk.approve(inspection)
    visit = desk.create()
    desk.approve(visit)
    desk.arrive(visit)
    desk.picture(visit)
    on_the_spot = SummaryDesk(county)
    penalty = on_the_spot.find()
    on_the_spot.hear(penalty)
    on_the_spot.decide(penalty)
    seizures = SeizureDesk(county)
    seizure = seizures.held()
    seizures.picture(seizure)
    on_the_spot.picture(penalty)
    stop = SupplyDesk(county).proven()
    decision = next(one for one in papers_of(seizure) if one.form == "seizure_decision")
    reviewed = county.bring(State.IN_REVIEW)
    county.accept(reviewed)
    consultation = county.ask_for_advice(reviewed, people["COUNSEL"])
    at_the_window = PermitDesk(county)
    application = at_the_window.granted()
    permit = at_the_window.permit(application).number
    at_the_window.challenge(permit)
    alert = _alert(county, reviewed)
    things = {
        "alert": alert,
        "consultation": str(consultation),
        "penalty": penalty,
        "sheet": papers_of(penalty)[0].code,
        "seizure": seizure,
        "decision": decision.code,
        "supply": stop,
        "application": application,
        "grant": next(one for one in papers_of(application) if one.form == "permit_grant").code,
        "permit": permit,
        "telling": papers_of(permit)[0].code,
        "facts": papers_of(stop)[0].code,
        "inspection": inspection,
        "visit": visit,
        "form": papers_of(inspection)[0].code,
        "case": docket,
        "slug": slug_of(docket),
        "code": decision_of(county.case(docket)).document.code,
        "person": cast.LIN,
    }
    work(county.clock.now)
    publish_all(data)
    _come(
        county, "p-99"
    )  # something waits for the next publication, whoever looks at what first
    return Street(people, things, _opener(county, people), partial(crowded, county, docket))


def _alert(county: County, docket: str) -> str:
    """Let a leader try to decide unreviewed, and the program find it."""
    with suppress(RefusalError):
        county.decide(docket)
    reconcile({}, county.clock.now)
    actor = county.act(cast.HAN).actor
    return str(alerts_for(actor)[0].pk)


def _come(county: County, code: str) -> None:
    act = Act(cast.ADMINISTRATOR, county.clock.now)
    register_person(RegisterPerson(code, "示例", cast.COMMAND), act=act)


def _engage(county: County, role: str, nth: int) -> str:
    code = f"p-9{nth}"
    act = Act(cast.ADMINISTRATOR, county.clock.now)
    _come(county, code)
    appoint(Appoint(code, Role[role], cast.INSTRUMENT, cast.SINCE), act=act)
    open_account(OpenAccount(code, with_password=False), act=act)
    return code


@dataclass
class Asked:
    """How many queries the database was sent; it keeps none of them."""

    count: int = 0

    def __call__(self, execute: Callable[..., Any], *query: Any) -> Any:
        """Count one and send it."""
        self.count += 1
        return execute(*query)


def _signed_in(person: str, county: County) -> Client:
    client = Client()
    with time_machine.travel(county.clock.now, tick=False):
        sign_in(client, person, county.clock.now)
    return client


def _opener(county: County, people: dict[str, str]) -> Callable[[str, str], Answer]:
    clients = {role: _signed_in(person, county) for role, person in people.items()}

    def answer(role: str, where: str) -> Answer:
        asked = Asked()
        client = Client() if role == STRANGER else clients[role]
        with (
            time_machine.travel(county.clock.now, tick=False),
            connection.execute_wrapper(asked),
        ):
            page = client.get(where)
        whole = b"".join(page.streaming_content) if page.streaming else page.content
        for close in page._resource_closers:  # page.close() would close the database as well
            close()
        return Answer(page.status_code, whole.decode("utf-8", "replace"), asked.count)

    return answer
