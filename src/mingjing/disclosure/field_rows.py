"""What is public of which party, as rows of law that the legal unit can verify."""

from mingjing.disclosure.matrix import FieldRule, Treatment, every_rule
from mingjing.statute.citations import Citation
from mingjing.statute.decisions import PARTY_LABELS, PartyKind
from mingjing.statute.founded_rows import FoundedRow
from mingjing.statute.impact import Sort
from mingjing.statute.limits import RuleBook

WORDS = {Treatment.SHOW: "公开", Treatment.MASK: "遮盖", Treatment.HIDE: "不公开"}


def field_rows(law: RuleBook) -> tuple[FoundedRow, ...]:
    """Return every field of every matrix, as the bureau verified it."""
    return tuple(_row(one, law) for one in every_rule())


def row_id(field: str) -> str:
    """Return what names a field among the rows of every kind.

    >>> row_id("party.citizen_number")
    'field-party-citizen-number'
    """
    return f"field-{field.replace('.', '-').replace('_', '-')}"


def _row(rule: FieldRule, law: RuleBook) -> FoundedRow:
    since = law.statutes[Citation.parse(rule.article).statute].effective
    said = (f"{PARTY_LABELS[kind]}{WORDS[rule.treatment(kind)]}" for kind in PartyKind)
    return FoundedRow(
        sort=Sort.DISCLOSURE,
        id=row_id(rule.id),
        name=rule.label,
        says="，".join(said),
        article=rule.article,
        basis=law.in_words(rule.article),
        valid_from=since,
        valid_to=None,
        confidence=rule.confidence,
        reason=rule.reason,
        verified=law.verified.get((row_id(rule.id), since)),
    )
