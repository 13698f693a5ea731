"""What is asked where a fine is put off, demanded or brought before a court."""

import re
from collections.abc import Iterable
from datetime import date

from django import forms

from mingjing.access.actors import Role
from mingjing.bureau.queries import holders
from mingjing.cases.deliveries import MODES, Delivery
from mingjing.cases.fines import Amounts
from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import fen_from_yuan, yuan
from mingjing.statute.additional_fines import Dated
from mingjing.web.console.acts.fields import (
    DayField,
    LinesField,
    OneOf,
    Pair,
    Tick,
    WordsField,
)

PART = re.compile(r"(\d{4}-\d{2}-\d{2})[\s，,：:]+([\d.]+)\s*元?")
TAKEN, REFUSED = "taken", "refused"
BY_LEAVING = "by_leaving"
A_LINE = "每行一期，例如：2027-03-31 20000。延期缴纳的只写一行。"


def officers_offered(today: date, first: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return the officers of a day as choices; *first* come first."""
    known = tuple(first)
    officers = holders(Role.OFFICER, today)
    officers.sort(key=lambda one: (one.code not in known, one.unit, one.code))
    return [
        (
            one.code,
            f"{one.name}（{one.certificate}）"
            if one.is_qualified
            else f"{one.name}（{one.standing}）",
        )
        for one in officers
    ]


class DeferralFields(forms.Form):
    """The application, the hardship, and when which part is due."""

    requested_on = DayField(label="当事人申请日期")
    reason = WordsField(label="经济困难的情况", help_text="写明当事人提交了什么材料。")
    parts = LinesField(label="各期", help_text=A_LINE)

    def say_sum(self, outstanding_fen: int) -> None:
        """Say what the parts come to."""
        self.fields["parts"].help_text = f"{A_LINE}合计应为 {yuan(outstanding_fen)} 元。"

    def clean_parts(self) -> tuple[Dated, ...]:
        """Return day and amount of each line, and say which line is neither."""
        lines: tuple[str, ...] = self.cleaned_data["parts"]
        return tuple(_part(number, line) for number, line in enumerate(lines, start=1))


def _part(number: int, line: str) -> Dated:
    found = PART.fullmatch(line.strip())
    try:
        if found is not None:
            return Dated(date.fromisoformat(found[1]), fen_from_yuan(found[2]))
    except (ValueError, InvalidInputError):
        pass
    raise forms.ValidationError(f"第 {number} 行不是“年-月-日 数额”：{line}")


class DemandFields(forms.Form):
    """How the demand was served."""

    mode = OneOf(
        label="送达方式",
        choices=[(code, name) for code, name in MODES.items() if code != "by_electronic"],
        initial="direct",
    )
    officers = Pair(label="送达人", help_text="两名。")
    served_on = DayField(label="送达日期")
    receiver = WordsField(label="受送达人或者代收人", rows=1, max_length=100)
    place = WordsField(label="送达地点", rows=1, max_length=200, required=False)
    refusal = WordsField(label="拒收事由", rows=2, required=False, help_text="留置送达的填写。")
    attestor = WordsField(
        label="见证人", rows=1, max_length=100, required=False, help_text="留置送达的填写。"
    )

    def begin_with(self, amounts: Amounts, officers: tuple[str, ...], today: date) -> None:
        """Offer the officers, those of the matter first, and today; say what is owed."""
        self.fields["served_on"].help_text = (
            f"至今日逾期 {yuan(amounts.overdue_fen)} 元，"
            f"加处罚款 {yuan(amounts.late_fine_fen)} 元；催告书按送达之日计算。"
        )
        for name in ("refusal", "attestor"):
            self.fields[name].widget.attrs["data-only"] = BY_LEAVING
        chooser = self.fields["officers"]
        if isinstance(chooser, forms.ChoiceField):
            chooser.choices = officers_offered(today, officers)
        chooser.initial = list(officers)
        self.fields["served_on"].initial = today

    @property
    def delivery(self) -> Delivery:
        """How it was served."""
        said = self.cleaned_data
        is_left = said["mode"] == BY_LEAVING
        return Delivery(
            mode=said["mode"],
            receiver=said["receiver"],
            place=said["place"],
            refusal=said["refusal"] if is_left else "",
            attestor=said["attestor"] if is_left else "",
        )


class CourtFields(forms.Form):
    """Which court, when, and that nobody contests the decision."""

    court = WordsField(label="人民法院", rows=1, max_length=200)
    applied_on = DayField(label="申请日期")
    uncontested = Tick(label="当事人在法定期限内没有申请行政复议，也没有提起行政诉讼")
    late_reason = WordsField(
        label="逾期申请的正当理由", rows=2, required=False, help_text="在期限内申请的不填。"
    )


class CourtAnswerFields(forms.Form):
    """What the court said."""

    answer = OneOf(label="法院答复", choices=[(TAKEN, "受理"), (REFUSED, "不予受理")])
    answered_on = DayField(label="答复日期")
    note = WordsField(label="法院文书", help_text="文书名称、文号和内容。")


class EnforcementFields(forms.Form):
    """How the court's execution ended."""

    ended_on = DayField(label="终了日期")
    how = WordsField(label="执行结果", help_text="执行完毕、终结执行等，写明法院文书的文号。")
