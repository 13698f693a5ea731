"""What is published on which channel (Q-06), and the coded grounds for what is not (pure)."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from pydantic import BaseModel, ConfigDict

from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.matrix import DATA
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.statute.decisions import DecisionKind, PartyKind
from mingjing.statute.load import rulebook

OPEN_CHANNEL = "county_site"
CREDIT_CHANNEL = "credit"


class CreditClass(StrEnum):
    """Degree of breach of trust by which the credit channel publishes (CR36)."""

    MINOR = "minor"
    GENERAL = "general"
    SERIOUS = "serious"

    @property
    def label(self) -> str:
        """The regulation's own word."""
        return CLASS_LABELS[self]


CLASS_LABELS: Mapping[CreditClass, str] = {
    CreditClass.MINOR: "轻微失信",
    CreditClass.GENERAL: "一般失信",
    CreditClass.SERIOUS: "严重失信",
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Ground(_Strict):
    """A coded ground, and what the public is told.

    Args:
        label: in words; ``{act}`` stands for what is published.
        article: citation behind it.
        else_article: citation where what is published is no penalty; empty for the same.
        channels: channels it can be used on; empty for all.
        kinds: what it can be used for; empty for everything.
    """

    id: str
    label: str
    article: str
    public: str
    else_article: str = ""
    channels: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()

    def fits(self, kind: Kind, channel: str) -> bool:
        """Say whether it can be used for that kind on that channel."""
        here = not self.channels or channel in self.channels
        return here and (not self.kinds or kind in self.kinds)

    def said_of(self, kind: Kind) -> "Ground":
        """Return it in the words and with the citation for that kind."""
        article = self.article if kind.is_penalty else self.else_article or self.article
        told = {"label": self.label, "public": self.public}
        words = {name: text.replace("{act}", kind.act) for name, text in told.items()}
        return self.model_copy(update=words | {"article": article})


class _Grounds(_Strict):
    withholding: tuple[Ground, ...]
    withdrawal: tuple[Ground, ...]


class CreditPolicy(_Strict):
    """How the credit channel classifies; configurable, since the text was not read in full.

    Args:
        rule: the rule that lets it classify, such as ``CR36-A``.
    """

    rule: str
    publish_minor: bool
    kinds: Mapping[CreditClass, tuple[DecisionKind, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """The facts of a decision that decide whether a channel publishes it.

    Args:
        kind: what is published.
        party: kind of the party.
        is_enterprise: whether it is a 生产经营单位 (ASL 78).
        is_minor: whether a natural person was under 18; None where it is unknown.
        kinds: penalties beside the fine.
        decided_on: day of the decision.
        social_influence: why the decision has 一定社会影响; empty where nobody says so.
        credit_class: class stated by the officer; None where the kinds alone decide.
    """

    kind: Kind
    party: PartyKind
    is_enterprise: bool
    is_minor: bool | None
    kinds: tuple[DecisionKind, ...]
    decided_on: date
    social_influence: str = ""
    credit_class: CreditClass | None = None


@cache
def grounds_for_withholding() -> Mapping[str, Ground]:
    """Return the grounds on which a decision may stay unpublished."""
    return {ground.id: ground for ground in _grounds().withholding}


@cache
def grounds_for_withdrawal() -> Mapping[str, Ground]:
    """Return the four grounds of APL 48 on which a publication is withdrawn."""
    return {ground.id: ground for ground in _grounds().withdrawal}


def withholding_ground(code: str, channel: str, kind: Kind) -> Ground:
    """Return the ground of that code, if it can be used for *kind* on *channel*.

    Raises:
        InvalidInputError: no such ground, or it is none of that channel or kind.
    """
    ground = grounds_for_withholding().get(code)
    if ground is None or not ground.fits(kind, channel):
        known = (one for one in grounds_for_withholding().values() if one.fits(kind, channel))
        raise _no_such_ground(code, known)
    return ground


def withdrawal_ground(code: str, kind: Kind) -> Ground:
    """Return the ground of that code, in the words for *kind*.

    Raises:
        InvalidInputError: not one of the four.
    """
    ground = grounds_for_withdrawal().get(code)
    if ground is None:
        known = (one.said_of(kind) for one in grounds_for_withdrawal().values())
        raise _no_such_ground(code, known)
    return ground.said_of(kind)


@cache
def credit_policy() -> CreditPolicy:
    """Return the policy of the credit channel."""
    raw = tomllib.loads((DATA / "credit.toml").read_text(encoding="utf-8"))
    return CreditPolicy.model_validate(raw["credit"])


def credit_class(kinds: Iterable[DecisionKind], policy: CreditPolicy) -> CreditClass | None:
    """Return the heaviest class that a kind of penalty puts a decision in; None if none does.

    >>> credit_class((DecisionKind.WARNING, DecisionKind.CONFISCATION), credit_policy()).label
    '一般失信'
    """
    held = set(kinds)
    for one in reversed(CreditClass):
        if held & set(policy.kinds.get(one, ())):
            return one
    return None


def require_publishable(candidate: Candidate, channel: str, policy: CreditPolicy) -> None:
    """Refuse to draft what *channel* does not publish; the way out is a coded ground.

    What is no penalty needs no reason to be public: it always is (A1-2, A1-7).

    Raises:
        GateClosedError: a minor, a decision that no norm makes public, or a minor breach on
            the credit channel.
    """
    _require_adult(candidate)
    if not candidate.kind.is_penalty:
        return
    if channel == CREDIT_CHANNEL:
        _require_grave_enough(candidate, policy)
    else:
        _require_reason_to_publish(candidate)


def _require_adult(candidate: Candidate) -> None:
    if candidate.party is not PartyKind.PERSON or candidate.is_minor is False:
        return
    raise GateClosedError(
        "当事人是未成年人，整件不公开。"
        if candidate.is_minor
        else "不能确认当事人已满十八周岁，整件不公开。",
        why="涉及个人隐私的政府信息，行政机关不得公开；涉及未成年人的整件不公开。",
        remedy="请按“当事人未满十八周岁”或者其他理由办理不公开；年龄未登记的，先补正身份信息。",
        article="ogi-2019:15",
    )


def _require_reason_to_publish(candidate: Candidate) -> None:
    is_enterprise = candidate.is_enterprise and candidate.party is not PartyKind.PERSON
    if is_enterprise or candidate.social_influence.strip():
        return
    raise GateClosedError(
        "没有公开这件处罚决定的理由。",
        why="具有一定社会影响的行政处罚决定应当依法公开；当事人不是生产经营单位，也没有写明社会影响。",
        remedy="请写明社会影响；没有社会影响的，按“不属于应当公开的处罚决定”办理不公开。",
        article="apl-2021:48.1",
    )


def _require_grave_enough(candidate: Candidate, policy: CreditPolicy) -> None:
    rule = rulebook().versions(policy.rule)[-1]
    if candidate.decided_on < rule.valid_from:
        return
    norm = f"{rule.article_in_words}（{rule.badge or '已核实'}）"
    found = credit_class(candidate.kinds, policy) or candidate.credit_class
    if found is None:
        raise GateClosedError(
            "没有写明失信类别。",
            why=f"{norm}按轻微、一般、严重分类公示；处罚种类不足以确定类别。",
            remedy="请由承办人写明类别。",
            article=rule.article,
        )
    if found is CreditClass.MINOR and not policy.publish_minor:
        raise GateClosedError(
            "轻微失信信息不在信用平台公示。",
            why=f"{norm}：轻微失信信息原则上不予公示。",
            remedy="请按“轻微失信信息”办理不公开。",
            article=rule.article,
        )


def _grounds() -> _Grounds:
    raw = tomllib.loads((DATA / "grounds.toml").read_text(encoding="utf-8"))
    return _Grounds.model_validate(raw)


def _no_such_ground(code: str, grounds: Iterable[Ground]) -> InvalidInputError:
    known = "、".join(f"{ground.id}（{ground.label}）" for ground in grounds)
    return InvalidInputError(
        f"没有编号为“{code}”的理由，或者它不能用于这一渠道。",
        why="不公开和撤回只能以列明的理由作出。",
        remedy=f"请从中选择：{known}。",
    )
