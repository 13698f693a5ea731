"""线索: what is refused at the door."""

from datetime import date

import pytest

from mingjing.kernel.errors import InvalidInputError, NotFoundError, NotPermittedError
from mingjing.ledger.recording import BUREAU
from mingjing.statute.decisions import PartyKind
from support.cast import WU
from support.county import party
from support.refusals import refused

TOMORROW = date(2026, 3, 3)
PERSON = {"kind": PartyKind.PERSON, "legal_representative": "", "uscc": ""}

ROWS = [
    # what is registered, refusal, citation, why
    ({"party": party(name=" ")}, InvalidInputError, "", "nobody is accused"),
    ({"cause": ""}, InvalidInputError, "", "of nothing"),
    (
        {"party": party(legal_representative="")},
        InvalidInputError,
        "apl-2021:59",
        "who answers",
    ),
    ({"party": party(**PERSON)}, InvalidInputError, "apl-2021:59", "which of that name"),
    (
        {"party": party(**PERSON, citizen_number="140524198001010013")},
        InvalidInputError,
        "",
        "the check digit is 2",
    ),
    (
        {"party": party(**PERSON, citizen_number="140524199002290014")},
        InvalidInputError,
        "",
        "29 February 1990 was not",
    ),
    ({"found_on": TOMORROW}, InvalidInputError, "", "found before it was found"),
    ({"act_ended_on": TOMORROW}, InvalidInputError, "", "ended before it ended"),
    ({"unit": "nowhere"}, NotFoundError, "", "no such unit"),
    ({"by": WU}, NotPermittedError, "", "a head does not register leads"),
]


@pytest.mark.parametrize(("changes", "kind", "article", "why"), ROWS, ids=[r[-1] for r in ROWS])
def test_a_faulty_lead_is_refused(county, changes, kind, article, why):
    with refused(county, BUREAU, kind, article):
        county.register(**changes)


def test_a_person_with_a_real_number_is_registered(county):
    docket = county.register(party=party(**PERSON, citizen_number="140524198001010012"))
    assert county.kinds(docket) == ["lead_registered"]


def test_leads_are_numbered_without_a_gap_and_a_refusal_takes_no_number(county):
    first = county.register()
    with refused(county, BUREAU, NotFoundError):
        county.register(unit="nowhere")
    second = county.register()
    assert (first[-3:], second[-3:]) == ("〕1号", "〕2号")
