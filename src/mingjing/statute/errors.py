"""Refusals of the law as data: a faulty rule file, an unknown rule, a rule without a length."""

from mingjing.kernel.errors import InvalidInputError, NotFoundError, RefusalError


class RuleFileError(RefusalError):
    """A file of rules is faulty; nothing was loaded.

    Args:
        file: name of the file below ``data``.
        rule: id of the row, empty where the fault lies elsewhere in the file.
        fault: what is wrong, in one sentence.
        remedy: what the editor of the file can do.
    """

    def __init__(self, file: str, rule: str, fault: str, *, remedy: str) -> None:
        place = f"{file}，规则 {rule}" if rule else file
        super().__init__(
            f"规则文件有误，全部规则未加载：{place}。",
            why=fault,
            remedy=remedy,
        )
        self.file = file
        self.rule = rule


class ReleaseFileError(RuleFileError):
    """A file of the release itself is faulty: the installation is damaged."""


class UnknownRuleError(NotFoundError):
    """No file has a rule of this id.

    Args:
        rule: the id asked for.
        near: ids that look like it.
    """

    def __init__(self, rule: str, near: tuple[str, ...]) -> None:
        super().__init__(
            f"没有编号为“{rule}”的规则。",
            why="规则编号须与规则文件一致，区分大小写。",
            remedy=f"相近的编号：{'、'.join(near)}。" if near else "请用规则清单核对编号。",
        )
        self.near = near


class NotALimitError(InvalidInputError):
    """The rule exists but sets no length of time that can be counted."""


class NotSuspendedError(InvalidInputError):
    """Days were to be left out of a count from which the norm leaves none out."""


class NotInForceError(InvalidInputError):
    """The rule exists, but no version of it is in force on the day asked for."""


class NotConfigurableError(InvalidInputError):
    """A bureau tried to set a value that the law does not leave to it."""


class UnknownAmountError(NotFoundError):
    """No region and no statute gives an amount for this rule, party and day."""
