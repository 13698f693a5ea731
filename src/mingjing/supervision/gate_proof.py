"""The page of `mingjing prove-gate`: what was enumerated, what holds, what was refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mingjing.casefile.states import LIFE as CASEFILE
from mingjing.cases.proof.guards import GUARDS, Guard
from mingjing.cases.proof.invariants import INVARIANTS
from mingjing.cases.proof.moves import MOVES, Move
from mingjing.cases.proof.proving import (
    BEYOND,
    MOST_ROUNDS,
    Counterexample,
    Proof,
    first_broken,
    prove,
)
from mingjing.cases.states import LIFE, State
from mingjing.disclosure.states import LIFE as PUBLICATION
from mingjing.inspections.states import LIFE as INSPECTION
from mingjing.kernel.exploring import Lived, live
from mingjing.kernel.life import Life, Named
from mingjing.ledger.trying import Tried
from mingjing.summary.states import LIFE as ON_THE_SPOT
from mingjing.supervision.leaving import Followed, follow_all
from mingjing.supervision.leaving import rows_of as rows_of_leaving
from mingjing.supervision.other_gates import Move as OtherMove
from mingjing.supervision.other_gates import Shown, show_all

OTHER_LIVES: tuple[Life, ...] = (ON_THE_SPOT, INSPECTION, CASEFILE, PUBLICATION)  # type: ignore[type-arg]
Labelled = Move | OtherMove
HOLDS, BREAKS = "成立", "**不成立**"
SAYS = {True: HOLDS, False: BREAKS}


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that the page is made of.

    Args:
        proof: the enumeration of the ordinary procedure.
        removed: each guard with what breaks first without it; None where nothing does.
        lives: the other tables of states, by what lives them.
        tried: the rules of the database; empty where none was at hand.
        others: the gates of the other procedures.
        left: the tables in which steps are bound to people, with all of these gone.
    """

    proof: Proof
    removed: Mapping[Guard, Counterexample | None]
    lives: Mapping[str, Lived[Named]]
    tried: tuple[Tried, ...]
    others: tuple[Shown, ...] = ()
    left: tuple[Followed, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything that must hold does."""
        return (
            self.proof.holds
            and all(self.removed.values())
            and all(life.holds for life in self.lives.values())
            and all(one.holds for one in self.tried)
            and all(one.holds for one in self.others)
            and all(one.holds for one in self.left)
        )


def find_all(tried: tuple[Tried, ...] = ()) -> Findings:
    """Enumerate, leave out each guard in turn, and follow the other tables."""
    return Findings(
        proof=prove(),
        removed={
            guard: first_broken(guard.id) for guards in GUARDS.values() for guard in guards
        },
        lives={life.subject: live(life) for life in OTHER_LIVES},
        tried=tried,
        others=show_all(),
        left=follow_all(),
    )


def gate_markdown(found: Findings, *, made: str = "") -> str:
    """Return the page as Markdown.

    Args:
        found: what there is to report.
        made: when and by which version, and on which database it was tried; empty for a page of
            the documents.
    """
    proof = found.proof
    return "\n".join(
        [
            "# 法制审核关口的证明",
            "",
            *([made, ""] if made else []),
            f"结论：{SAYS[found.holds]}。",
            "",
            *MODEL,
            "",
            "## 枚举",
            "",
            *_counts(proof),
            "",
            *_table(
                ("案件状态", "情形"),
                ((stage.label, str(proof.situations[stage])) for stage in State),
            ),
            "",
            *_paths("走不到终点的", proof.endless),
            *_paths("什么也不能办的", proof.stuck),
            "## 必须成立的",
            "",
            "每走一步核对一次，说的是发生过什么，不是程序怎样记着它。",
            "",
            *_table(
                ("内容", "依据", "结果"),
                (
                    (one.says, f"`{one.article}`", SAYS[one not in _broken(proof)])
                    for one in INVARIANTS
                ),
            ),
            "",
            *(line for one in proof.counterexamples for line in _counterexample(one)),
            "## 拒绝",
            "",
            "每一条件拒绝了多少次；去掉这一条件再枚举，最先被破坏的是什么，几步之后。",
            "",
            *_table(
                ("条件", "依据", "拒绝", "去掉之后被破坏的", "步数"),
                (_guard(guard, found) for guard in found.removed),
            ),
            "",
            f"状态表本身拒绝 {proof.off_table} 次。",
            f"第 {MOST_ROUNDS} 轮之后不再枚举，停下 {proof.refusals[BEYOND]} 次。",
            "",
            *_others(found.others),
            *_left(found.left),
            *_database(found.tried),
            "## 其他状态表",
            "",
            *_table(
                ("什么", "状态", "走不到的", "没有终点的", "结果"),
                (_life(name, lived) for name, lived in found.lives.items()),
            ),
            "",
        ]
    )


MODEL = f"""## 模型

案件按程序本身的状态表（`cases/states.py`）推进，条件用程序本身的判断
（审核、告知、陈述申辩、听证、集体讨论各关口，暂停、移送、结案）；其余条件和每一步的后果
由测试逐步与真实命令在数据库上的结果比对，包括拒绝的理由。

- 案卷：只看它是不是送审、告知、讨论的那一份；也枚举有人在程序之外改动案卷。
- 时间：陈述申辩期、听证申请期、听证之日各分届满之前、当日、之后。
- 审核：应当审核或者不应当，同意、退回、暂停（五种意见）、异议、复核维持或者发回；
  至多 {MOST_ROUNDS} 轮。
- 听证：有权或者无权，要求、撤回、通知、延期、举行、终止、报告，有无录音录像。
- 登记保存：有没有还没处理的证据；在调查、中止、移送之中随时可以处理。
- 尝试：{sum(map(len, MOVES.values()))} 种，从每一情形逐一尝试；案件到达的每一情形都枚举。

不在模型之内、由其他测试核对的：由谁办理（职责分离、证件）、文书和表单是否完整、
数额的幅度、不因申辩而加重、审核期限和办案期限（逾期照办并记录在案）。
回避只限制由谁办理，不移动案件；鉴定、监控记录没有办完的，与登记保存在同样两步
（终结调查、提出异议）被拒绝；责令改正不是关口。
""".splitlines()


def _counts(proof: Proof) -> list[str]:
    transitions = sum(1 for _ in LIFE.ways())
    refused = sum(proof.refusals.values()) + proof.off_table
    return [
        f"- 情形 {sum(proof.situations.values())} 种。",
        f"- 走通 {proof.moves} 步，拒绝 {refused} 次。",
        f"- 状态 {len(State)} 个，走到 {len(State) - len(proof.unreached)} 个。",
        f"- 状态表的 {transitions} 条路，走通 {transitions - len(proof.untaken)} 条。",
        f"- 终点之前什么也不能办的情形 {len(proof.stuck)} 种。",
        f"- 除移送涉嫌犯罪、撤销决定、复议诉讼外，没有路走到终点的 {len(proof.endless)} 种。",
        f"- 案卷在程序之外被改动而停住、须先查明改动的情形 {proof.halted} 种，不在其内。",
    ]


def _broken(proof: Proof) -> set[object]:
    return {one.invariant for one in proof.counterexamples}


def _guard(guard: Guard, found: Findings) -> tuple[str, ...]:
    broken = found.removed[guard]
    return (
        guard.name,
        f"`{guard.article}`" if guard.article else "–",
        str(found.proof.refusals[guard]),
        broken.invariant.says if broken else "**没有发现**",
        str(len(broken.path)) if broken else "–",
    )


def _counterexample(one: Counterexample) -> list[str]:
    return [f"反例：{one.invariant.says}", "", *_steps(one.path), ""]


def _paths(title: str, paths: tuple[tuple[Move, ...], ...]) -> list[str]:
    return [f"{title}，例如：", "", *_steps(paths[0]), ""] if paths else []


def _steps(path: Iterable[Labelled]) -> list[str]:
    return [f"{number}. {move.label}" for number, move in enumerate(path, start=1)]


def _others(others: tuple[Shown, ...]) -> list[str]:
    if not others:
        return []
    return [
        "## 其他程序的关口",
        "",
        "每一程序按自己的状态表（`states.py`）推进，条件用程序本身的判断。枚举：须审核或者不须、",
        "没有审核、两项结论的每一种，退回重提，标明须审核。记着的是现在所提的有没有通过，",
        "不是程序怎样记着它；从每一情形逐一尝试状态表的每一步。",
        "",
        *_table(
            ("程序", "依据", "情形", "走通", "条件拒绝", "状态表拒绝", "走不到终点的", "结果"),
            (
                (
                    one.gated.name,
                    f"`{one.gated.article}`",
                    str(sum(one.situations.values())),
                    str(one.moves),
                    str(one.refused),
                    str(one.off_table),
                    str(one.endless),
                    SAYS[one.holds],
                )
                for one in others
            ),
        ),
        "",
        WITHOUT,
        "",
        *_table(
            ("程序", "步骤", "步数"),
            (
                (one.gated.name, step.label, str(len(path)) if path else "**没有发现**")
                for one in others
                for step, path in one.without.items()
            ),
        ),
        "",
        *(f"- {one.gated.name}：{one.gated.tells}" for one in others),
        *UNGATED,
        "",
        *(
            line
            for one in others
            if one.broken
            for line in (f"反例：{one.gated.name}", "", *_steps(one.broken), "")
        ),
    ]


WITHOUT = (
    "去掉某一步的条件再枚举，多少步之后，没有通过审核的作出了决定，"
    "或者未通过的补办了批准、延长了期限："
)
UNGATED = """\
- 当场处罚：限度之内的罚款和警告不在法律、通知的清单之内；本机关把它增加进目录的，
  当场决定被拒绝，转普通程序。
- 现场处理措施：为排除危险，不等待审核，实施之后审核。
- 撤销处罚决定、不予处罚、撤销案件、移送：在上面普通程序的枚举之内。
- 申请人民法院强制执行：列在目录中（未核实），程序还没有设关口。
""".splitlines()


def _left(left: tuple[Followed, ...]) -> list[str]:
    if not left:
        return []
    return [
        "## 在场、承办、审查的人员都离开的",
        "",
        *LEAVING,
        "",
        *_table(("程序", "由谁", "只能由其办理的步骤", "怎样另定人员"), rows_of_leaving(left)),
        "",
        *_table(
            ("程序", "状态", "走不到终点的", "再没有人能办的", "去掉之后没有发现的", "结果"),
            (
                (
                    one.life.subject,
                    str(one.left.checked),
                    _names(state.label for state in one.left.stuck),
                    _names(f"{state.label}：{step.label}" for state, step in one.left.lost),
                    _names(way for way, is_noticed in one.noticed.items() if not is_noticed),
                    SAYS[one.holds],
                )
                for one in left
            ),
        ),
        "",
    ]


LEAVING = """\
有的步骤只能由记着名字的人办理，有的只有记着名字的人看得到。在终点之前的每一状态，假定这些人
全部离开（调离、患病、回避、证件失效、账号停用）：由其他岗位，或者另定人员以后，仍然走得到终点，
当时可以办理的每一步也仍然有人能办。逐一去掉另定人员的办法，都应当被发现。
""".splitlines()


def _names(names: Iterable[str]) -> str:
    return "、".join(sorted(names)) or "无"


def _database(tried: tuple[Tried, ...]) -> list[str]:
    if not tried:
        return []
    return [
        "## 数据库约束",
        "",
        "用普通 SQL 逐条尝试，随即回滚，不留任何改动。",
        "",
        *_table(
            ("约束", "表", "尝试", "次数", "结果"),
            (
                (f"`{one.name}`", f"`{one.table}`", one.says, str(one.times), SAYS[one.holds])
                for one in tried
            ),
        ),
        "",
    ]


def _life(name: str, lived: Lived[Named]) -> tuple[str, ...]:
    return (
        name,
        str(len(lived.reached) + len(lived.unreached)),
        "、".join(one.label for one in lived.unreached) or "无",
        "、".join(one.label for one in lived.endless) or "无",
        SAYS[lived.holds],
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [
        f"| {' | '.join(head)} |",
        f"|{'---|' * len(head)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
