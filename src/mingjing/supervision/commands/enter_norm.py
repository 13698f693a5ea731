"""A new version of a norm is entered; what rests on the old one is to be looked at."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.actors import Role
from mingjing.access.policy import Permission, require
from mingjing.bureau.commands.load_calendar import TELL_MOVED
from mingjing.bureau.entered_law import file_in_force
from mingjing.bureau.law_files import keep_law_file, law_with
from mingjing.bureau.queries import as_set_here, holders, law_of_bureau
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.outbox import enqueue
from mingjing.ledger.recording import Act, recording
from mingjing.statute.entered import LawKind, LawText
from mingjing.statute.impact import Affected
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import StatuteFile
from mingjing.statute.reading import parsed
from mingjing.statute.review_catalogue import REVIEW
from mingjing.supervision.entries import AdjustmentOpened, NormEntered
from mingjing.supervision.impact import Impact, impact_of
from mingjing.supervision.models import Adjustment
from mingjing.supervision.queries import WITHIN
from mingjing.supervision.things import BY_SORT


@dataclass(frozen=True)
class EnterNorm:
    """The file of a norm, as those under ``data/statutes``: what it supersedes, or adds.

    What supersedes nothing has something to add to what must be reviewed.
    """

    text: str

    def read(self) -> StatuteFile:
        """Return what the file says.

        Raises:
            RuleFileError: it is faulty.
        """
        return parsed("规范.toml", self.text, StatuteFile)


def enter_norm(order: EnterNorm, *, act: Act, law: RuleBook) -> Impact:
    """Keep the norm and open a task for everything that rests on what it supersedes.

    Args:
        order: the file.
        act: who enters it and when.
        law: of the release.

    Raises:
        NotPermittedError: the post does not carry it.
        RuleFileError: the file is faulty, or does not go together with the others.
        InvalidInputError: it neither supersedes anything nor adds a ground of review, has no
            number, was entered before, or drops a rule by which a clock of an open case runs.
        GateClosedError: with it something would be reviewed no longer.
    """
    with recording("enter_norm", act) as record:
        require(act.actor, Permission.ENTER_NORM)
        text, file = _checked(order)
        today = legal_date(act.at)
        before = law_of_bureau(law, today)
        source = f"{file.statute.title}（{file.statute.number}）"
        entered = keep_law_file(record, text, act=act, source=source, book=law)
        impact = impact_of(file, before, as_set_here(entered, today))
        legal = [one.code for one in holders(Role.LEGAL_HEAD, today)]
        office = legal[0] if legal else act.actor.person
        due = day_of(before.due(WITHIN, today).nominal)
        tasks = impact.tasks()
        record.add(
            NormEntered(
                norm=file.statute.id,
                supersedes=file.statute.supersedes,
                effective=file.statute.effective,
                adjustments=len(tasks),
            )
        )
        for old, one in tasks:
            row = _row(impact, old, one, owner=impact.owners.get(one.about, office), on=today)
            row.save(force_insert=True)
            record.add(_opened(row, due), subject=one.about if one.sort.name in BY_SORT else "")
        key = file_in_force(text.kind.value, text.name)
        enqueue(TELL_MOVED, str(key), {"file": key})
    return impact


def rehearse_norm(order: EnterNorm, *, law: RuleBook, on: date) -> Impact:
    """Return what entering a norm would touch, after every check; nothing is kept.

    Raises:
        RuleFileError: as :func:`enter_norm`.
        InvalidInputError: as :func:`enter_norm`.
        GateClosedError: as :func:`enter_norm`.
    """
    text, file = _checked(order)
    after = as_set_here(law_with(law, text), on)
    return impact_of(file, law_of_bureau(law, on), after)


def _checked(order: EnterNorm) -> tuple[LawText, StatuteFile]:
    file = order.read()
    norm = file.statute
    adds = any(row.gate == REVIEW for row in file.rule)
    if not (norm.supersedes or adds) or norm.number is None:
        raise InvalidInputError(
            f"规范 {norm.id} 不能录入：没有写明字号或者取代了什么，也没有增加法制审核事项。",
            why="法律修改或者职能调整的，要查明依据旧规范的各项内容，并能按字号查到新规范。",
            remedy="请在 [statute] 下写明 number 和 supersedes；"
            "只增加法制审核事项的，不写 supersedes。",
            article="seed-2022:S-5-6",
        )
    return LawText(LawKind.STATUTE, norm.id, order.text), file


def _row(impact: Impact, old: str, one: Affected, *, owner: str, on: date) -> Adjustment:
    return Adjustment(
        norm=impact.norm.id,
        supersedes=old,
        sort=one.sort.name,
        about=one.about,
        name=one.name,
        place=one.place,
        citations=list(one.citations),
        owner=owner,
        opened_on=on,
    )


def _opened(row: Adjustment, due: date) -> AdjustmentOpened:
    return AdjustmentOpened(row.norm, row.supersedes, row.sort, row.about, row.owner, due)
