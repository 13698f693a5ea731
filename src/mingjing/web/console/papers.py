"""The documents of a case: each as the PDF that was issued, byte for byte."""

from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.cases.queries import case_for
from mingjing.documents.queries import PaperView, paper_of
from mingjing.kernel.errors import IllegalTransitionError, NotFoundError
from mingjing.web.console.pages import page
from mingjing.web.stores import evidence_store


@page
def paper(_request: HttpRequest, actor: Actor, docket: str, code: str) -> HttpResponse:
    """Show the PDF of a document of a case that this person may see.

    Raises:
        NotFoundError: no such case or document, or not theirs to see.
        IllegalTransitionError: the PDF is still being made.
    """
    case = case_for(actor, docket)
    found = paper_of(case.docket, code)
    if found is None:
        raise NotFoundError(
            "本案没有这件文书。",
            why="文书编码不属于本案，或者从未制发。",
            remedy="请从案件页面的文书目录进入。",
        )
    return pdf_of(found)


def pdf_of(found: PaperView) -> HttpResponse:
    """Return the PDF of a document; who may see it was asked before.

    Raises:
        IllegalTransitionError: the PDF is still being made.
    """
    if not found.is_ready:
        raise IllegalTransitionError(
            "文书正在制作。",
            why="文书编号、定稿之后由后台程序制成 PDF，通常只需几秒。",
            remedy="请稍候刷新；长时间没有制成的，请告知管理员查看运行状态。",
        )
    with evidence_store().open(found.pdf_sha256) as file:
        answer = HttpResponse(file.read(), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{found.code}.pdf"'
    return answer
