"""From what was typed to a record: findings line by line, questions with their answers."""

import re

from mingjing.cases.field_records import Exchange, Inquiry, SiteVisit
from mingjing.web.console.acts.asking import ActForm
from mingjing.web.console.acts.fields import LinesField, Tick, WordsField

_TURN = re.compile(r"\s*([问答])\s*[：:]\s*(.*)")
ONLY_FOR = {
    "site_inspection": ("findings", "in_charge", "in_charge_post"),
    "inquiry": (
        "asked",
        "citizen_number",
        "employer",
        "asked_post",
        "standing",
        "rights_told",
        "exchanges",
    ),
}
"""Fields by the kind of act that they belong to; with others the page does not show them."""
HOW = "每一问、每一答另起一行，以“问：”“答：”开头；一答可以有多行。"


class RecordForm(ActForm):
    """What was found or said; left empty where the record was written by hand."""

    findings = LinesField(
        label="检查情况（现场检查）",
        required=False,
        help_text="每行一项，据此制作现场检查记录；手写记录的留空，另作证据提交。",
    )
    in_charge = WordsField(label="现场负责人", rows=1, max_length=100, required=False)
    in_charge_post = WordsField(label="现场负责人职务", rows=1, max_length=100, required=False)
    asked = WordsField(
        label="被询问人姓名（询问）",
        rows=1,
        max_length=100,
        required=False,
        help_text="据此制作询问笔录；手写笔录的留空，另作证据提交。",
    )
    citizen_number = WordsField(
        label="被询问人公民身份号码", rows=1, max_length=18, required=False
    )
    employer = WordsField(label="被询问人工作单位", rows=1, max_length=200, required=False)
    asked_post = WordsField(label="被询问人职务", rows=1, max_length=100, required=False)
    standing = WordsField(label="被询问人与本案的关系", rows=1, max_length=100, required=False)
    rights_told = Tick(
        label="询问前已出示证件，告知事由、如实回答的义务和陈述申辩、申请回避的权利"
    )
    exchanges = WordsField(label="问答", rows=10, required=False, help_text=HOW)
    unsigned_reason = WordsField(
        label="对方未签名的情况", rows=2, required=False, help_text="拒绝签名的，写明原因。"
    )

    def prepare(self) -> None:
        """Mark the fields that belong to one kind of act."""
        for kind, names in ONLY_FOR.items():
            self.only_for(kind, *names)

    def clean_exchanges(self) -> tuple[Exchange, ...]:
        """Return question and answer by turns, and say so where they are not."""
        found = exchanges_in(self.cleaned_data["exchanges"] or "")
        if found is None:
            self.add_error("exchanges", f"问与答没有成对。{HOW}")
            return ()
        return found

    @property
    def visit(self) -> SiteVisit | None:
        """What an inspection found; None where nothing was typed."""
        said = self.values
        if said["kind"] != "site_inspection" or not said["findings"]:
            return None
        return SiteVisit(
            said["findings"],
            in_charge=said["in_charge"].strip(),
            in_charge_post=said["in_charge_post"].strip(),
            unsigned_reason=said["unsigned_reason"].strip(),
        )

    @property
    def inquiry(self) -> Inquiry | None:
        """Who was asked and what was said; None where nothing was typed."""
        said = self.values
        if said["kind"] != "inquiry" or not (said["asked"].strip() or said["exchanges"]):
            return None
        return Inquiry(
            said["asked"].strip(),
            said["exchanges"],
            rights_told=said["rights_told"],
            citizen_number=said["citizen_number"].strip().upper(),
            employer=said["employer"].strip(),
            post=said["asked_post"].strip(),
            standing=said["standing"].strip(),
            unsigned_reason=said["unsigned_reason"].strip(),
        )


def exchanges_in(text: str) -> tuple[Exchange, ...] | None:
    r"""Return the questions and answers of a typed record; None where they do not alternate.

    >>> exchanges_in("问：何时？\n答：两周前。\n记不清哪天。")
    (Exchange(question='何时？', answer='两周前。\n记不清哪天。'),)
    >>> exchanges_in("答：先答后问。") is None
    True
    """
    turns: list[tuple[str, list[str]]] = []
    for line in filter(str.strip, text.splitlines()):
        begun = _TURN.fullmatch(line)
        if begun is not None:
            turns.append((begun[1], [begun[2].strip()]))
        elif turns:
            turns[-1][1].append(line.strip())
        else:
            return None
    marks = "".join(mark for mark, _ in turns)
    if marks != "问答" * (len(turns) // 2):
        return None
    said = ["\n".join(filter(None, lines)) for _, lines in turns]
    return tuple(map(Exchange, said[::2], said[1::2]))
