"""The row of a publication: found, or begun with its clock, inside a recording."""

from django.conf import settings

from mingjing.disclosure.models import Publication
from mingjing.disclosure.policy import CREDIT_CHANNEL
from mingjing.disclosure.states import State
from mingjing.disclosure.subject import Subject
from mingjing.kernel.errors import NotFoundError
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook


def publication_to_change(subject: Subject, channel: str, law: RuleBook) -> Publication:
    """Return the publication of *subject* on *channel* locked, or a new draft of it.

    Raises:
        NotFoundError: the bureau has no such channel, or it is none for such a thing.
    """
    _require_channel(subject, channel)
    found = locked_publication(subject, channel)
    if found is not None:
        return found
    return Publication(
        kind=subject.kind.value,
        docket=subject.docket,
        case_number=subject.file_number,
        number=subject.number,
        document=subject.document,
        channel=channel,
        state=State.DRAFT,
        decided_on=subject.decided_on,
        due=day_of(subject.due(law).nominal),
    )


def existing_publication(subject: Subject, channel: str) -> Publication:
    """Return the publication of *subject* on *channel* locked for the rest of the command.

    Raises:
        NotFoundError: nobody drafted one, or the bureau has no such channel.
    """
    _require_channel(subject, channel)
    found = locked_publication(subject, channel)
    if found is None:
        raise NotFoundError(
            "本件在这一渠道还没有公示项。",
            why="先拟定公示稿或者提出不公开，才有可以审查、公示的内容。",
            remedy="请由承办人先拟定公示稿。",
        )
    return found


def locked_publication(subject: Subject, channel: str) -> Publication | None:
    """Return the publication locked, None where there is none yet."""
    rows = Publication.objects.select_for_update()
    return rows.filter(docket=subject.docket, channel=channel).first()


def channels_for(subject: Subject) -> dict[str, str]:
    """Return the names of the channels that publish such a thing, by id.

    What goes to the credit platform are permits and penalties (A1-3), those on the spot not:
    they are a minor breach (CR36).
    """
    return {
        one.id: one.name
        for one in settings.MINGJING_BUREAU.channel
        if one.id != CREDIT_CHANNEL or subject.kind.is_for_credit
    }


def _require_channel(subject: Subject, channel: str) -> None:
    channels = channels_for(subject)
    if channel in channels:
        return
    known = "、".join(f"{one}（{name}）" for one, name in channels.items())
    raise NotFoundError(
        f"没有编号为“{channel}”的公示渠道。",
        why="渠道登记在 bureau.toml；在信用体系平台公示的是行政许可和普通程序的行政处罚。",
        remedy=f"请从中选择：{known}。",
    )
