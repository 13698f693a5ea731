"""Who acts: a person in the posts they hold at that moment."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """A post (legal-rules §5.1); the value is its name on screen."""

    HEAD = "局主要负责人"
    DEPUTY_HEAD = "局负责人"
    OFFICER = "执法人员"
    UNIT_HEAD = "股室负责人"
    CUSTODIAN = "股室专人"
    REVIEWER = "法制审核人员"
    LEGAL_HEAD = "法规股负责人"
    COUNSEL = "法律顾问"
    PRESIDING_OFFICER = "听证主持人"
    DISCLOSURE_CHECKER = "公示审查员"
    ARCHIVIST = "档案员"
    DEVICE_KEEPER = "设备管理员"
    SUPERVISOR = "县司法局监督人员"
    SYSTEM_ADMINISTRATOR = "系统管理员"
    SECURITY_AUDITOR = "安全审计员"
    KEY_CUSTODIAN = "密钥管理员"
    RENDERER = "制作程序"
    DOORKEEPER = "登录程序"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as the ledger will name them.

    Args:
        person: stable id of the person in the bureau's roster, such as ``p-07``; never a name.
        roles: posts held at the moment of the act.
        unit: id of the unit the act is done for; empty for programs.
    """

    person: str
    roles: frozenset[Role] = field(default_factory=frozenset)
    unit: str = ""
