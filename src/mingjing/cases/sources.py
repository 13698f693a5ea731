"""案件来源: from where a lead can come, and how a form says it (pure)."""

from collections.abc import Mapping

SOURCES: Mapping[str, str] = {
    "inspection": "检查",
    "report": "举报",
    "transfer": "移送",
    "assignment": "交办",
    "monitoring": "监测",
    "accident": "事故",
}
FOUND: Mapping[str, str] = {
    "inspection": "本机关检查发现",
    "report": "本机关接到举报，反映",
    "transfer": "有关机关移送，反映",
    "assignment": "上级机关交办，反映",
    "monitoring": "本机关监测发现",
    "accident": "本机关因事故发现",
}
