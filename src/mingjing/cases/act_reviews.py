"""法制审核 of a permit or a measure: an opinion is taken into its row and put on paper."""

from mingjing.bureau.queries import person_of
from mingjing.cases.conclusions import ActOpinion, require_concluded, require_reasoned
from mingjing.cases.papers.act_review import ReviewedAct, act_review_paper
from mingjing.cases.review_pointers import pointers_of, require_pointed
from mingjing.cases.review_points import POINTS_OF
from mingjing.cases.reviewed_rows import ReviewedRow
from mingjing.documents.issuing import issue
from mingjing.documents.models import Document
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook


def give_act_opinion(
    row: ReviewedRow, opinion: ActOpinion, about: ReviewedAct, *, act: Act, law: RuleBook
) -> Document:
    """Take an opinion into its row and issue its paper; whoever calls this saves the row.

    Raises:
        GateClosedError: no words, a point without answer, an answer about facts that points at
            nothing, or conclusions that fit neither the answers nor their reasons.
        InvalidInputError: what no paper can print.
    """
    require_reasoned(opinion)
    require_concluded(opinion, POINTS_OF[about.sort])
    require_pointed(opinion.answers, pointers_of(about.about))
    said, on = opinion.conclusions, legal_date(act.at)
    require_printable(
        {},
        {
            "审核意见": opinion.words,
            "审核要点的说明": "；".join(one.remark for one in opinion.answers.values()),
            "不合法的理由": said.unlawful_because,
            "不适当的理由": said.inappropriate_because,
        },
    )
    row.keep_opinion(opinion, by=act.actor.person, on=on)
    paper = act_review_paper(
        about, opinion, reviewer=person_of(act.actor.person).name, law=law, on=on
    )
    return issue(paper, subject=about.about, at=act.at)
