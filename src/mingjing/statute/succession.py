"""One norm takes the place of another: the old version ends, the new one begins."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest
from typing import TypeVar

from mingjing.statute.citations import Citation
from mingjing.statute.errors import RuleFileError
from mingjing.statute.founded import Confidence
from mingjing.statute.models import Statute, StatuteFile
from mingjing.statute.rules import Rule
from mingjing.statute.violations import Violation

ONE_DAY = timedelta(days=1)
_Version = TypeVar("_Version", Rule, Violation)


def with_ends(files: Mapping[str, StatuteFile]) -> dict[str, StatuteFile]:
    """Return the files of all norms with the end of each that another one supersedes.

    Args:
        files: by id of the norm.

    Raises:
        RuleFileError: an unknown norm is superseded, one by two others, or on another day
            than its own file says.
    """
    ended = dict(files)
    for norm, file in files.items():
        last = file.statute.effective - ONE_DAY
        for old in file.statute.supersedes:
            if old not in files or old == norm:
                raise _fault(norm, f"取代的规范“{old}”没有登记。")
            stated = ended[old].statute.until
            if stated is not None and stated != last:
                raise _fault(
                    norm,
                    f"“{old}”的失效日 {stated.isoformat()} 与本规范的施行日"
                    f" {file.statute.effective.isoformat()} 不相接。",
                )
            if ended[old].statute.effective > last:
                raise _fault(norm, f"施行日不晚于被取代的“{old}”的施行日。")
            until = ended[old].statute.model_copy(update={"until": last})
            ended[old] = ended[old].model_copy(update={"statute": until})
    return ended


def successors(stated: Mapping[str, StatuteFile]) -> dict[str, Statute]:
    """Return by id of each norm the one that was entered since and takes its place.

    A norm whose own file states its end was gone through before, and has none here.

    Args:
        stated: the files of all norms as they were read, before :func:`with_ends`.
    """
    return {
        old: file.statute
        for file in stated.values()
        for old in file.statute.supersedes
        if stated[old].statute.until is None
    }


def carried_over(
    new: Mapping[str, Statute], rules: Mapping[str, Iterable[Rule]]
) -> Iterator[Rule]:
    """Yield the rules of superseded norms that nobody has held against the new norm yet.

    Where a norm is superseded by one that was entered since, a rule that the new file neither
    restates nor drops goes on as it was, unverified and with the reason: work does not stop,
    and nobody takes the old number for the new law.

    Args:
        new: see :func:`successors`.
        rules: every rule in every version that the files state, by id.
    """
    for rule, norm, until in _going_on(rules, new):
        row = rule.row.model_copy(
            update={
                "valid_from": norm.effective,
                "valid_to": until,
                "configurable": rule.row.value is not None or rule.row.configurable,
                **_unread(norm, rule.statute),
            }
        )
        yield replace(rule, row=row, statute=_endless(rule.statute))


def carried_over_violations(
    new: Mapping[str, Statute], violations: Mapping[str, Iterable[Violation]]
) -> Iterator[Violation]:
    """Yield the violations of superseded norms that go on in the same way.

    Args:
        new: see :func:`successors`.
        violations: every violation in every version that the files state, by id.
    """
    for violation, norm, until in _going_on(violations, new):
        old = violation.statute
        unread = _unread(norm, old)
        duties = tuple(
            one.model_copy(update=unread)
            if Citation.parse(one.article).statute == old.id
            else one
            for one in violation.row.duty
        )
        days = {"valid_from": norm.effective, "valid_to": until}
        row = violation.row.model_copy(update={"duty": duties, **days, **unread})
        penalty = violation.penalty.model_copy(update=unread)
        yield replace(violation, row=row, penalty=penalty, statute=_endless(old))


def require_known_drops(
    stated: Mapping[str, StatuteFile], violations: Mapping[str, Iterable[Violation]]
) -> None:
    """Hold what norms drop against what the superseded ones have.

    Raises:
        RuleFileError: a rule or a violation is dropped that no superseded norm has.
    """
    for norm, file in stated.items():
        old = file.statute.supersedes
        known = {row.id for one in old for row in stated[one].rule}
        known |= {
            key
            for key, versions in violations.items()
            if any(version.statute.id in old for version in versions)
        }
        for dropped in file.statute.drops:
            if dropped not in known:
                raise _fault(norm, f"drops 中的“{dropped}”不是被取代规范的规则或者案由。")


def _going_on(
    stated: Mapping[str, Iterable[_Version]], new: Mapping[str, Statute]
) -> Iterator[tuple[_Version, Statute, date | None]]:
    """Yield each version that goes on past the end of its norm, that norm's successor, an end.

    The end is the eve of the next version; None where there is none.
    """
    for versions in stated.values():
        ordered = sorted(versions, key=lambda one: one.valid_from)
        for one, later in zip_longest(ordered, ordered[1:]):
            norm = new.get(one.statute.id)
            if norm is None or one.row.valid_to is not None or one.id in norm.drops:
                continue
            if later is None or later.valid_from > norm.effective:
                yield one, norm, later.valid_from - ONE_DAY if later is not None else None


def _unread(new: Statute, old: Statute) -> dict[str, object]:
    """Return what makes a row of the old norm one that nobody has read in the new one."""
    since = new.effective.isoformat()
    return {
        "confidence": Confidence.RECALLED,
        "quote": None,
        "reason": f"《{new.short}》自 {since} 起取代《{old.short}》，"
        "本条尚未对照新法核对，暂按旧法计算。",
    }


def _endless(norm: Statute) -> Statute:
    return norm.model_copy(update={"until": None})


def _fault(norm: str, fault: str) -> RuleFileError:
    return RuleFileError(
        f"{norm}.toml", "", fault, remedy="请更正 supersedes、drops 或者施行日、失效日。"
    )
