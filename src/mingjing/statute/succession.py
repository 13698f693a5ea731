"""One norm takes the place of another: the old version ends, the new one begins."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from mingjing.statute.errors import RuleFileError
from mingjing.statute.founded import Confidence
from mingjing.statute.models import Statute, StatuteFile
from mingjing.statute.rules import Rule

ONE_DAY = timedelta(days=1)


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


def carried_over(
    stated: Mapping[str, StatuteFile], rules: Mapping[str, Iterable[Rule]]
) -> Iterator[Rule]:
    """Yield the rules of superseded norms that nobody has held against the new norm yet.

    Where a norm is superseded by one that was entered since, a rule that the new file neither
    restates nor drops goes on as it was, unverified and with the reason: work does not stop,
    and nobody takes the old number for the new law. A norm whose own file states its end was
    gone through before, so nothing of it is carried over.

    Args:
        stated: the files of all norms as they were read, before :func:`with_ends`.
        rules: every rule in every version that the files state, by id.

    Raises:
        RuleFileError: a rule is dropped that no superseded norm has.
    """
    successors = {
        old: file.statute
        for file in stated.values()
        for old in file.statute.supersedes
        if stated[old].statute.until is None
    }
    _require_known_drops(stated)
    for versions in rules.values():
        ordered = sorted(versions, key=lambda rule: rule.valid_from)
        for rule, later in zip_longest(ordered, ordered[1:]):
            new = successors.get(rule.statute.id)
            if new is None or rule.row.valid_to is not None or rule.id in new.drops:
                continue
            if later is None or later.valid_from > new.effective:
                until = later.valid_from - ONE_DAY if later is not None else None
                yield _carried(rule, new, until)


def _require_known_drops(stated: Mapping[str, StatuteFile]) -> None:
    for norm, file in stated.items():
        known = {row.id for old in file.statute.supersedes for row in stated[old].rule}
        for dropped in file.statute.drops:
            if dropped not in known:
                raise _fault(norm, f"drops 中的“{dropped}”不是被取代规范的规则。")


def _carried(rule: Rule, new: Statute, until: date | None) -> Rule:
    since = new.effective.isoformat()
    row = rule.row.model_copy(
        update={
            "valid_from": new.effective,
            "valid_to": until,
            "confidence": Confidence.RECALLED,
            "quote": None,
            "reason": f"《{new.short}》自 {since} 起取代《{rule.statute.short}》，"
            "本条尚未对照新法核对，暂按旧法计算。",
            "configurable": rule.row.value is not None or rule.row.configurable,
        }
    )
    return replace(rule, row=row, statute=rule.statute.model_copy(update={"until": None}))


def _fault(norm: str, fault: str) -> RuleFileError:
    return RuleFileError(
        f"{norm}.toml", "", fault, remedy="请更正 supersedes、drops 或者施行日、失效日。"
    )
