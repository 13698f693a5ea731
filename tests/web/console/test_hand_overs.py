"""案卷移交 in the browser: the custodian lists, a reviewer takes over, nobody else sees it."""

import pytest

from mingjing.casefile.commands.archive_casefile import ArchiveCasefile, archive_casefile
from mingjing.casefile.models import CaseFile, HandOver
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.web.jobs import work
from support.cast import CHEN, HE, LIN, SONG
from web.console.visiting import words_of

pytestmark = pytest.mark.one_database("commands and constraints are tried on both elsewhere")


def archived(county) -> CaseFile:
    docket = county.bring(State.CLOSED)
    for paper in papers_of(docket):
        if not paper.pdf_sha256:
            county.render(paper.code)
    order = ArchiveCasefile(docket)
    return archive_casefile(order, act=county.act(SONG), law=county.law, store=county.store)


def test_both_forms_over_http(county, visitor):
    kept, torn = archived(county), archived(county)
    custodian, reviewer = visitor(SONG), visitor(CHEN)
    home = words_of(custodian.get("home"))
    assert "半年移交法规股" in home
    assert "未核实" in home
    assert "自半年末日 2026-06-30 起计" in home
    page = words_of(custodian.get("hand_overs"))
    assert "待移交 2 卷" in page
    assert "列入清单" not in words_of(reviewer.get("hand_overs"))
    form = custodian.fill("hand_overs", marked="half")
    refused = custodian.send("hand_overs", form=form | {"half": "昨天", "request": "other"})
    assert refused.status_code == 422
    for _ in range(2):
        assert custodian.send("hand_overs", form=form).status_code == 303
    batch = HandOver.objects.get()
    assert "案卷移交等您办理" in words_of(reviewer.get("home"))
    assert "案卷移交等您办理" not in words_of(custodian.get("home"))

    taken = reviewer.fill("hand_overs", marked="number")
    own = custodian.send("hand_overs", form=taken | {"request": "own"})
    assert own.status_code == 403, "who handed over does not take over"
    long = reviewer.send("hand_overs", form=taken | {f"found:{torn.number}": "缺" * 201})
    assert long.status_code == 422
    assert "缺" * 201 in long.content.decode(), "what was typed stays"
    taken |= {f"found:{torn.number}": "封面没有编号"}
    assert reviewer.send("hand_overs", form=taken).status_code == 303
    work(county.clock.now)
    page = words_of(custodian.get("hand_overs"))
    for told in ("已接收", "退回 1 卷", "封面没有编号", "待移交 1 卷"):
        assert told in page, told
    code = HandOver.objects.get(pk=batch.pk).document_id
    pdf = custodian.get("hand_over_paper", code)
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    assert "案卷移交法规股" in words_of(reviewer.get("case", kept.docket))
    for stranger in (LIN, HE):
        assert visitor(stranger).get("hand_overs").status_code == 403
        assert visitor(stranger).get("hand_over_paper", code).status_code == 404
