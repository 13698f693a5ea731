"""What codes are called on screen, where the domain itself has no words for them."""

from collections.abc import Mapping

FIELD_ACT_LABELS: Mapping[str, str] = {
    "site_inspection": "现场检查",
    "inquiry": "询问",
    "scene_examination": "勘验",
    "sampling": "抽样取证",
}
