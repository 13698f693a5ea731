"""``mingjing account``: the very first people, and help for who locked themselves out."""

from datetime import date, datetime

import click

from mingjing.access.actors import Actor, Role
from mingjing.cli.bilingual import Group
from mingjing.cli.clock import now
from mingjing.cli.django import load_database
from mingjing.cli.place import data_dir
from mingjing.kernel.typed import read_day

INSTALLER = Actor("installer", frozenset({Role.SYSTEM_ADMINISTRATOR}))


@click.group(cls=Group, help="")
def account() -> None:
    """Take no option of its own."""


@account.command(
    help="""
    设立机关：登记第一个内设机构和第一位系统管理员，只能做一次
    Found the bureau: the first unit and the first administrator; once only
    """
)
@click.argument("person", metavar="CODE")
@click.option("--name", required=True, help="管理员姓名。\nName of the administrator.")
@click.option(
    "--unit", default="office", show_default=True, help="机构编号。\nCode of the unit."
)
@click.option("--unit-name", required=True, help="机构名称。\nName of the unit.")
@click.option("--instrument", required=True, help="任命文件字号。\nNumber of the instrument.")
@click.option(
    "--since",
    metavar="YYYY-MM-DD",
    type=read_day,
    help="任职之日；缺省为今天。\nFirst day; default today.",
)
def found(  # noqa: PLR0913 - what an empty installation begins with
    *, person: str, name: str, unit: str, unit_name: str, instrument: str, since: date | None
) -> None:
    """Found the bureau and open the account of its administrator."""
    load_database(data_dir())
    from mingjing.bureau.commands.found_bureau import (  # noqa: PLC0415 - needs the database
        FoundBureau,
        found_bureau,
    )
    from mingjing.ledger.recording import Act  # noqa: PLC0415 - as above

    at = now()
    order = FoundBureau(unit, unit_name, person, name, instrument, since or at.date())
    found_bureau(order, act=Act(INSTALLER, at))
    click.echo("机关已设立。 The bureau was founded.")
    _open(person, at)


@account.command(
    "open",
    help="""
    开立账号，显示初始密码（只显示这一次）
    Open an account and show its initial password, once
    """,
)
@click.argument("person", metavar="CODE")
def open_(person: str) -> None:
    """Open an account for somebody on the roster."""
    load_database(data_dir())
    _open(person, now())


@account.command(
    help="""
    重置密码，解除锁定；加 --second-factor 一并清除第二步验证
    Reset the password and end a lock; with --second-factor remove second factors too
    """
)
@click.argument("person", metavar="CODE")
@click.option("--second-factor", is_flag=True, help="清除第二步验证。\nRemove second factors.")
def reset(person: str, *, second_factor: bool) -> None:
    """Let somebody in again who lost password or telephone."""
    load_database(data_dir())
    from mingjing.accounts.commands.lock_account import (  # noqa: PLC0415 - needs the database
        UnlockAccount,
        unlock_account,
    )
    from mingjing.accounts.commands.open_account import (  # noqa: PLC0415 - as above
        ResetPassword,
        reset_password,
    )
    from mingjing.accounts.commands.second_factor import (  # noqa: PLC0415 - as above
        ResetSecondFactors,
        reset_second_factors,
    )
    from mingjing.ledger.recording import Act  # noqa: PLC0415 - as above

    act = Act(INSTALLER, now())
    if second_factor:
        reset_second_factors(ResetSecondFactors(person), act=act)
    password = reset_password(ResetPassword(person), act=act)
    unlock_account(UnlockAccount(person), act=act)
    _show(person, password)


def _open(person: str, at: datetime) -> None:
    from mingjing.accounts.commands.open_account import (  # noqa: PLC0415 - needs the database
        OpenAccount,
        open_account,
    )
    from mingjing.ledger.recording import Act  # noqa: PLC0415 - as above

    _show(person, open_account(OpenAccount(person), act=Act(INSTALLER, at)))


def _show(person: str, password: str) -> None:
    click.echo(f"人员编号 Code:     {person}")
    click.echo(f"初始密码 Password: {password}")
    click.echo(
        "只显示这一次；首次登录必须更改。 Shown once; to be changed at the first sign-in."
    )
