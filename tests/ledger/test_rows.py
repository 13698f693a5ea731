"""Rows cannot change in silence: every way round a recording is closed."""

import pytest
from asgiref.sync import async_to_sync
from django.db import connection

from ledger.office import AT, Noted, act, audit, found, party_of
from mingjing.bureau.models import Person, Unit
from mingjing.ledger.recording import recording
from mingjing.ledger.retelling import Retelling
from mingjing.ledger.rows import UnrecordedChangeError, image_of, name_of

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def unit():
    found()
    return Unit.objects.get(pk="bangong")


def other():
    return Unit(code="zhifa", name="队", kind="team", valid_from=AT.date())


def awaited(call, *args, **kwargs):
    async def wait():
        return await call(*args, **kwargs)

    return async_to_sync(wait)()


WAYS = [
    # way, why
    (lambda u: u.save(), "the plain save"),
    (lambda u: u.save(update_fields=["name"]), "some columns only"),
    (lambda u: u.delete(), "the plain delete"),
    (lambda _: other().save(force_insert=True), "a new row"),
    (lambda _: Unit.objects.create(**vars_of(other())), "create"),
    (lambda _: Unit.objects.update(name="改"), "update of all"),
    (lambda _: Unit.objects.filter(pk="bangong").update(name="改"), "update of some"),
    (lambda _: Unit.objects.all().delete(), "delete of all"),
    (lambda _: Unit.objects.filter(pk="bangong").delete(), "delete of some"),
    (lambda _: Unit.objects.bulk_create([other()]), "bulk_create"),
    (lambda u: Unit.objects.bulk_update([u], ["name"]), "bulk_update"),
    (lambda _: Unit.objects.get_or_create(**vars_of(other())), "get_or_create, creating"),
    (lambda _: Unit.objects.get_or_create(pk="bangong"), "get_or_create, getting"),
    (
        lambda _: Unit.objects.update_or_create(pk="bangong", defaults={"name": "改"}),
        "update_or_create",
    ),
    (lambda u: u.person_set.update(name="改"), "update through the relation"),
    (lambda u: u.person_set.create(code="p-50", name="新"), "create through the relation"),
    (lambda u: u.person_set.all().delete(), "delete through the relation"),
    (lambda u: u.person_set.add(Person.objects.get(pk="p-01"), bulk=True), "add, in bulk"),
    (lambda u: awaited(u.asave), "asave"),
    (lambda u: awaited(u.adelete), "adelete"),
    (lambda _: awaited(Unit.objects.acreate, **vars_of(other())), "acreate"),
    (lambda _: awaited(Unit.objects.aupdate, name="改"), "aupdate"),
    (lambda _: awaited(Unit.objects.all().adelete), "adelete of all"),
    (lambda _: awaited(Unit.objects.abulk_create, [other()]), "abulk_create"),
    (lambda u: awaited(Unit.objects.abulk_update, [u], ["name"]), "abulk_update"),
    (lambda _: awaited(Unit.objects.aget_or_create, pk="bangong"), "aget_or_create"),
    (
        lambda _: awaited(Unit.objects.aupdate_or_create, pk="bangong"),
        "aupdate_or_create",
    ),
]


def vars_of(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize(("way", "why"), WAYS, ids=[why for _, why in WAYS])
def test_no_way_round_a_recording(unit, way, why):
    before = image_of(unit)
    unit.name = "改"
    with pytest.raises(UnrecordedChangeError):
        way(unit)
    assert image_of(Unit.objects.get()) == before, why
    assert audit().differences == ()


MANY = [
    (way, why) for way, why in WAYS if "plain save" not in why and "some columns" not in why
]
MANY = [pair for pair in MANY if pair[1] not in {"a new row", "create", "asave", "acreate"}]
MANY = [pair for pair in MANY if pair[1] != "create through the relation"]


@pytest.mark.parametrize(("way", "why"), MANY, ids=[why for _, why in MANY])
def test_inside_a_recording_too_many_rows_at_once_are_refused(unit, way, why):

    def command():
        with recording("open", act()) as record:
            record.add(Noted(why))
            way(unit)

    with pytest.raises(UnrecordedChangeError):
        command()
    assert audit().differences == ()


def test_a_saved_row_is_pictured_in_the_entry_that_follows(unit):
    unit.name = "新名称"
    with recording("rename", act()) as record:
        unit.save()
        record.add(Noted("改名"))
    assert audit().differences == ()


def test_what_sql_changes_in_a_row_the_audit_names_by_row_and_column():
    found()
    party = party_of("甲案")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_party SET address = '别处' WHERE id = %s", [party.pk])
    (difference,) = audit().differences
    assert difference.where == f"数据行 cases.party:{party.pk} 的 address"


LATER = [
    # what a column holds that came after the image, what the audit says, why
    ([], [], "what the migration filled in"),
    (["另一名称"], ["aliases"], "something nobody recorded"),
]


@pytest.mark.parametrize(("held", "named", "why"), LATER, ids=[row[-1] for row in LATER])
def test_a_column_that_came_after_the_image_held_its_default(unit, held, named, why):
    with recording("rename", act()) as record:
        unit.aliases = held
        unit.save()
        record.add(Noted("改"))
    before = {name: value for name, value in image_of(unit).items() if name != "aliases"}
    retelling = Retelling()
    retelling.learn(name_of(unit), before)
    places = [where for where, _ in retelling.differences([Unit])]
    assert [where.rsplit(" ", 1)[-1] for where in places] == named
