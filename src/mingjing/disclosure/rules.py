"""What disclosure asks of people: who masks or reviewed does not publish (SOD-09, SOD-17)."""

from mingjing.access.actors import Actor
from mingjing.cases.models import Case
from mingjing.cases.rules import require_strangers
from mingjing.kernel.errors import NotPermittedError, SeparationOfDutiesError


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


def require_no_reviewer(person: str, case: Case) -> None:
    """Refuse that who reviewed a case publishes it: one office has both duties (SOD-17).

    Raises:
        SeparationOfDutiesError: the same person.
    """
    if person not in case.reviewers:
        return
    raise SeparationOfDutiesError(
        "审核过本案的人不能公示本案。",
        why="法规股既审核又公示；同一案件的两项职责由不同的人承担（本系统的安排，未核实）。",
        remedy="请由没有审核本案的法规股负责人公示；没有的，由管理员按任命文件登记另一人。",
        article="seed-2022:A3-5",
    )
