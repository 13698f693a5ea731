"""The kinds of inspection, and what makes one lawful beside the plan (pure)."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """Why an inspection takes place; the words of 国办发〔2024〕54号 and of 双随机."""

    DAILY = "daily"
    DOUBLE_RANDOM = "double_random"
    SPECIAL = "special"
    INDIVIDUAL = "individual"

    @property
    def label(self) -> str:
        """In words."""
        return KIND_LABELS[self]


KIND_LABELS: Mapping[Kind, str] = {
    Kind.DAILY: "日常检查",
    Kind.DOUBLE_RANDOM: "双随机抽查",
    Kind.SPECIAL: "专项检查",
    Kind.INDIVIDUAL: "个案检查",
}


class Ground(StrEnum):
    """What starts an individual inspection: row I02."""

    REPORT = "report"
    ASSIGNMENT = "assignment"
    APPLICATION = "application"
    MONITORING = "monitoring"

    @property
    def label(self) -> str:
        """In words."""
        return GROUND_LABELS[self]


GROUND_LABELS: Mapping[Ground, str] = {
    Ground.REPORT: "举报",
    Ground.ASSIGNMENT: "转办",
    Ground.APPLICATION: "申请",
    Ground.MONITORING: "监测",
}


class Measure(StrEnum):
    """What may be ordered on the spot against a hazard (asl-2021:65.1(3))."""

    REMOVE_AT_ONCE = "remove_at_once"
    EVACUATE = "evacuate"
    SUSPEND_WORK = "suspend_work"
    STOP_USE = "stop_use"

    @property
    def label(self) -> str:
        """In words."""
        return MEASURE_LABELS[self]


MEASURE_LABELS: Mapping[Measure, str] = {
    Measure.REMOVE_AT_ONCE: "责令立即排除事故隐患",
    Measure.EVACUATE: "责令从危险区域内撤出作业人员",
    Measure.SUSPEND_WORK: "责令暂时停产停业",
    Measure.STOP_USE: "责令停止使用相关设施、设备",
}


class Consequence(StrEnum):
    """What a suspension is meant as: remedies and gates differ, so the officer must say."""

    HAZARD_ORDER = "hazard_order"
    PENALTY = "penalty"

    @property
    def label(self) -> str:
        """In words."""
        return CONSEQUENCE_LABELS[self]


CONSEQUENCE_LABELS: Mapping[Consequence, str] = {
    Consequence.HAZARD_ORDER: "排除事故隐患的现场处理措施（不须事先审核，事后审核）",
    Consequence.PENALTY: "行政处罚（须立案、审核、告知，不能当场作出）",
}


class Result(StrEnum):
    """Answer to one question of the checklist."""

    IN_ORDER = "in_order"
    PROBLEM = "problem"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """In words."""
        return RESULT_LABELS[self]


RESULT_LABELS: Mapping[Result, str] = {
    Result.IN_ORDER: "符合",
    Result.PROBLEM: "有问题",
    Result.NOT_APPLICABLE: "不适用",
}
