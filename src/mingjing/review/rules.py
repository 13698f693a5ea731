"""Who may review a case: nobody who handled, approved or investigated it."""

from mingjing.cases.models import Case
from mingjing.cases.queries import investigators_of
from mingjing.cases.rules import require_strangers
from mingjing.kernel.errors import SeparationOfDutiesError
from mingjing.review.models import ReviewRound


def require_independent(person: str, case: Case, round_: ReviewRound) -> None:
    """Refuse a reviewer who is tied to the case (SOD-01, SOD-02) or was excluded by a recheck.

    Raises:
        SeparationOfDutiesError: the same person.
    """
    require_strangers(
        person,
        (*case.handlers, case.registered_by),
        what="承办人不能审核自己承办的案件。",
        why="法制审核应当由承办人以外的审核人员进行。",
        rule="apl-2021:58.1",
    )
    require_strangers(
        person,
        (case.filed_by, case.decided_by),
        what="本案的审批人不能审核本案。",
        why="审批与法制审核应当分离。",
        rule="apl-2021:58.1",
    )
    require_strangers(
        person,
        (*investigators_of(case), *joined_in(case)),
        what="参与过本案调查取证的审核人员应当更换。",
        why="审核人员会同办案股室深入调查取证的，不再审核同一案件。",
        rule="seed-2022:A3-6",
    )
    require_strangers(
        person,
        round_.excluded,
        what="复核发回的案件须由另一名审核人员审核。",
        why="局领导复核后发回重审，应当由原审核人员以外的人员审核。",
        rule="seed-2022:A3-9",
    )


def joined_in(case: Case) -> set[str]:
    """Return the reviewers who joined the investigation of *case* in one of its rounds."""
    rounds = ReviewRound.objects.filter(case=case).values_list("joined", flat=True)
    return {person for joined in rounds for person in joined}


def require_same_reviewer(round_: ReviewRound, person: str) -> None:
    """Refuse an act on a round by anybody but the reviewer who answers for it.

    Raises:
        SeparationOfDutiesError: somebody else does.
    """
    if round_.reviewer != person:
        raise SeparationOfDutiesError(
            "本案由另一名审核人员审核。",
            why="收件的审核人员对本轮审核负责。",
            remedy="请由收件的审核人员办理；其离岗或者应当回避的，由法规股负责人或者局领导更换。",
            article="seed-2022:A3-8",
        )
