"""Keeping a file of law that a command enters: the whole book is read with it first."""

from mingjing.bureau.entered_law import entered_files, texts_that_count, with_entered
from mingjing.bureau.entries import LawFileEntered
from mingjing.bureau.models import LawFile
from mingjing.bureau.review_catalogue import require_catalogue_kept
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, Recording
from mingjing.statute.entered import LawText, read_with
from mingjing.statute.limits import RuleBook


def law_with(book: RuleBook, text: LawText) -> RuleBook:
    """Return the law of the bureau as it would be with *text*; nothing is kept.

    Files that this release cannot use stand in nobody's way.

    Args:
        book: of the release, or one that was read from it.
        text: a file, new or in the place of one of the same kind and name.

    Raises:
        RuleFileError: with it the book does not hold together.
        GateClosedError: with it something would be reviewed no longer.
    """
    others = [one for one in texts_that_count(book) if one.path != text.path]
    after = read_with(book.root, [*others, text])
    require_catalogue_kept(with_entered(book), after, what=f"规则文件 {text.name} ")
    return after


def keep_law_file(
    record: Recording, text: LawText, *, act: Act, source: str, book: RuleBook
) -> RuleBook:
    """Keep a file inside the recording of a command and return the law with it.

    Args:
        record: of the command; gets the row and its entry.
        text: the file.
        act: who enters it and when.
        source: number and title of what it was taken from.
        book: of the release.

    Raises:
        RuleFileError: with it the book does not hold together.
        GateClosedError: with it something would be reviewed no longer.
        InvalidInputError: no source, or the very same file counts already.
    """
    replaces = entered_files().get((text.kind.value, text.name), "")
    if not source.strip():
        raise InvalidInputError(
            f"规则文件 {text.name} 没有写明来源。",
            why="录入的规则须能与所依据的文件核对。",
            remedy="请填写文件的名称和字号。",
        )
    if replaces == text.digest:
        raise InvalidInputError(
            f"规则文件 {text.name} 已经录入，内容相同。",
            why="同一内容只录入一次，重复录入不改变任何期限。",
            remedy="无需再次录入；如要更正，请提交更正后的文件。",
        )
    law = law_with(book, text)
    LawFile(
        kind=text.kind.value,
        name=text.name,
        text=text.text,
        sha256=text.digest,
        source=source,
        entered_at=act.at,
        entered_by=act.actor.person,
    ).save(force_insert=True)
    record.add(LawFileEntered(text.kind.value, text.name, text.digest, source, replaces))
    return law
