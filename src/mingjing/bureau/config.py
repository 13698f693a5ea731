"""``bureau.toml``: everything another county would change, typed; unknown keys are refused."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.fault_words import fault_in_words, unreadable_in_words

DEFAULT = Path(__file__).parent / "data" / "bureau.toml"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Channel(_Part):
    """Where publications appear: 陵川网, the credit platform, a notice board."""

    id: str = Field(pattern=r"[a-z_]+")
    name: str
    aliases: tuple[str, ...] = ()
    norm: str


class Remedies(_Part):
    """Bodies a party can turn to.

    Args:
        reconsideration: the people's government of the county (ARL 24).
        court: court with jurisdiction over administrative cases; empty until it was checked.
        court_confirmed: whether a person held the court against the official arrangement.
    """

    reconsideration: str
    court: str
    court_confirmed: bool


class Collection(_Part):
    """The bank that collects fines: decision and collection are separate (APL 67)."""

    bank: str
    bank_address: str
    account: str


class SignIn(_Part):
    """How long a sign-in lasts, and how many wrong passwords lock an account.

    Args:
        idle_minutes: without a click.
        hours: altogether, however busy.
        failures: wrong passwords or codes in a row.
        lock_minutes: how long nobody signs in then.
    """

    idle_minutes: int = Field(default=30, ge=5, le=240)
    hours: int = Field(default=12, ge=1, le=24)
    failures: int = Field(default=5, ge=3, le=20)
    lock_minutes: int = Field(default=15, ge=5, le=1440)


class BureauConfig(_Part):
    """One bureau.

    Args:
        name: official name, as on its seal.
        region_code: six digits of GB/T 2260.
        region_abbr: short name in document numbers, such as 陵.
        log_origin: name of the log; the year is appended. Never change it.
        portal_url: where the public reads, without final slash.
    """

    name: str
    address: str
    telephone: str
    postcode: str = Field(pattern=r"\d{6}")
    region_code: str = Field(pattern=r"\d{6}")
    region_abbr: str = Field(min_length=1, max_length=4)
    log_origin: str = Field(pattern=r"[a-z0-9.-]+(/[a-z0-9.-]+)*")
    portal_url: str = Field(pattern=r"https?://[^\s]+[^/]")
    remedies: Remedies
    collection: Collection
    channel: tuple[Channel, ...] = Field(min_length=1)
    sign_in: SignIn = SignIn()


def load_config(path: Path) -> BureauConfig:
    """Read *path*, or the packaged example where it does not exist.

    Raises:
        InvalidInputError: not TOML, a key unknown, missing or of the wrong form.
    """
    source = path if path.exists() else DEFAULT
    try:
        return BureauConfig.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
    except ValidationError as error:
        faults = (fault_in_words(one) for one in error.errors(include_url=False))
        raise _unusable(source, "".join(faults)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _unusable(source, f"{unreadable_in_words(error)}。") from error


def _unusable(source: Path, why: str) -> InvalidInputError:
    return InvalidInputError(
        f"{source.name} 不能使用。", why=why, remedy=f"请对照随附的样例改正 {source}。"
    )
