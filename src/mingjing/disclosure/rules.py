"""What disclosure asks of people: who masks or reviewed does not publish (SOD-09, SOD-17)."""

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.cases.rules import require_strangers
from mingjing.disclosure.subject import Subject
from mingjing.kernel.errors import GateClosedError, NotPermittedError, SeparationOfDutiesError


def may_draft(actor: Actor, subject: Subject) -> bool:
    """Say whether somebody drafts it: who handles the file, or the head of the unit that does.

    Those who handled it may have left by the time it is public; the unit stays.
    """
    if actor.person in subject.drafters and may(actor, Permission.DRAFT_PUBLICATION):
        return True
    return may(actor, Permission.DRAFT_FOR_UNIT) and actor.unit == subject.unit


def require_drafter(actor: Actor, subject: Subject) -> None:
    """Refuse whoever neither handles the file nor heads the unit that does.

    Raises:
        NotPermittedError: neither of them.
    """
    if may_draft(actor, subject):
        return
    raise NotPermittedError(
        "只有本案承办人和承办股室负责人可以拟定公示稿。",
        why="公示稿由承办股室拟定。",
        remedy="请由本案承办人办理；承办人都已离任的，由承办股室负责人代为拟定。",
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


def require_apart(person: str, subject: Subject) -> None:
    """Refuse that who had another part in the file publishes it (SOD-17).

    Raises:
        SeparationOfDutiesError: the same person.
    """
    if person not in subject.apart:
        return
    if subject.kind.is_reviewed:
        raise SeparationOfDutiesError(
            "审核过本案的人不能公示本案。",
            why="法规股既审核又公示；同一案件的两项职责由不同的人承担（本系统的安排，未核实）。",
            remedy="请由没有审核本案的法规股负责人公示；没有的，由管理员按任命文件登记另一人。",
            article="seed-2022:A3-5",
        )
    raise SeparationOfDutiesError(
        "办理过本件的人不能公示本件。",
        why="公开之前应当由另一人审查，办理的人不自己公示。",
        remedy="请由没有办理本件的法规股负责人公示。",
        article="ogi-2019:17",
    )


def require_in_force(subject: Subject) -> None:
    """Refuse to make public what binds nobody any more.

    Raises:
        GateClosedError: it was revoked, or is void.
    """
    if subject.fallen is None:
        return
    raise GateClosedError(
        f"{subject.kind.act}{subject.fallen.label}。",
        why=f"自 {subject.fallen.since} 起不再要求当事人履行，也不再公示。",
        remedy="已经公示的，请撤回；责令重新作出的，请另行办理。",
        article="apl-2021:48.2" if subject.kind.is_penalty else "ogi-2019:6",
    )
