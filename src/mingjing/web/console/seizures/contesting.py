"""Steps of remedies against a seizure."""

from mingjing.compulsion.commands.contest_seizure import (
    answer_seizure_remedy,
    receive_seizure_remedy,
    settle_seizure_remedy,
    stay_seizure,
)
from mingjing.web.console.contested import remedy_steps

STEPS = remedy_steps(
    receive=lambda order, act, law: receive_seizure_remedy(order, act=act, law=law),
    answer=lambda order, act, law: answer_seizure_remedy(order, act=act, law=law),
    stay=lambda order, act: stay_seizure(order, act=act),
    settle=lambda order, act: settle_seizure_remedy(order, act=act),
    follows="撤销或者确认无效的，立即解除查封、扣押，退还财物。",
)
