"""Reading the roster: who holds which post, whose certificate is in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mingjing.access.actors import Actor, Role
from mingjing.bureau.models import Appointment, Certificate, Parameter, Person, Unit
from mingjing.kernel.errors import NotFoundError
from mingjing.statute.decisions import AmountFor
from mingjing.statute.limits import RuleBook
from mingjing.statute.overrides import AmountSetting, LimitSetting, Overrides


@dataclass(frozen=True)
class OfficerView:
    """An officer as documents name them: name, unit, certificate on that day."""

    code: str
    name: str
    unit: str
    certificate: str
    standing: str

    @property
    def is_qualified(self) -> bool:
        """Say whether a certificate is in force."""
        return self.standing == ""


def actor_of(code: str, on: date) -> Actor:
    """Return the person with the posts held that day.

    Raises:
        NotFoundError: nobody of that code is on the roster.
    """
    person = person_of(code)
    posts = Appointment.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=on), person=person, valid_from__lte=on
    )
    return Actor(
        person=person.code,
        roles=frozenset(Role[name] for name in posts.values_list("role", flat=True)),
        unit=person.unit_id,
    )


def roles_held(person: Person, *, since: date) -> frozenset[Role]:
    """Return every post *person* holds on some day from *since* on."""
    posts = Appointment.objects.filter(Q(valid_to=None) | Q(valid_to__gte=since), person=person)
    return frozenset(Role[name] for name in posts.values_list("role", flat=True))


def person_of(code: str) -> Person:
    """Return a person of the roster.

    Raises:
        NotFoundError: nobody has that code.
    """
    person = Person.objects.filter(code=code).first()
    if person is None:
        raise NotFoundError(
            f"名册中没有编号为“{code}”的人员。",
            why="只有登记在册的人员可以办理案件。",
            remedy="请核对编号，或请管理员先登记人员。",
        )
    return person


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of the given people."""
    return dict(Person.objects.filter(code__in=list(codes)).values_list("code", "name"))


def officer_view(code: str, on: date) -> OfficerView:
    """Return the officer with the best certificate of that day.

    ``standing`` is empty when the certificate is in force, else says what is wrong with it.
    """
    person = person_of(code)
    held = list(Certificate.objects.filter(person=person).order_by("-valid_to"))
    standings = [(_standing(certificate, on), certificate.number) for certificate in held]
    standing, number = min(
        standings, default=("没有登记执法证件", ""), key=lambda pair: pair[0]
    )
    return OfficerView(person.code, person.name, person.unit_id, number, standing)


def unit_of(code: str) -> Unit:
    """Return a unit.

    Raises:
        NotFoundError: no unit has that code.
    """
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise NotFoundError(
            f"没有编号为“{code}”的股室（队、中心）。",
            why="每项记录都归属一个内设机构（seed-2022:S-0-1）。",
            remedy="请核对编号，或请管理员先登记机构。",
        )
    return unit


def is_founded() -> bool:
    """Say whether the bureau has anybody on its roster."""
    return Person.objects.exists()


def law_of_bureau(book: RuleBook, on: date) -> RuleBook:
    """Return *book* with the values this bureau had set by that day, latest first to count."""
    limits: dict[str, LimitSetting] = {}
    amounts: dict[tuple[str, str], AmountSetting] = {}
    sources: list[str] = []
    for row in Parameter.objects.filter(valid_from__lte=on).order_by("valid_from", "pk"):
        if row.party:
            party = AmountFor(row.party)
            amounts[row.rule, row.party] = AmountSetting(row.rule, party, row.value)
        else:
            limits[row.rule] = LimitSetting(row.value)
        sources.append(row.basis)
    if not sources:
        return book
    source = "、".join(dict.fromkeys(sources))
    return book.with_overrides(Overrides(limits, tuple(amounts.values()), source))


def _standing(certificate: Certificate, on: date) -> str:
    if on < certificate.valid_from:
        return f"执法证件 {certificate.number} 自 {certificate.valid_from} 起方有效"
    if on > certificate.valid_to:
        return f"执法证件 {certificate.number} 已于 {certificate.valid_to} 到期"
    since, until = certificate.suspended_from, certificate.suspended_to
    if since is not None and since <= on and (until is None or on <= until):
        return f"执法证件 {certificate.number} 自 {since} 起暂扣"
    return ""
