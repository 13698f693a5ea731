"""Steps of remedies against what was decided of an application, or ended a permit."""

from mingjing.permits.commands.contest_application import (
    answer_application_remedy,
    receive_application_remedy,
    settle_application_remedy,
    stay_application_decision,
)
from mingjing.permits.commands.contest_permit import (
    answer_permit_remedy,
    receive_permit_remedy,
    settle_permit_remedy,
    stay_permit_end,
)
from mingjing.web.console.contested import remedy_steps

OF_APPLICATION = remedy_steps(
    receive=lambda order, act, law: receive_application_remedy(order, act=act, law=law),
    answer=lambda order, act, law: answer_application_remedy(order, act=act, law=law),
    stay=lambda order, act: stay_application_decision(order, act=act),
    settle=lambda order, act: settle_application_remedy(order, act=act),
    follows="只登记结果：须重新办理的，另行登记申请；已经准予的，另行办理撤销。",
)
OF_PERMIT = remedy_steps(
    receive=lambda order, act, law: receive_permit_remedy(order, act=act, law=law),
    answer=lambda order, act, law: answer_permit_remedy(order, act=act, law=law),
    stay=lambda order, act: stay_permit_end(order, act=act),
    settle=lambda order, act: settle_permit_remedy(order, act=act),
    follows="撤销、撤回许可的决定被撤销的，许可恢复有效；已经注销的不能恢复。",
)
