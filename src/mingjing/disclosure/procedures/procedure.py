"""What disclosure must know of a procedure to publish what was decided there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from mingjing.access.actors import Actor
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.models import Publication
from mingjing.disclosure.subject import Subject
from mingjing.kernel.errors import NotFoundError
from mingjing.ledger.recording import Recording

Follows = Callable[[Subject, Publication, Recording], None]


def nothing_follows(_subject: Subject, _publication: Publication, _record: Recording) -> None:
    """Change nothing in the procedure itself: it asks the publication how it stands."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure; its rows are of a type of its own, which only its functions know.

    Args:
        kind: of what becomes public of it.
        visible: the rows a person may see; their key is the number of the file.
        fetch: one of them. Raises NotFoundError for what is not there or not theirs.
        lock: the same for a command: locked, and named in the record.
        subjects: what is published of some rows, by key; a row of which there is nothing to
            publish yet is left out. A fixed number of queries.
        lacking: says why there is nothing to publish of a row yet.
        awaiting: those of visible rows that may wait for something to be published.
        follows: tells the procedure that the open channel published it, withdrew it, or that
            it is kept back there.
    """

    kind: Kind
    visible: "Callable[[Actor], QuerySet[Any]]"
    fetch: Callable[[Actor, str], Any]
    lock: Callable[[Actor, str, Recording], Any]
    subjects: Callable[[Sequence[Any]], Mapping[str, Subject]]
    lacking: Callable[[Any], str]
    awaiting: "Callable[[QuerySet[Any]], QuerySet[Any]]"
    follows: Follows

    def seen(self, actor: Actor, docket: str) -> Subject | None:
        """Return what is published of a file; None while there is nothing.

        Raises:
            NotFoundError: no such file, or not theirs to see.
        """
        return self.subject_of(self.fetch(actor, docket))

    def locked(self, actor: Actor, docket: str, record: Recording) -> Subject:
        """Return what is published of a file, locked for the rest of the command.

        Raises:
            NotFoundError: no such file, not theirs to see, or there is nothing to publish yet.
        """
        row = self.lock(actor, docket, record)
        found = self.subject_of(row)
        if found is not None:
            return found
        raise NotFoundError(
            f"还没有可以公示的{self.kind.act}。",
            why=self.lacking(row),
            remedy="请在作出并告知当事人之后办理公示。",
        )

    def subject_of(self, row: Any) -> Subject | None:  # noqa: ANN401 - a row of its own type
        """Return what is published of one row; None while there is nothing."""
        return self.subjects([row]).get(row.pk)
