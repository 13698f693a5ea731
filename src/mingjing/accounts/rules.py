"""Whose account it is: what only its owner may do."""

from mingjing.access.actors import Actor
from mingjing.kernel.errors import NotPermittedError


def require_own(person: str, actor: Actor) -> None:
    """Refuse to do for somebody else what only the owner of an account does.

    Raises:
        NotPermittedError: the account is somebody else's.
    """
    if person != actor.person:
        raise NotPermittedError(
            "这是别人的账号。",
            why="密码和第二步验证只由本人设置，旁人代办就不能证明是本人。",
            remedy="请本人登录后办理；遗失的，请管理员重置。",
        )
