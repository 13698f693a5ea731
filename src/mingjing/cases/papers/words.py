"""What several documents of a case say in the same words: party, officers, penalty."""

from collections.abc import Iterable

from mingjing.bureau.queries import OfficerView, names_of
from mingjing.cases.models import Case, Party
from mingjing.cases.proposal import Proposal
from mingjing.kernel.canonical import Value
from mingjing.kernel.ids import born_on, citizen_number_is_valid, sex_of
from mingjing.kernel.money import yuan
from mingjing.statute.decisions import PartyKind


def case_name(case: Case) -> str:
    """Return 案件名称, such as 示范厂涉嫌无证上岗案."""
    return f"{case.party.name}涉嫌{case.cause}案"


def party_block(party: Party) -> dict[str, Value]:
    """Return who the party is, field by field; what is unknown is left out."""
    block: dict[str, Value] = {"party_name": party.name, "address": party.address}
    if party.telephone:
        block["phone"] = party.telephone
    if party.kind == PartyKind.PERSON:
        return block | identity_of(party.citizen_number)
    if party.uscc:
        block["uscc"] = party.uscc
    return block | {"legal_representative": party.legal_representative}


def identity_of(citizen_number: str) -> dict[str, Value]:
    """Return what a citizen number says: itself, sex and birth date; nothing without one."""
    if not citizen_number_is_valid(citizen_number):
        return {"citizen_number": citizen_number} if citizen_number else {}
    return {
        "citizen_number": citizen_number,
        "sex": sex_of(citizen_number),
        "born_on": born_on(citizen_number).isoformat(),
    }


def officer_rows(officers: Iterable[OfficerView]) -> list[Value]:
    """Return names and certificates, in the order given."""
    return [{"name": one.name, "certificate": one.certificate} for one in officers]


def names_in_order(codes: Iterable[str]) -> list[Value]:
    """Return the names of people of the roster, in the order given."""
    listed = list(codes)
    names = names_of(listed)
    return [names[code] for code in listed]


def penalty_in_words(proposal: Proposal) -> list[str]:
    """Return the penalties beside the fine, in the statute's words."""
    return [kind.label for kind in proposal.kinds]


def whole_penalty_in_words(proposal: Proposal) -> list[Value]:
    """Return every penalty, the fine first."""
    fine = [f"罚款人民币{yuan(proposal.fine_fen)}元"] if proposal.fine_fen else []
    return [*fine, *penalty_in_words(proposal)]


def penalty_fields(proposal: Proposal) -> dict[str, Value]:
    """Return fine and other penalties as two fields; a field without content is left out."""
    fields: dict[str, Value] = {}
    if proposal.fine_fen:
        fields["fine_fen"] = proposal.fine_fen
    if proposal.kinds:
        fields["other_penalties"] = list(penalty_in_words(proposal))
    return fields


def filled(**texts: str) -> dict[str, Value]:
    """Return the fields that have words in them."""
    return {name: text for name, text in texts.items() if text.strip()}
