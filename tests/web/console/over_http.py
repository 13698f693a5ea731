"""The county of the tests, where every act is a form that somebody sends from a browser."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import time_machine
from django.test import Client
from django.urls import reverse

from mingjing.cases.hearings import NOTIFY_BEFORE, Ending
from mingjing.cases.proposal import Proposal
from mingjing.kernel.dates import SHANGHAI
from mingjing.kernel.errors import RefusalError
from mingjing.statute.decisions import Mark
from support.cast import CHEN, HAN, HE, LIN, PENG, SUN, WU, ZHAO, ZHOU
from support.county import County, minutes, proposed
from support.investigating import WHY
from support.signing_in import sign_in

DONE, UNPROCESSABLE = 303, 422
TOLD = re.compile(
    r'(?:alert__what">|<dt>(?:为什么|怎么办)</dt><dd>)(.*?)(?:</p>|</dd>)', re.DOTALL
)


class RefusedPageError(RefusalError):
    """A page said no: its status, and what it tells a person."""

    def __init__(self, status: int, page: str) -> None:
        told = [" ".join(re.sub(r"<[^>]+>", " ", part).split()) for part in TOLD.findall(page)]
        if status == UNPROCESSABLE and "为什么<" not in page:  # fields named one by one
            told[1:] = ["表单没有填对。", "请按各处的提示改正。"]
        assert len(told) >= len("三句话"), f"{status}: not what, why and what to do: {page}"
        super().__init__(told[0], why=told[1], remedy=told[2])
        self.status = status


@dataclass
class CountyOverHttp(County):
    """Every act of a case goes through its page; what has no page goes through its command."""

    def send(self, by: str, docket: str, slug: str, said: Mapping[str, Any]) -> None:
        """Send the form of an act as *by* would, and raise what the page refuses."""
        client = Client()
        with time_machine.travel(self.clock.now, tick=False):
            sign_in(client, by, self.clock.now)
            answer = client.post(reverse("case_act", args=[docket, slug]), said)
        if answer.status_code != DONE:
            raise RefusedPageError(answer.status_code, answer.content.decode())

    def decline(self, docket: str, by: str = WU, ground: str = "没有违法事实（虚构）") -> None:
        self.send(by, docket, "decline", {"reason": ground})

    def file(
        self, docket: str, by: str = ZHOU, officers: tuple[str, str] = (LIN, ZHAO)
    ) -> None:
        self.send(by, docket, "file", {"officers": list(officers)})

    def inspect(self, docket: str, by: str = LIN, **changes: Any) -> None:
        if "participants" in changes:  # no page asks for them yet
            super().inspect(docket, by, **changes)
            return
        said = {
            "kind": "site_inspection",
            "officers": list(changes.get("officers", (LIN, ZHAO))),
            "began_at": f"{self.clock.now - timedelta(hours=1):%Y-%m-%dT%H:%M}",
            "ended_at": f"{self.clock.now:%Y-%m-%dT%H:%M}",
            "place": "当事人厂区（虚构）",
            "summary": "现场检查（虚构）",
            "told_of_recording": "on",
        }
        self.send(by, docket, "field-act", said)

    def close(
        self,
        docket: str,
        by: str = LIN,
        proposal: Proposal | None = None,
        new_facts: str = "",
    ) -> None:
        said = as_typed(proposal or proposed()) | {"new_facts": new_facts}
        self.send(by, docket, "close-investigation", said)

    def mark(self, docket: str, by: str = HAN, mark: Mark = Mark.LEGAL_OFFICE) -> None:
        if mark is Mark.LEADER:
            self.send(by, docket, "leader-marks-for-review", {})
        else:
            self.send(by, docket, "mark-for-review", {"mark": mark.value})

    def submit(self, docket: str, by: str = LIN, response: str = "") -> None:
        said = {"response": response}
        for one in self.adopted(docket, response):
            said |= {f"{one.key}-adopted": "yes", f"{one.key}-words": response}
        self.send(by, docket, "submit-for-review", said)

    def accept(self, docket: str, by: str = CHEN) -> None:
        self.send(by, docket, "accept-package", {})

    def bounce(
        self, docket: str, by: str = CHEN, missing: tuple[str, ...] = ("送达地址确认书",)
    ) -> None:
        self.send(by, docket, "bounce-package", {"missing": "\n".join(missing)})

    def object(self, docket: str, by: str = LIN, reason: str = "证据已经充分（虚构）") -> None:
        self.send(by, docket, "object", {"reason": reason})

    def resume(self, docket: str, by: str = WU, reason: str = "补充调查（虚构）") -> None:
        self.send(by, docket, "resume", {"reason": reason})

    def notice(
        self,
        docket: str,
        by: str = LIN,
        officers: tuple[str, str] = (LIN, ZHAO),
        given_on: date | None = None,
    ) -> None:
        day = given_on or self.clock.today
        self.send(by, docket, "give-notice", {"officers": list(officers), "given_on": day})

    def defend(self, docket: str, by: str = LIN, **changes: Any) -> None:
        amended = changes.get("amended")
        said = {
            **as_typed(amended or proposed()),
            "made_on": changes.get("made_on", self.clock.today),
            "statement": "请求从轻处罚（虚构）。",
            "adopted": "adopted" if changes.get("adopted") else "kept",
            "answer": "没有法定从轻情节（虚构）。",
        }
        self.send(by, docket, "record-defence", said | ({"amends": "on"} if amended else {}))

    def waive(
        self,
        docket: str,
        by: str = LIN,
        *,
        defence: bool = True,
        hearing: bool = True,
        on: date | None = None,
    ) -> None:
        ticks = {"defence": defence, "hearing": hearing}
        said = {name: "on" for name, ticked in ticks.items() if ticked}
        said["waived_on"] = str(on or self.clock.today)
        self.send(by, docket, "waive-rights", said)

    def ask_for_hearing(self, docket: str, by: str = LIN, on: date | None = None) -> None:
        self.send(by, docket, "request-hearing", {"day": on or self.clock.today})

    def preside(self, docket: str, by: str = ZHOU, person: str = PENG) -> None:
        self.send(by, docket, "appoint-presiding-officer", {"person": person})

    def withdraw_hearing(self, docket: str, by: str = LIN, on: date | None = None) -> None:
        self.send(by, docket, "withdraw-hearing-request", {"day": on or self.clock.today})

    def arrange(self, docket: str, by: str = PENG, **changes: Any) -> None:
        notified_on = changes.get("notified_on", self.clock.today)
        first = self.law.earliest(NOTIFY_BEFORE, notified_on)
        said = {
            "notified_on": notified_on,
            "begins_at": f"{first}T09:00",
            "place": "三楼会议室（虚构）",
            "recorder": changes.get("recorder", HE),
            "public": "public",
            "announced_on": self.clock.today,
        }
        self.send(by, docket, "arrange-hearing", said)

    def adjourn(self, docket: str, by: str = PENG, reason: str = "证人生病（虚构）") -> None:
        self.send(by, docket, "adjourn-hearing", {"reason": reason})

    def excuse(self, docket: str, by: str = ZHOU, reason: str = "设备故障（虚构）") -> None:
        self.send(by, docket, "excuse-recording", {"reason": reason})

    def hold(self, docket: str, by: str = PENG, **changes: Any) -> None:
        held = minutes(self.hearing_at(docket).astimezone(SHANGHAI), **changes)
        said = {
            "began_at": f"{held.began_at:%Y-%m-%dT%H:%M}",
            "ended_at": f"{held.ended_at:%Y-%m-%dT%H:%M}",
            "investigators": list(held.investigators),
            "party": "\n".join(held.party),
            "agents": "\n".join(held.agents),
            "presented": held.presented,
            "argued": held.argued,
            "signature": "signed",
            **({"recorded": "on"} if held.is_recorded else {}),
        }
        self.send(by, docket, "hold-hearing", said)

    def end_hearing(
        self,
        docket: str,
        by: str = PENG,
        ending: Ending = Ending.ABSENT,
        on: date | None = None,
        note: str = "等候至十时，电话不接（虚构）。",
    ) -> None:
        said = {"day": on or self.clock.today, "ending": ending.value, "note": note}
        self.send(by, docket, "end-hearing", said)

    def report_hearing(
        self, docket: str, by: str = PENG, opinion: str = "维持拟处罚意见（虚构）"
    ) -> None:
        self.send(by, docket, "report-hearing", {"opinion": opinion})

    def deliberate(self, docket: str, by: str = WU, **changes: Any) -> None:
        said = {
            "held_on": self.clock.today,
            "attendees": list(changes.get("attendees", (WU, ZHOU))),
            "minutes": "逐项讨论（虚构）。",
            "conclusion": "同意（虚构）。",
        }
        self.send(by, docket, "deliberate", said)

    def spare(
        self,
        docket: str,
        by: str = WU,
        ground: str = "minor",
        reasons: str = "当日改正，没有后果（虚构）。",
        lesson: str = "当面批评教育（虚构）。",
    ) -> None:
        said = {"ground": ground, "reasons": reasons, "lesson": lesson}
        self.send(by, docket, "decide-no-penalty", said)

    def serve_spared(self, docket: str, by: str = LIN, on: date | None = None) -> None:
        said = {
            "mode": "direct",
            "officers": [LIN, ZHAO],
            "served_on": on or self.clock.today,
            "receiver": "单位收发（虚构）",
        }
        self.send(by, docket, "serve-no-penalty", said)

    def withdraw_case(
        self,
        docket: str,
        by: str = WU,
        ground: str = "not_established",
        reasons: str = "证据不能证明（虚构）。",
    ) -> None:
        said = {"ground": ground, "reasons": reasons}
        self.send(by, docket, "withdraw-case", said)

    def transfer(self, docket: str, by: str = WU, **changes: Any) -> None:
        said = {
            "receiver": "邻县应急管理局（虚构）",
            "reasons": changes["reasons"],
            "materials": "案卷一册（虚构）",
        }
        self.send(by, docket, "transfer-case", said)

    def suspect_crime(
        self,
        docket: str,
        by: str = LIN,
        group: tuple[str, ...] = (LIN, ZHAO),
        report: str = "涉嫌危险作业罪（虚构）。",
        on: date | None = None,
    ) -> None:
        day = on or self.clock.today
        said = {"group": list(group), "reported_on": day, "report": report}
        self.send(by, docket, "propose-referral", said)

    def approve_referral(self, docket: str, by: str = WU) -> None:
        self.send(by, docket, "approve-referral", {})

    def refuse_referral(
        self, docket: str, by: str = WU, reason: str = "不构成（虚构）"
    ) -> None:
        self.send(by, docket, "refuse-referral", {"reason": reason})

    def police_refuse(
        self,
        docket: str,
        by: str = LIN,
        note: str = "没有犯罪事实（虚构）",
        on: date | None = None,
    ) -> None:
        said = {"answered_on": on or self.clock.today, "note": note}
        self.send(by, docket, "return-referral", said)

    def decide(self, docket: str, by: str = WU) -> None:
        self.send(by, docket, "decide", {})

    def serve(self, docket: str, by: str = LIN, **changes: Any) -> None:
        said = {
            "mode": "direct",
            "officers": [LIN, ZHAO],
            "served_on": changes.get("served_on", self.clock.today),
            "receiver": "单位收发（虚构）",
        }
        self.send(by, docket, "serve", said)

    def pay(
        self, docket: str, by: str = LIN, fen: int = 0, paid_on: date | None = None
    ) -> None:
        said = {
            "paid_on": paid_on or self.clock.today,
            "amount_yuan": in_yuan(fen),
            "reference": "代收-虚构",
        }
        self.send(by, docket, "record-payment", said)

    def ask_to_withdraw(
        self,
        docket: str,
        by: str = LIN,
        person: str = "",
        *,
        by_party: bool = False,
        on: date | None = None,
        reason: str = WHY,
    ) -> None:
        said = {
            "applicant": "party" if by_party else "self",
            "person": person or by,
            "requested_on": on or self.clock.today,
            "reason": reason,
        }
        self.send(by, docket, "request-recusal", said)

    def recuse(
        self, docket: str, by: str = ZHOU, opinion: str = "情况属实（虚构）", **changes: Any
    ) -> None:
        said = {"recusal": self.first_recusal(docket), "opinion": opinion, **changes}
        self.send(by, docket, "grant-recusal", said)

    def refuse_to_recuse(
        self, docket: str, by: str = ZHOU, reasons: str = "没有关系（虚构）", **changes: Any
    ) -> None:
        said = {
            "recusal": self.first_recusal(docket),
            "reasons": reasons,
            "told_on": self.clock.today,
            **changes,
        }
        self.send(by, docket, "refuse-recusal", said)

    def replace_officer(
        self,
        docket: str,
        by: str = WU,
        leaving: str = ZHAO,
        coming: str = SUN,
        reason: str = "调离（虚构）",
    ) -> None:
        said = {"leaving": leaving, "coming": coming, "reason": reason}
        self.send(by, docket, "replace-officer", said)

    def perform_duty(
        self,
        docket: str,
        by: str = LIN,
        kind: str = "suspend_business",
        how: str = "现场核实（虚构）",
        on: date | None = None,
        **_changes: Any,
    ) -> None:
        said = {"kind": kind, "performed_on": on or self.clock.today, "how": how}
        self.send(by, docket, "perform-duty", said)

    def perform(
        self,
        docket: str,
        by: str = LIN,
        how: str = "现场核实（虚构）",
        on: date | None = None,
    ) -> None:
        said = {"completed_on": on or self.clock.today, "how": how}
        self.send(by, docket, "complete-performance", said)

    def finish(self, docket: str, by: str = ZHOU, ground: str = "履行完毕") -> None:
        self.send(by, docket, "close", {"ground": ground})


def as_typed(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal as its form would send it."""
    return {
        "facts": proposal.facts,
        "duty_clauses": "\n".join(proposal.duty_clauses),
        "penalty_clauses": "\n".join(proposal.penalty_clauses),
        "fine_yuan": in_yuan(proposal.fine_fen),
        "kinds": [kind.value for kind in proposal.kinds],
        "tier": proposal.tier,
        "tier_reason": proposal.tier_reason,
        "circumstances": [one.value for one in proposal.circumstances],
    }


def in_yuan(fen: int) -> str:
    """Return an amount as it is typed."""
    return f"{fen // 100}.{fen % 100:02d}"
