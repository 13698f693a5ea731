"""``mingjing review-required``: whether a proposed decision must pass legal review."""

import json
from datetime import date

import click

from mingjing.bureau.config import BureauConfig, load_config
from mingjing.cli.bilingual import Command
from mingjing.cli.clock import today
from mingjing.cli.law_here import law_here
from mingjing.cli.layout import indented
from mingjing.cli.place import CONFIG, data_dir
from mingjing.kernel.typed import read_day, read_fine
from mingjing.statute.decisions import (
    Circumstance,
    DecisionKind,
    Mark,
    Nature,
    PartyKind,
    ProposedDecision,
)
from mingjing.statute.predicates import Ground
from mingjing.statute.review_scope import NORM_IN_FORCE, Scope, classify

ANSWERS = {
    True: "须经法制审核，未经审核或者审核未通过的，不得作出决定。 Legal review required.",
    False: "不属于必须法制审核的范围。 Legal review not required.",
    None: "事实不全，不能判断。 Cannot tell: facts are missing.",
}
FACTS = {
    "fine": "拟处罚款数额（--fine）",
    NORM_IN_FORCE: "该日有效的法制审核规定；没有登记更早的规范，请核对 --on，"
    "或者查阅当时的规定",
}


@click.command(
    cls=Command,
    help="""
    罚款是同一案件中对同一当事人各项罚款之和，不含没收和加处罚款；尚未定的不写。
    The fine is the sum for one party in one case, without confiscation and additional
    fines; leave it out while it is open.

    数额按本机关所在地区（数据目录中的 bureau.toml）和日期确定。
    Amounts follow the bureau's region (bureau.toml in the data directory) and the day.
    """,
)
@click.option(
    "--party",
    type=click.Choice([kind.value for kind in PartyKind]),
    required=True,
    help="当事人：单位、个人、个体工商户。\nWho would be punished.",
)
@click.option("--fine", type=read_fine, metavar="YUAN", help="罚款，元。\nFine in yuan.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in DecisionKind]),
    metavar="KIND",
    multiple=True,
    help="罚款以外的处罚种类，可以重复："
    f"{'、'.join(f'{kind.value} {kind.label}' for kind in DecisionKind)}。\n"
    "A penalty beside the fine; may be repeated.",
)
@click.option(
    "--circumstance",
    "circumstances",
    type=click.Choice([one.value for one in Circumstance]),
    metavar="FACT",
    multiple=True,
    help=f"案件事实，可以重复：{'、'.join(Circumstance)}。\n"
    "A fact of the case; may be repeated.",
)
@click.option(
    "--mark",
    "marks",
    type=click.Choice([one.value for one in Mark]),
    metavar="MARK",
    multiple=True,
    help=f"法规股或者负责人的判断，可以重复：{'、'.join(Mark)}。\n"
    "A judgement of the legal office or a leader; may be repeated.",
)
@click.option(
    "--hazard-measure",
    is_flag=True,
    help="是现场处置措施，不是决定：不等待审核，事后审核。\n"
    "A measure against a hazard on the spot: not held up, reviewed afterwards.",
)
@click.option(
    "--on",
    type=read_day,
    metavar="DATE",
    help="拟作出决定之日；缺省为今天。\nDay of the intended decision; today if absent.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="输出稳定的 JSON。\nPrint the stable JSON."
)
def review_required(  # noqa: PLR0913 - one parameter per option
    *,
    party: str,
    fine: int | None,
    kinds: tuple[str, ...],
    circumstances: tuple[str, ...],
    marks: tuple[str, ...],
    hazard_measure: bool,
    on: date | None,
    as_json: bool,
) -> None:
    """Print whether legal review is compulsory, and by which rules."""
    proposed = ProposedDecision(
        party=PartyKind(party),
        fine_fen=fine,
        kinds=frozenset(map(DecisionKind, kinds)),
        circumstances=frozenset(map(Circumstance, circumstances)),
        marks=frozenset(map(Mark, marks)),
        nature=Nature.HAZARD_MEASURE if hazard_measure else Nature.DECISION,
    )
    bureau = load_config(data_dir() / CONFIG)
    day = on or today()
    scope = classify(proposed, book=law_here(), on=day, region=bureau.region_code)
    if as_json:
        click.echo(json.dumps(scope.as_json(), ensure_ascii=False))
    else:
        click.echo(in_words(scope, bureau, day))


def in_words(scope: Scope, bureau: BureauConfig, on: date) -> str:
    """Return the answer for a person, with the rules and facts it rests on."""
    lines = [f"地区 {bureau.region_code}（{bureau.name}），按 {on.isoformat()} 有效的规则。"]
    for ground in scope.grounds:
        lines += _of_ground(ground)
    lines += [f"还缺：{FACTS.get(fact, fact)}" for fact in scope.missing]
    if scope.review_after is not None:
        lines.append(f"现场处置措施不等待审核，事后审核的期限见规则 {scope.review_after}。")
    elif scope.required is False:
        lines.append("没有一条应当审核的规则适用；法规股或者负责人仍可以要求审核。")
    return f"{ANSWERS[scope.required]}\n\n为什么？ Why?\n{indented(lines)}"


def _of_ground(ground: Ground) -> list[str]:
    badge = f"　{ground.badge}" if ground.badge else ""
    place = law_here().in_words(ground.article)
    inputs = "，".join(f"{name} {value}" for name, value in ground.inputs)
    return [f"{ground.rule}　{ground.name}（{ground.article}）{badge}", f"  {place}；{inputs}"]
