"""更换承办人: a leader puts another officer in the place of one who leaves."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import actor_of
from mingjing.bureau.rules import require_certified
from mingjing.cases.entries import OfficerReplaced
from mingjing.cases.handled import is_handled
from mingjing.cases.models import Case, Notice
from mingjing.cases.queries import case_to_change, require_unrecused
from mingjing.cases.rules import require_strangers, require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import IllegalTransitionError, InvalidInputError, NotPermittedError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class ReplaceOfficer:
    """Who leaves the case, who comes, and why.

    Args:
        leaving: one of the two who handle the case.
        coming: an officer with a certificate in force.
        reason: transfer, illness, recusal, a certificate that lapsed.
    """

    docket: str
    leaving: str
    coming: str
    reason: str


def replace_officer(order: ReplaceOfficer, *, act: Act) -> Case:
    """Replace one of the two officers; no clock starts anew, and who left stays concerned.

    Whether the certificate of the other one still stands is asked at the next act in the field,
    not here: otherwise two who leave at once could never be replaced.

    Raises:
        NotPermittedError: not a leader; the new officer holds no such post or certificate.
        SeparationOfDutiesError: the new officer handles, approved, reviewed or presides, or is
            the leader who acts.
        InvalidInputError: who leaves does not handle the case.
        GateClosedError: no reason.
        IllegalTransitionError: nobody handles the case in this state.
    """
    with recording("replace_officer", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REPLACE_OFFICER)
        _require_handled(case)
        _require_officer_of(case, order.leaving)
        require_words(
            order.reason,
            what="更换承办人没有写明理由。",
            why="承办人由负责人指定，更换应当有据可查。",
            rule="apl-2021:54.2",
        )
        _require_free(case, order.coming, act)
        officer = require_certified(order.coming, on=legal_date(act.at))
        _require_post(order.coming, legal_date(act.at))
        if order.leaving == case.lead_officer:
            case.lead_officer = officer.code
        else:
            case.second_officer = officer.code
        case.former_officers = sorted({*case.former_officers, order.leaving} - {officer.code})
        case.save()
        record.add(
            OfficerReplaced(
                former=order.leaving,
                officer=officer.code,
                certificate=officer.certificate,
                reason=order.reason,
            )
        )
    return case


def _require_handled(case: Case) -> None:
    if not is_handled(case):
        raise IllegalTransitionError(
            f"案件现处于“{case.stage.label}”，没有承办人可以更换。",
            why="承办人自立案时指定，至结案时止；结案以后复议、诉讼、纠正、退还罚款还在办的除外。",
            remedy="线索在批准立案时指定承办人；已结案的，由档案人员保管案卷。",
            article="apl-2021:54.2",
        )


def _require_officer_of(case: Case, person: str) -> None:
    if person not in case.officers:
        raise InvalidInputError(
            "被更换的人不是本案承办人。",
            why="只能更换现任两名承办人之一。",
            remedy="请从现任承办人中选择。",
            article="apl-2021:42.1",
        )


def _require_free(case: Case, coming: str, act: Act) -> None:
    require_strangers(
        coming,
        case.officers,
        what="同一名执法人员不能兼作两人。",
        why="执法人员不得少于两人。",
        rule="apl-2021:42.1",
    )
    require_unrecused(case, (coming,), on=legal_date(act.at))
    require_strangers(
        coming,
        (act.actor.person, case.filed_by, case.decided_by),
        what="审批本案的负责人不能承办本案。",
        why="审批与承办应当分离。",
        rule="apl-2021:54.2",
    )
    require_strangers(
        coming,
        case.reviewers,
        what="审核过本案的人员不能承办本案。",
        why="法制审核应当由承办人以外的审核人员进行。",
        rule="apl-2021:58.1",
    )
    require_strangers(
        coming,
        Notice.objects.filter(case=case).values_list("presiding_officer", flat=True),
        what="本案的听证主持人不能承办本案。",
        why="听证由行政机关指定的非本案调查人员主持。",
        rule="apl-2021:64(4)",
    )


def _require_post(coming: str, on: date) -> None:
    if not may(actor_of(coming, on), Permission.INVESTIGATE):
        raise NotPermittedError(
            f"{coming} 号人员不在执法岗位。",
            why="接办的人须能调查取证、送达，这些职权属于执法人员岗位。",
            remedy="请另选执法人员，或请管理员按任命文件登记岗位。",
            article="apl-2021:42.1",
        )
