"""The page of posts and powers, rendered from the one table."""

from mingjing.access.actors import Role
from mingjing.access.policy import GRANTS, Permission


def permissions_markdown() -> str:
    """Return who may do what, by act and by post."""
    return "\n".join(
        [
            "# 谁可以做什么",
            "",
            "一张表，默认不许，没有超级用户；法律要求的职责分离另由各命令检查。本页由代码生成，不手工修改。",
            "",
            "| 职权 | 代码 | 岗位 |",
            "|---|---|---|",
            *(f"| {each.value} | `{each.name}` | {_holders(each)} |" for each in Permission),
            "",
            "## 岗位",
            "",
            "| 岗位 | 代码 | 职权 |",
            "|---|---|---|",
            *(f"| {role.value} | `{role.name}` | {_powers(role)} |" for role in Role),
            "",
        ]
    )


def _holders(permission: Permission) -> str:
    return "、".join(role.value for role in Role if permission in GRANTS[role]) or "无"


def _powers(role: Role) -> str:
    return "、".join(each.value for each in Permission if each in GRANTS[role]) or "无"
