"""Guests of a case: admitted for a time by the package that knows why, inside its recording."""

from datetime import date

from mingjing.cases.models import Case, Guest


def admit(case: Case, person: str, *, basis: str, until: date) -> Guest:
    """Let *person* read *case* up to a day."""
    guest = Guest(case=case, person=person, basis=basis, until=until)
    guest.save(force_insert=True)
    return guest


def dismiss(case: Case, person: str, on: date) -> None:
    """End what *person* may read of *case*; nothing happens where it ended before."""
    for guest in Guest.objects.filter(case=case, person=person, ended_on=None):
        guest.ended_on = on
        guest.save()
