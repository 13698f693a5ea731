"""The row of a publication: found, or begun with its clock, inside a recording."""

from django.conf import settings

from mingjing.cases.models import Case, Decision
from mingjing.disclosure.clocks import due_of_publication
from mingjing.disclosure.models import Publication
from mingjing.disclosure.states import State
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotFoundError
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook


def publication_to_change(
    case: Case, decision: Decision, channel: str, law: RuleBook
) -> Publication:
    """Return the publication of *decision* on *channel* locked, or a new draft of it.

    Raises:
        NotFoundError: the bureau has no such channel.
    """
    _require_channel(channel)
    found = locked_publication(case, channel)
    if found is not None:
        return found
    issued_on = legal_date(decision.document.issued_at)
    decided_on = legal_date(decision.decided_at)
    due = due_of_publication(case, decision, law)
    return Publication(
        docket=case.docket,
        case_number=case.number,
        number=decision.document.number,
        document=decision.document.code,
        channel=channel,
        state=State.DRAFT,
        decided_on=min(decided_on, issued_on),
        due=day_of(due.nominal),
    )


def existing_publication(case: Case, channel: str) -> Publication:
    """Return the publication of *case* on *channel* locked for the rest of the command.

    Raises:
        NotFoundError: nobody drafted one, or the bureau has no such channel.
    """
    _require_channel(channel)
    found = locked_publication(case, channel)
    if found is None:
        raise NotFoundError(
            "本案在这一渠道还没有公示项。",
            why="先拟定公示稿或者提出不公开，才有可以审查、公示的内容。",
            remedy="请由承办人先拟定公示稿。",
        )
    return found


def locked_publication(case: Case, channel: str) -> Publication | None:
    """Return the publication locked, None where there is none yet."""
    rows = Publication.objects.select_for_update()
    return rows.filter(docket=case.docket, channel=channel).first()


def _require_channel(channel: str) -> None:
    channels = {one.id: one.name for one in settings.MINGJING_BUREAU.channel}
    if channel in channels:
        return
    known = "、".join(f"{one}（{name}）" for one, name in channels.items())
    raise NotFoundError(
        f"没有编号为“{channel}”的公示渠道。",
        why="渠道登记在 bureau.toml。",
        remedy=f"请从中选择：{known}。",
    )
