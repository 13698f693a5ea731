"""代拟公示稿: the head of the unit drafts where those who handled the case are gone."""

from collections.abc import Callable

from mingjing.access.policy import Permission
from mingjing.disclosure.states import Step
from mingjing.web.console.acts.asking import CaseAct, Setting
from mingjing.web.console.acts.channels import opens_somewhere
from mingjing.web.console.acts.disclosing import DeclineForm, DraftForm, decline, draft


def _of_unit(step: Step) -> Callable[[Setting], bool]:
    opens = opens_somewhere(step)

    def is_theirs(setting: Setting) -> bool:
        return setting.case.unit == setting.actor.unit and opens(setting)

    return is_theirs


def _lacks(setting: Setting) -> str:
    if setting.case.unit != setting.actor.unit:
        return "本案由另一股室承办，公示稿由承办股室拟定。"
    return "决定还没有作出，或者公示稿已经拟定。"


ACTS = (
    CaseAct(
        "draft-publication-for-unit",
        "代拟公示稿",
        None,
        Permission.DRAFT_FOR_UNIT,
        "seed-2022:A1-3",
        DraftForm,
        draft,
        "承办人都已离任的，由承办股室负责人代为拟定，再由第二人审查。",
        opens=_of_unit(Step.MASK),
        lacks=_lacks,
        is_main=False,
    ),
    CaseAct(
        "decline-publication-for-unit",
        "代提不公开",
        None,
        Permission.DRAFT_FOR_UNIT,
        "seed-2022:A1-2",
        DeclineForm,
        decline,
        "公开是原则；不公开须有法定情形并经第二人确认。",
        opens=_of_unit(Step.PROPOSE_WITHHOLDING),
        lacks=_lacks,
        is_main=False,
    ),
)
