"""The paper of a batch, built from its row (never typed in)."""

from collections.abc import Sequence

from mingjing.bureau.queries import names_of, unit_of
from mingjing.casefile.handing_over import ARTICLE, ListedFile
from mingjing.casefile.models import HandOver
from mingjing.cases.investigation.papers import ending
from mingjing.documents.content import Paper
from mingjing.documents.generic import Signature, generic_paper
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import legal_date
from mingjing.statute.limits import RuleBook

AS_LISTED = "相符，接收"


def hand_over_paper(batch: HandOver, files: Sequence[ListedFile], law: RuleBook) -> Paper:
    """Return 移交清单 of a batch that was taken over, with the names of both sides."""
    if batch.taken_at is None:
        raise ValueError(batch.number)
    on = legal_date(batch.taken_at)
    names = names_of((batch.handed_by, batch.taken_by))
    taken = sum(not one.discrepancy for one in files)
    fields: dict[str, Value] = {
        "batch": batch.number,
        "unit": unit_of(batch.unit).name,
        "half": batch.half.isoformat(),
        "files": [_row(one) for one in files],
        "total": f"案卷 {len(files)} 卷，共 {sum(one.pieces for one in files)} 件",
        "outcome": f"接收 {taken} 卷，退回股室 {len(files) - taken} 卷",
    }
    signed = (
        Signature("移交人", names[batch.handed_by], on=legal_date(batch.handed_at)),
        Signature("接收人（政策法规股）", names[batch.taken_by], on=on),
    )
    return generic_paper("hand_over_list", fields, ending(on, law, (ARTICLE,), signed))


def _row(one: ListedFile) -> Value:
    return {
        "number": one.number,
        "docket": one.docket,
        "pieces": str(one.pieces),
        "root": " ".join(one.root[n : n + 4] for n in range(0, 16, 4)),
        "kept": one.kept,
        "outcome": f"退回：{one.discrepancy}" if one.discrepancy else AS_LISTED,
    }
