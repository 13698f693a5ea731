"""送审材料: what a package for review holds, and what a reviewer finds missing in it (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Material(StrEnum):
    """A sort of material; the notice names 案件材料和相关情况 and lists none of them."""

    FILING = "立案审批表"
    REPORT = "案件调查终结报告"
    PARTY = "当事人的身份、资质材料"
    COURSE = "检查、询问等过程文书"
    EVIDENCE = "证据材料"
    LAW = "法律依据和裁量的说明"
    RIGHTS = "告知、陈述申辩、听证材料"
    OTHER = "其他材料"


FORMS: Mapping[Material, frozenset[str]] = {
    Material.FILING: frozenset({"filing_approval"}),
    Material.REPORT: frozenset({"investigation_conclusion"}),
    Material.COURSE: frozenset({"site_record", "inquiry_record"}),
    Material.RIGHTS: frozenset({"penalty_notice"}),
}
LATER = frozenset({Material.RIGHTS})


@dataclass(frozen=True, slots=True)
class Listed:
    """One sort of material, and what of it lies in the file.

    Args:
        material: which sort.
        held: what lies there, in words.
        is_due: whether it belongs into this round at all; rights only after they were told.
    """

    material: Material
    held: tuple[str, ...]
    is_due: bool = True

    @property
    def is_missing(self) -> bool:
        """Say whether the file holds nothing of what belongs into it."""
        return self.is_due and not self.held


@dataclass(frozen=True, slots=True)
class Package:
    """What the list is made of.

    Args:
        papers: form and title with number of each paper of the case.
        evidence: number of pieces.
        lacking: what is missing of the party's identity.
        clauses: clauses of the law that are to be applied.
        tier_reason: why this tier was chosen.
        is_told: whether the party was told of the penalty already.
    """

    papers: Sequence[tuple[str, str]]
    evidence: int
    lacking: Sequence[str]
    clauses: Sequence[str]
    tier_reason: str
    is_told: bool


def listed(package: Package) -> tuple[Listed, ...]:
    """Return each sort of material with what the file holds of it; 其他 holds the rest."""
    known = frozenset().union(*FORMS.values())
    by_form = {
        material: tuple(name for form, name in package.papers if form in forms)
        for material, forms in FORMS.items()
    }
    said = package.clauses and package.tier_reason.strip()
    by_form |= {
        Material.PARTY: () if package.lacking else ("名称、证件号码、地址、负责人齐全",),
        Material.EVIDENCE: (f"{package.evidence} 件",) if package.evidence else (),
        Material.LAW: (f"条款 {len(package.clauses)} 项，裁量理由已写明",) if said else (),
        Material.OTHER: tuple(name for form, name in package.papers if form not in known),
    }
    return tuple(Listed(one, by_form[one], _is_due(one, package)) for one in Material)


def _is_due(material: Material, package: Package) -> bool:
    if material in LATER:
        return package.is_told
    return material is not Material.OTHER
