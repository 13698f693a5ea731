"""The one row by which a person of the roster signs in. No name, no address, no superuser."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password as is_password_of
from django.db import models

from mingjing.ledger.rows import RecordedManager, RecordedModel


class AccountManager(RecordedManager["Account"]):
    """Reads accounts; Django's sign-in asks for one by its natural key."""

    def get_by_natural_key(self, person: str) -> "Account":
        """Return the account of a person's code."""
        return self.get(person=person)


class Account(AbstractBaseUser, RecordedModel):
    """What a person signs in with: a code of the roster and a password.

    The record has the digest of the stored password, so that one planted past the commands is
    found by the audit; neither the password nor its hash ever enters the record.
    """

    USERNAME_FIELD = "person"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    digested = frozenset({"password"})

    last_login = None
    person = models.CharField(max_length=20, unique=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    must_change = models.BooleanField(default=False)

    objects: ClassVar[AccountManager] = AccountManager()

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's is a constant
        """Say whether the account is open."""
        return self.closed_at is None

    def check_password(self, raw_password: str | None) -> bool:
        """Say whether the password is right; unlike Django's, this never writes the row."""
        return is_password_of(raw_password, self.password)

    @classmethod
    def of(cls, person: str) -> "Account | None":
        """Return the account of a person, None where there is none."""
        return cls.objects.filter(person=person).first()
