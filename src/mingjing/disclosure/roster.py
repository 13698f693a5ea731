"""主体: the units and the officers as the public may know them, by number and never by name."""

from dataclasses import dataclass
from datetime import date

from mingjing.bureau.models import Certificate, Unit


@dataclass(frozen=True, slots=True)
class PublicOfficer:
    """An officer by the certificate that is shown when the law is enforced (APL 55).

    Args:
        is_suspended: whether the certificate is suspended that day.
    """

    certificate: str
    valid_from: date
    valid_to: date
    is_suspended: bool


@dataclass(frozen=True, slots=True)
class PublicUnit:
    """A unit with the officers whose certificates have not run out."""

    name: str
    kind: str
    reviews: bool
    officers: tuple[PublicOfficer, ...]


def public_units(on: date) -> list[PublicUnit]:
    """Return the units that exist on a day, in the order of their codes.

    Only columns that are public are read: a database role for the portal needs no more.
    """
    officers: dict[str, list[PublicOfficer]] = {}
    held = Certificate.objects.filter(valid_from__lte=on, valid_to__gte=on)
    for unit, number, since, until, suspended, resumed in held.order_by("number").values_list(
        "person__unit_id",
        "number",
        "valid_from",
        "valid_to",
        "suspended_from",
        "suspended_to",
    ):
        is_suspended = suspended is not None and suspended <= on <= (resumed or date.max)
        officers.setdefault(unit, []).append(PublicOfficer(number, since, until, is_suspended))
    units = Unit.objects.filter(valid_from__lte=on).exclude(valid_to__lt=on).order_by("code")
    return [
        PublicUnit(name, Unit.Kind(kind).label, reviews, tuple(officers.get(code, ())))
        for code, name, kind, reviews in units.values_list("code", "name", "kind", "reviews")
    ]
