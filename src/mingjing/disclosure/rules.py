"""What disclosure asks of people: an officer masks, somebody else checks (SOD-09)."""

from mingjing.access.actors import Actor
from mingjing.cases.models import Case
from mingjing.cases.rules import require_strangers
from mingjing.kernel.errors import NotPermittedError


def require_own_case(actor: Actor, case: Case) -> None:
    """Refuse an officer who does not handle the case.

    Raises:
        NotPermittedError: not one of its two officers.
    """
    if actor.person in case.officers:
        return
    raise NotPermittedError(
        "只有本案承办人可以拟定公示稿。",
        why="公示稿由作出决定的承办股室拟定。",
        remedy="请由本案承办人办理。",
        article="seed-2022:A1-2",
    )


def require_second_person(person: str, first: str) -> None:
    """Refuse to check or publish one's own work.

    Raises:
        SeparationOfDutiesError: the same person.
    """
    require_strangers(
        person,
        (first,),
        what="不能审查或者公示自己拟定的公示稿。",
        why="公开之前应当由另一人审查。",
        rule="ogi-2019:17",
    )
