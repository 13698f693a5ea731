"""Steps on site: the checklist and what was found, a refusal, nothing found."""

from typing import TYPE_CHECKING

from django import forms

from mingjing.access.policy import Permission
from mingjing.cases.field_records import SiteVisit
from mingjing.inspections.commands.conclude_inspection import (
    ConfirmNothingFound,
    confirm_nothing_found,
)
from mingjing.inspections.commands.record_inspection import (
    Answer,
    FoundProblem,
    RecordInspection,
    record_inspection,
)
from mingjing.inspections.commands.report_refusal import ReportRefusal, report_refusal
from mingjing.inspections.kinds import RESULT_LABELS, Result
from mingjing.inspections.states import State, Step
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.fields import (
    DeviceField,
    LinesField,
    MomentField,
    OneOf,
    Tick,
    WordsField,
)
from mingjing.web.console.inspections.asking import InspectionStep, Nothing, StepForm

if TYPE_CHECKING:
    from mingjing.inspections.models import Inspection

RESULTS = [(one.value, label) for one, label in RESULT_LABELS.items()]


class RecordForm(StepForm):
    """The checklist, question by question, then the rest of the record."""

    place = forms.CharField(label="检查场所", max_length=200)
    ended_at = MomentField(label="检查结束时间")
    others = LinesField(label="检查表以外的问题", required=False, help_text="每行一项。")
    grave_others = LinesField(
        label="检查表以外的重大事故隐患", required=False, help_text="每行一项。"
    )
    in_charge = forms.CharField(label="现场负责人", max_length=50, required=False)
    in_charge_post = forms.CharField(label="职务", max_length=50, required=False)
    statement = WordsField(label="被检查单位的说明", rows=2, max_length=1000, required=False)
    unsigned_reason = WordsField(
        label="被检查单位没有签字的情况",
        rows=2,
        max_length=500,
        required=False,
        help_text="已经签字的留空；拒绝签字的写明，随后报告。",
    )
    attestor = forms.CharField(label="见证人", max_length=50, required=False)

    def prepare(self) -> None:
        """Put the questions of the task first, with the words that are suggested for each."""
        inspection, law = self.setting.inspection, self.setting.law
        self.begin_now("ended_at")
        asked: dict[str, forms.Field] = {}
        for violation_id in inspection.checklist:
            found = law.violations.violation(violation_id, inspection.planned_on)
            asked |= {
                f"result_{violation_id}": OneOf(label=found.name, choices=RESULTS),
                f"words_{violation_id}": WordsField(
                    label=f"所见：{found.name}",
                    rows=2,
                    max_length=500,
                    required=False,
                    help_text="有问题的必填。参考用语：" + " ".join(found.row.phrases),
                ),
                f"grave_{violation_id}": Tick(label="属于重大事故隐患"),
            }
        self.fields = {**asked, **self.fields}

    def answers(self) -> tuple[Answer, ...]:
        """Return the answer to each question."""
        return tuple(
            Answer(one, Result(self.values[f"result_{one}"]))
            for one in self.setting.inspection.checklist
        )

    def problems(self) -> tuple[FoundProblem, ...]:
        """Return what was found, the checklist first."""
        said = self.values
        of_list = [
            FoundProblem(said[f"words_{one}"], one, said[f"grave_{one}"])
            for one in self.setting.inspection.checklist
            if said[f"result_{one}"] == Result.PROBLEM
        ]
        others = [FoundProblem(words) for words in said["others"]]
        grave = [FoundProblem(words, grave=True) for words in said["grave_others"]]
        return (*of_list, *others, *grave)


class RefusalForm(StepForm):
    """What was refused, by whom, before which camera, to whom reported."""

    happened_at = MomentField(label="时间")
    circumstances = WordsField(
        label="情况", rows=3, max_length=1000, help_text="谁、以什么理由、拒绝什么。"
    )
    device = DeviceField()
    reported_to = forms.CharField(label="已向谁报告", max_length=100)
    attestor = forms.CharField(label="见证人", max_length=50, required=False)

    def prepare(self) -> None:
        """Begin with now and the camera of the arrival."""
        self.begin_now("happened_at")
        self.fields["device"].initial = self.setting.inspection.device
        self.suggest_devices()


def _record(form: RecordForm, act: Act, law: RuleBook) -> object:
    said = form.values
    visit = SiteVisit(
        (),
        in_charge=said["in_charge"],
        in_charge_post=said["in_charge_post"],
        statement=said["statement"],
        unsigned_reason=said["unsigned_reason"],
        attestor=said["attestor"],
    )
    order = RecordInspection(
        form.number, said["ended_at"], said["place"], form.answers(), form.problems(), visit
    )
    return record_inspection(order, act=act, law=law)


def _refuse(form: RefusalForm, act: Act, law: RuleBook) -> object:
    return report_refusal(ReportRefusal(form.number, **form.values), act=act, law=law)


def _nothing(form: Nothing, act: Act, law: RuleBook) -> object:
    return confirm_nothing_found(ConfirmNothingFound(form.number), act=act, law=law)


def _is_refusable(inspection: "Inspection") -> bool:
    return inspection.stage is State.ON_SITE or (
        inspection.signed is False and inspection.refusal_reported_on is None
    )


def _has_none(inspection: "Inspection") -> bool:
    return not inspection.findings


STEPS = (
    InspectionStep(
        "record", Step.RECORD, Permission.INSPECT, "asl-2021:68", RecordForm, _record,
        "逐项写明检查结果；由此制作现场检查记录，双方签字。",
    ),
    InspectionStep(
        "report-refusal", Step.REPORT_REFUSAL, Permission.INSPECT, "asl-2021:68", RefusalForm,
        _refuse, "记录在案并向本部门报告；须全程录像。",
        opens=_is_refusable,
        lacks="被检查单位已经签字，或者拒绝的情况已经报告。",
        is_main=False,
    ),
    InspectionStep(
        "nothing-found", Step.CONFIRM_NOTHING_FOUND, Permission.INSPECT, "asl-2021:68", Nothing,
        _nothing, "双方已经签字，检查终了；随后反馈并公示。",
        opens=_has_none,
        lacks="检查发现了问题，须逐项处理。",
    ),
)  # fmt: skip
