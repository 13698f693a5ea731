"""Words are refused where they are entered, not where they would first be printed."""

from dataclasses import replace
from datetime import date

import pytest

from mingjing.bureau.queries import actor_of
from mingjing.cases.commands.register_lead import PartyFacts, RegisterLead, register_lead
from mingjing.cases.models import Case
from mingjing.demo.cast import staff_bureau
from mingjing.demo.telling import on
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act
from mingjing.statute.decisions import PartyKind

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 11)
PARTY = PartyFacts(
    PartyKind.ORGANISATION,
    "示范二号铸造有限公司（虚构）",
    "示范路2号（虚构）",
    legal_representative="郑喆堃（虚构）",
)
LEAD = RegisterLead("inspection", "zhifa", PARTY, "案由（虚构）", DAY, DAY)

WORDS = [
    # field, words, what is named, why
    ("name", "示范\n铸造", "当事人", "a line break would split the name on paper"),
    ("name", "示范\u202e造铸", "U+202E", "a direction mark shows another name than is stored"),
    ("name", "示范\x00铸造", "U+0000", "no database of ours holds a zero character"),
    ("name", "示范\ud800", "U+D800", "half a character is no character"),
    ("name", "🀄有限公司", "🀄", "no font draws it, so it would print as nothing"),
    ("name", "长" * 201, "至多 200 字", "SQLite would keep what PostgreSQL refuses"),
    ("uscc", "123", "18 位", "a credit code has 18 places"),
    ("uscc", "');DROP TABLE--xxxx", "18 位", "what is no code is not stored as one"),
]


@pytest.fixture
def officer():
    staff_bureau(on(date(2026, 1, 5)))
    return Act(actor_of("p-04", DAY), on(DAY))


@pytest.mark.parametrize(("field", "words", "named", "why"), WORDS, ids=[r[-1] for r in WORDS])
def test_what_cannot_be_shown_is_refused_at_the_lead(officer, field, words, named, why):
    with pytest.raises(InvalidInputError, match=r"[\s\S]*") as refused:
        register_lead(replace(LEAD, party=replace(PARTY, **{field: words})), act=officer)
    assert named in str(refused.value), why
    assert not Case.objects.exists()


@pytest.mark.parametrize("name", ["郑喆堃", "𠮷田", "㐂", "镕", "䶮"])
def test_rare_characters_of_names_are_welcome(officer, name):
    party = replace(PARTY, legal_representative=name)
    assert register_lead(replace(LEAD, party=party), act=officer).docket


def test_a_source_nobody_knows_is_refused_with_those_there_are(officer):
    with pytest.raises(InvalidInputError, match="检查、举报、移送"):
        register_lead(replace(LEAD, source="rumour"), act=officer)
