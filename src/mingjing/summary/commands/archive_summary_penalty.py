"""归档: many penalties on the spot lie in one volume."""

from dataclasses import dataclass

from mingjing.access.policy import Permission
from mingjing.cases.contests import running_in
from mingjing.cases.remedies import Way
from mingjing.cases.rules import require_words
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.summary.clocks import must_be_published, must_be_withdrawn
from mingjing.summary.entries import SummaryPenaltyArchived
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.moves import begin
from mingjing.summary.queries import is_settled, remedies_of
from mingjing.summary.states import Step

RETENTION = "RET-PENALTY-SUMMARY"


@dataclass(frozen=True)
class ArchiveSummaryPenalty:
    """The volume, by its number or name."""

    number: str
    volume: str


def archive_summary_penalty(order: ArchiveSummaryPenalty, *, act: Act) -> SummaryPenalty:
    """Put a penalty away once it is public where it must be, and its fine is where it belongs.

    Raises:
        NotPermittedError: not this post.
        GateClosedError: not published though it must be, or not withdrawn; a remedy runs; a
            fine is outstanding, or not refunded; no volume.
        IllegalTransitionError: not on file, or put away already.
    """
    with recording("archive_summary_penalty", act) as record:
        penalty = begin(record, order.number, Step.ARCHIVE, Permission.ARCHIVE)
        if must_be_published(penalty) and not (penalty.published_on or penalty.withheld_on):
            raise GateClosedError(
                "对生产经营单位的处罚还没有公示。",
                why="对生产经营单位作出处罚决定后，应当在七个工作日内公开曝光。",
                remedy="请法规股公示并登记。",
                article="asl-2021:78.2",
            )
        _require_quiet(penalty)
        if not is_settled(penalty):
            raise GateClosedError(
                "罚款还没有缴清、还没有缴付银行，或者应当退还的还没有退还。",
                why="当场处罚的决定由当事人按期履行；当场收缴的罚款应当缴付指定的银行。",
                remedy="请登记缴款、缴付银行或者退还；逾期不缴的，催告以后申请人民法院强制执行。",
                article="apl-2021:53",
            )
        require_words(
            order.volume,
            what="没有写明归入哪一卷。",
            why="行政处罚全过程记录应当归档保存。",
            rule="apl-2021:47",
        )
        require_printable({"案卷": order.volume})
        penalty.archived_on = legal_date(act.at)
        penalty.volume = order.volume.strip()
        penalty.save()
        record.add(SummaryPenaltyArchived(volume=penalty.volume, retention=RETENTION))
    return penalty


def _require_quiet(penalty: SummaryPenalty) -> None:
    running = running_in(remedies_of(penalty))
    if running is not None:
        raise GateClosedError(
            f"{Way(running.way).label}正在进行，不能归档。",
            why=f"{running.body}还没有结果，决定可能被变更、撤销。",
            remedy="请登记结果以后再归档。",
            article="apl-2021:47",
        )
    if must_be_withdrawn(penalty):
        raise GateClosedError(
            "公示的决定已经变更、撤销或者确认违法，还没有撤回。",
            why="应当在三日内撤回行政处罚决定信息并公开说明理由。",
            remedy="请法规股撤回并登记。",
            article="apl-2021:48.2",
        )
