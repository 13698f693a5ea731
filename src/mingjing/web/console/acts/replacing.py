"""更换承办人、更换审核人员: who leaves, who comes, why."""

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.bureau.queries import names_of
from mingjing.cases.commands.replace_officer import (
    ReplaceOfficer,
    replace_officer,
)
from mingjing.cases.handled import is_handled
from mingjing.ledger.recording import Act
from mingjing.review.commands.replace_reviewer import ReplaceReviewer, replace_reviewer
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.extending import running
from mingjing.web.console.acts.fields import OneOf, WordsField


class OfficerForm(ActForm):
    """Who leaves the case and who comes."""

    leaving = OneOf(label="离开本案的承办人")
    coming = OneOf(label="接办的执法人员")
    reason = WordsField(
        label="理由", rows=2, max_length=300, help_text="调离、患病、回避、证件失效等。"
    )

    def prepare(self) -> None:
        """Offer the two of the case, and every officer who is not one of them."""
        names = names_of(self.setting.case.officers)
        self.offer(
            "leaving", [(code, names.get(code, code)) for code in self.setting.case.officers]
        )
        self.offer_officers("coming")


def _replace_officer(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = ReplaceOfficer(
        form.setting.case.docket, said["leaving"], said["coming"], said["reason"]
    )
    return replace_officer(order, act=act)


class ReviewerForm(ActForm):
    """Who goes on with the review."""

    coming = OneOf(label="接替的审核人员")
    reason = WordsField(
        label="理由", rows=2, max_length=300, help_text="离岗、患病、回避、参与了调查等。"
    )

    def prepare(self) -> None:
        """Offer the reviewers of the bureau."""
        self.offer_people("coming", Role.REVIEWER, Role.LEGAL_HEAD)


def _replace_reviewer(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ReplaceReviewer(form.setting.case.docket, said["coming"], said["reason"])
    return replace_reviewer(order, act=act, law=law)


def _is_handled(setting: Setting) -> bool:
    return is_handled(setting.case)


def _is_reviewed(setting: Setting) -> bool:
    return running(setting) is not None


def _reviewer_is_gone(setting: Setting) -> bool:
    round_ = running(setting)
    return round_ is not None and round_.reviewer in setting.case.recused


ACTS = (
    CaseAct(
        "replace-officer",
        "更换承办人",
        None,
        Permission.REPLACE_OFFICER,
        "apl-2021:54.2",
        OfficerForm,
        _replace_officer,
        "期限不重新起算；离开的承办人仍不得审核、决定本案，也不得主持本案听证。",
        opens=_is_handled,
        lacks=lambda _setting: "案件还没有立案，或者已经结案。",
        waits=lambda setting: any(one in setting.case.recused for one in setting.case.officers),
    ),
    CaseAct(
        "replace-reviewer",
        "更换审核人员",
        None,
        Permission.REPLACE_REVIEWER,
        "seed-2022:A3-8",
        ReviewerForm,
        _replace_reviewer,
        "审核期限不重新起算；原审核人员仍不得决定本案。",
        opens=_is_reviewed,
        lacks=lambda _setting: "没有正在进行的法制审核。",
        waits=_reviewer_is_gone,
    ),
)
