"""Rows of the index of what waits; all of them can be derived again."""

from django.db import models


class Mark(models.Model):
    """How far the index has followed the ledger, and for which day and law it is.

    ``turn`` grows with every day and every change of law: what was derived in an earlier turn
    is derived again.
    """

    entry = models.BigIntegerField()
    turn = models.BigIntegerField()
    day = models.DateField()
    release = models.CharField(max_length=40)


class Standing(models.Model):
    """One thing that is open: when it was derived last, and its next limit.

    ``turn`` is 0 where something happened to it since. ``last`` is the day of the limit of the
    bureau that ends first.
    """

    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=200)
    turn = models.BigIntegerField()
    last = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "subject"), name="one_standing_each"),
        )
        indexes = (
            models.Index(fields=("turn", "id"), name="standings_to_derive"),
            models.Index(fields=("kind", "last", "id"), name="standings_by_last_day"),
        )


class Waiting(models.Model):
    """One thing to do, and whom it waits for.

    ``whom`` is a person, or ANYONE whose post carries ``needs``; of a row that is ``apart``
    the person is kept out of what waits for anyone. ``n`` sorts what one subject waits for.
    """

    standing = models.ForeignKey(Standing, on_delete=models.CASCADE)
    whom = models.CharField(max_length=20)
    needs = models.CharField(max_length=40)
    duty = models.CharField(max_length=80)
    n = models.IntegerField()
    last = models.DateField()
    apart = models.BooleanField()

    class Meta:
        indexes = (
            models.Index(
                fields=("whom", "last", "standing", "n", "needs", "apart"),
                name="waiting_by_last_day",
            ),
            models.Index(fields=("whom", "needs", "apart"), name="waiting_by_need"),
        )
