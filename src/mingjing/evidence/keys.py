"""The six keys by which Annex 2 Art. 7 of the notice has recordings classified and kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mingjing.kernel.errors import GateClosedError, InvalidInputError

ARTICLE = "seed-2022:A2-7"


class Key(StrEnum):
    """One key; the value is its name in the notice."""

    UNIT = "股室名称"
    DEVICE = "执法记录设备编号"
    OFFICERS = "执法人员信息"
    USED = "使用时间"
    PARTY = "案件当事人"
    CAUSE = "案由名称"


class ClassificationIncompleteError(GateClosedError):
    """One or more of the six keys are missing; *missing* lists them all."""

    def __init__(self, missing: tuple[Key, ...]) -> None:
        names = "、".join(missing)
        super().__init__(
            f"声像资料缺少分类项目：{names}。",
            why="按照股室名称、执法记录设备编号、执法人员信息、使用时间、案件当事人和案由名称等项目分类存储",
            remedy=f"请补填：{names}。",
            article=ARTICLE,
        )
        self.missing = missing


@dataclass(frozen=True, slots=True)
class OfficerInfo:
    """An officer as the recording names one: name and enforcement certificate number."""

    name: str
    certificate: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The six keys as a form, a device or a file name gave them: anything may be missing."""

    unit: str = ""
    device: str = ""
    officers: tuple[OfficerInfo, ...] = ()
    used_from: datetime | None = None
    used_to: datetime | None = None
    party: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Classification:
    """The six keys of one recording, all present; made by ``classify``.

    Args:
        unit: name of the unit.
        device: number of the recording device.
        officers: who used it.
        used_from: timezone-aware start.
        used_to: timezone-aware end, not before the start.
        party: name of the party.
        cause: name of the cause of action.
    """

    unit: str
    device: str
    officers: tuple[OfficerInfo, ...]
    used_from: datetime
    used_to: datetime
    party: str
    cause: str


def classify(draft: Draft) -> Classification:
    """Return the keys of a recording.

    Raises:
        ClassificationIncompleteError: keys are missing; one refusal names them all.
        InvalidInputError: the time of use has no zone or ends before it starts.
    """
    missing = missing_keys(draft)
    if missing or draft.used_from is None or draft.used_to is None:
        raise ClassificationIncompleteError(missing)
    if draft.used_from.tzinfo is None or draft.used_to.tzinfo is None:
        raise _unusable("使用时间没有时区。", "没有时区的时间不能确定是哪一刻。")
    if draft.used_to < draft.used_from:
        raise _unusable("使用时间的结束早于开始。", "一段录制不会在开始之前结束。")
    return Classification(
        unit=draft.unit.strip(),
        device=draft.device.strip(),
        officers=draft.officers,
        used_from=draft.used_from,
        used_to=draft.used_to,
        party=draft.party.strip(),
        cause=draft.cause.strip(),
    )


def missing_keys(draft: Draft) -> tuple[Key, ...]:
    """Return the keys *draft* lacks, in the order of the notice.

    >>> [key.value for key in missing_keys(Draft(unit="执法一股", party="宏达化工厂"))]
    ['执法记录设备编号', '执法人员信息', '使用时间', '案由名称']
    """
    present = {
        Key.UNIT: draft.unit.strip(),
        Key.DEVICE: draft.device.strip(),
        Key.OFFICERS: draft.officers and all(map(_is_named, draft.officers)),
        Key.USED: draft.used_from is not None and draft.used_to is not None,
        Key.PARTY: draft.party.strip(),
        Key.CAUSE: draft.cause.strip(),
    }
    return tuple(key for key, value in present.items() if not value)


def _is_named(officer: OfficerInfo) -> bool:
    return bool(officer.name.strip() and officer.certificate.strip())


def _unusable(what: str, why: str) -> InvalidInputError:
    return InvalidInputError(
        what, why=why, remedy="请核对设备时钟和录制的起止时间后重新填写。", article=ARTICLE
    )
