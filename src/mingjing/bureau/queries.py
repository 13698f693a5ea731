"""Reading the roster: who holds which post, whose certificate is in force."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from mingjing.access.actors import Actor, Role
from mingjing.bureau.entered_law import with_entered
from mingjing.bureau.entries import BureauFounded, DemonstrationFounded
from mingjing.bureau.models import (
    Appointment,
    Certificate,
    Device,
    Parameter,
    Person,
    Unit,
    Verification,
)
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.queries import first_kind
from mingjing.ledger.recording import BUREAU
from mingjing.statute.decisions import AmountFor, Performer
from mingjing.statute.founded import Verified
from mingjing.statute.limits import RuleBook
from mingjing.statute.overrides import AmountSetting, LimitSetting, Overrides
from mingjing.statute.unusable import Unusable
from mingjing.statute.verified import with_verified

UNIT_KINDS: dict[str, str] = dict(Unit.Kind.choices)
DEVICE_KINDS: dict[str, str] = dict(Device.Kind.choices)
NOT_OPEN = "现行规则文件中没有这条规则，或者不再由本机关设定。"


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


@dataclass(frozen=True)
class PersonView:
    """Somebody on the roster as pages show them, with the posts held that day."""

    code: str
    name: str
    unit: str
    unit_name: str
    roles: tuple[Role, ...]

    @property
    def posts(self) -> str:
        """Return the posts in words."""
        return "、".join(role.value for role in self.roles) or "无岗位"


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


def everybody(on: date) -> list[Actor]:
    """Return everyone who holds a post that day, with all posts held, by code."""
    posts = Appointment.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on
    ).select_related("person")
    held: dict[str, tuple[str, set[Role]]] = {}
    for post in posts.order_by("person"):
        _unit, roles = held.setdefault(post.person_id, (post.person.unit_id, set()))
        roles.add(Role[post.role])
    return [Actor(code, frozenset(roles), unit) for code, (unit, roles) in held.items()]


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


def names_on_roster() -> list[tuple[str, str]]:
    """Return code and name of everybody on the roster."""
    return list(Person.objects.order_by("code").values_list("code", "name"))


def posts_on_roster() -> list[tuple[str, str, str]]:
    """Return code, name and post of everybody on the roster, a line for each post ever held.

    The post is empty for who never held one.
    """
    found = Person.objects.order_by("code", "appointment__role").distinct()
    rows = found.values_list("code", "name", "appointment__role")
    return [(code, name, role or "") for code, name, role in rows]


def names_of_units() -> list[tuple[str, str]]:
    """Return code and name of every unit there is or was."""
    return list(Unit.objects.order_by("code").values_list("code", "name"))


def officer_view(code: str, on: date) -> OfficerView:
    """Return the officer with the best certificate of that day.

    ``standing`` is empty when the certificate is in force, else says what is wrong with it.
    """
    person = person_of(code)
    held = Certificate.objects.filter(person=person).order_by("-valid_to")
    return _officer(person, list(held), on)


def officers_on(seen: Iterable[tuple[str, date]]) -> dict[tuple[str, date], OfficerView]:
    """Return the officers of many days at once, in two queries; strangers are left out."""
    wanted = set(seen)
    people = {
        person.code: person
        for person in Person.objects.filter(code__in={code for code, _ in wanted})
    }
    held: dict[str, list[Certificate]] = {}
    for certificate in Certificate.objects.filter(person__in=people).order_by("-valid_to"):
        held.setdefault(certificate.person_id, []).append(certificate)
    return {
        (code, day): _officer(people[code], held.get(code, []), day)
        for code, day in wanted
        if code in people
    }


def officers_of(codes: Iterable[str], on: date) -> list[OfficerView]:
    """Return the officers named by *codes*, in their order, in two queries."""
    wanted = list(codes)
    found = officers_on((code, on) for code in wanted)
    return [found[code, on] for code in wanted if (code, on) in found]


def holders(role: Role, on: date) -> list[OfficerView]:
    """Return everybody who holds a post on a day, with the certificate of that day, by code."""
    posts = Appointment.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=on), role=role.name, valid_from__lte=on
    )
    people = {
        person.code: person
        for person in Person.objects.filter(code__in=posts.values("person")).order_by("code")
    }
    held: dict[str, list[Certificate]] = {}
    for certificate in Certificate.objects.filter(person__in=people).order_by("-valid_to"):
        held.setdefault(certificate.person_id, []).append(certificate)
    return [_officer(person, held.get(code, []), on) for code, person in people.items()]


def people(on: date) -> list[PersonView]:
    """Return everybody on the roster with unit and the posts held that day, by code."""
    held: dict[str, list[Role]] = {}
    posts = Appointment.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on
    )
    for code, role in posts.values_list("person_id", "role"):
        held.setdefault(code, []).append(Role[role])
    return [
        PersonView(
            person.code,
            person.name,
            person.unit_id,
            person.unit.name,
            tuple(role for role in Role if role in held.get(person.code, ())),
        )
        for person in Person.objects.select_related("unit").order_by("code")
    ]


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


def units() -> list[Unit]:
    """Return every unit, those that exist first."""
    return sorted(Unit.objects.all(), key=lambda unit: (unit.valid_to is not None, unit.code))


def appointments_of(code: str) -> list[Appointment]:
    """Return every post a person held or holds, the latest first."""
    return list(Appointment.objects.filter(person=code).order_by("-valid_from", "role"))


def certificates(*, person: str = "") -> list[Certificate]:
    """Return the certificates of one person or of all, by number."""
    rows = Certificate.objects.select_related("person")
    return list((rows.filter(person=person) if person else rows).order_by("number"))


def standing_of(certificate: Certificate, on: date) -> str:
    """Return what is wrong with a certificate that day; empty where it is in force."""
    return _standing(certificate, on)


def devices() -> list[Device]:
    """Return every device, those in use first."""
    rows = Device.objects.select_related("unit", "person")
    return sorted(rows, key=lambda device: (device.retired_on is not None, device.number))


def parameters() -> list[Parameter]:
    """Return every value the bureau has set, the latest first."""
    return list(Parameter.objects.order_by("-valid_from", "-pk"))


def offered_devices(person: str, unit: str) -> list[tuple[str, str]]:
    """Return the devices in use that *person* may have used, own ones first, with words."""
    rows = Device.objects.filter(Q(person=person) | Q(unit=unit), retired_on=None)
    found = sorted(rows, key=lambda device: (device.person_id != person, device.number))
    return [(one.number, f"{one.get_kind_display()} {one.model}".strip()) for one in found]


def device_of(number: str) -> Device:
    """Return a device of the register.

    Raises:
        NotFoundError: no device has that number.
    """
    device = Device.objects.filter(number=number).first()
    if device is None:
        raise NotFoundError(
            f"没有编号为“{number}”的设备。",
            why="只能办理已登记的设备。",
            remedy="请核对设备编号，或请设备管理员先登记。",
        )
    return device


def is_founded() -> bool:
    """Say whether the bureau has anybody on its roster."""
    return Person.objects.exists()


def is_demonstration() -> bool:
    """Say whether this installation was founded as a demonstration.

    The record says so in the entry of its founding, which nobody can write a second time: no
    setting, file or row turns a real bureau into one where anybody may be anybody.
    """
    kinds = frozenset({BureauFounded.KIND, DemonstrationFounded.KIND})
    return first_kind(BUREAU, kinds) == DemonstrationFounded.KIND


def law_of_bureau(book: RuleBook, on: date, *, before: int | None = None) -> RuleBook:
    """Return the law as it is for this bureau on a day: the one place where it is put together.

    On the files of the release lie the files that the bureau entered, on these what it had
    verified and the values it had set by that day, the latest of each. What this release cannot
    use, such as a file that contradicts a newer one of its own, stops nobody: the last law that
    loads goes on, and ``unusable`` names the rest.

    Args:
        book: of the release.
        on: the day.
        before: a file that was entered; the law as it was just before it, to compare.
    """
    return as_set_here(with_entered(book, before=before), on)


def as_set_here(book: RuleBook, on: date) -> RuleBook:
    """Return *book* with what the bureau had verified and the values it had set by a day."""
    return _with_parameters(_with_verified(book, on), on)


def law_as_entered(book: RuleBook) -> RuleBook:
    """Return *book* with the files that the bureau entered; read once for each set of them."""
    return with_entered(book)


def _with_verified(book: RuleBook, on: date) -> RuleBook:
    rows = Verification.objects.filter(verified_on__lte=on).order_by("pk")
    found = {
        (rule, version): Verified(by, day, source)
        for rule, version, by, day, source in rows.values_list(
            "rule", "version", "verified_by", "verified_on", "source"
        )
    }
    return with_verified(book, found) if found else book


def _with_parameters(book: RuleBook, on: date) -> RuleBook:
    limits: dict[str, LimitSetting] = {}
    amounts: dict[tuple[str, str], AmountSetting] = {}
    performers: dict[str, Performer] = {}
    sources: list[str] = []
    unusable: dict[str, Unusable] = {}
    for row in Parameter.objects.filter(valid_from__lte=on).order_by("valid_from", "pk"):
        if not book.leaves_open(row.rule):
            unusable[row.rule] = Unusable(f"规则 {row.rule} 的设定", NOT_OPEN)
            continue
        if row.performer:
            performers[row.rule] = Performer(row.performer)
        elif row.party:
            party = AmountFor(row.party)
            amounts[row.rule, row.party] = AmountSetting(row.rule, party, row.value)
        else:
            limits[row.rule] = LimitSetting(row.value)
        sources.append(row.basis)
    if unusable:
        book = replace(book, unusable=(*book.unusable, *unusable.values()))
    if not sources:
        return book
    source = "、".join(dict.fromkeys(sources))
    return book.with_overrides(Overrides(limits, tuple(amounts.values()), performers, source))


def _standing(certificate: Certificate, on: date) -> str:
    if on < certificate.valid_from:
        return f"执法证件 {certificate.number} 自 {certificate.valid_from} 起方有效"
    if on > certificate.valid_to:
        return f"执法证件 {certificate.number} 已于 {certificate.valid_to} 到期"
    since, until = certificate.suspended_from, certificate.suspended_to
    if since is not None and since <= on and (until is None or on <= until):
        return f"执法证件 {certificate.number} 自 {since} 起暂扣"
    return ""


def _officer(person: Person, held: list[Certificate], on: date) -> OfficerView:
    standings = [(_standing(certificate, on), certificate.number) for certificate in held]
    standing, number = min(
        standings, default=("没有登记执法证件", ""), key=lambda pair: pair[0]
    )
    return OfficerView(person.code, person.name, person.unit_id, number, standing)
