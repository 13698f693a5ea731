"""法律咨询 in the browser: counsel declares, reads one case for a time, advises, and is out."""

import pytest

from mingjing.access.actors import Role
from mingjing.accounts.commands.open_account import OpenAccount, open_account
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.bureau.commands.register_person import RegisterPerson, register_person
from mingjing.cases.states import State
from mingjing.review.consultations import consultations_of
from support import cast
from support.cast import CHEN
from web.console.visiting import words_of

YU = "p-40"
OF_THE_FILE = "未按规定对从业人员进行安全生产教育和培训（虚构）"


@pytest.fixture
def counsel(county, visitor):
    act = county.act(cast.ADMIN)
    register_person(RegisterPerson(YU, "于示例", cast.OFFICE), act=act)
    appoint(Appoint(YU, Role.COUNSEL, cast.INSTRUMENT, cast.SINCE), act=act)
    open_account(OpenAccount(YU, with_password=False), act=act)
    return visitor(YU)


def test_counsel_reads_one_case_after_declaring_and_until_advising(county, visitor, counsel):
    docket, other = county.bring(State.IN_REVIEW), county.bring(State.IN_REVIEW)
    county.accept(docket)
    reviewer = visitor(CHEN)
    mark = reviewer.fill("case_act", docket, "mark-disputed", reason="定性有争议（虚构）")
    assert reviewer.send("case_act", docket, "mark-disputed", form=mark).status_code == 303
    assert "尚未得到法律顾问或者县司法局的答复" in words_of(reviewer.get("review", docket))
    ask = reviewer.fill(
        "case_act", docket, "ask-for-advice", whom=YU, question="定性（虚构）？"
    )
    assert reviewer.send("case_act", docket, "ask-for-advice", form=ask).status_code == 303
    key = consultations_of(county.case(docket))[0].pk

    assert "1 项法律咨询等您办理" in words_of(counsel.get("home"))
    page = words_of(counsel.get("consultation", key))
    assert "案卷在您声明没有利害关系之后打开" in page
    assert counsel.get("case", docket).status_code == 404
    said = counsel.fill("consultation", key, marked="declare-words")
    said["declare-interest"] = "none"
    assert counsel.send("consult", key, "declare", form=said).status_code == 303

    for name in ("case", "review", "evidence"):
        answer = counsel.get(name, docket)
        assert answer.status_code == 200, name
    assert OF_THE_FILE in words_of(counsel.get("review", docket))
    assert "出具审核意见" not in words_of(counsel.get("review", docket))
    for name in ("case", "review", "evidence"):
        assert counsel.get(name, other).status_code == 404, name
    assert counsel.get("case_act", docket, "opinion").status_code == 403
    for name in ("cases", "splits_list", "documents_list", "entries_list"):
        page = counsel.get(name)
        assert page.status_code == 200, name
        assert county.case(other).number not in page.content.decode(), name

    advice = counsel.fill("consultation", key, marked="advise-answer")
    advice["advise-answer"] = "定性准确（虚构）。"
    assert counsel.send("consult", key, "advise", form=advice).status_code == 303
    assert counsel.get("case", docket).status_code == 404
    assert "已出具书面意见" in words_of(counsel.get("consultation", key))
    page = reviewer.get("review", docket)
    number = consultations_of(county.case(docket))[0].document.number
    assert f'value="{number}"' in page.content.decode(), "the opinion begins with its number"
    assert "已得到答复" in words_of(page)


def test_a_page_of_counsel_ends_what_is_over(county, counsel):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    key = county.ask_for_advice(docket, YU)
    said = counsel.fill("consultation", key, marked="declare-words")
    said["declare-interest"] = "none"
    counsel.send("consult", key, "declare", form=said)
    assert counsel.get("case", docket).status_code == 200
    county.clock.wait(days=30)
    assert counsel.get("case", docket).status_code == 404
    assert county.kinds(docket)[-1] == "access_ended"
