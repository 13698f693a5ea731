"""Notice, defence, decision, service, disclosure, performance, archive."""

from datetime import date

from mingjing.casefile.commands.archive_casefile import ArchiveCasefile, archive_casefile
from mingjing.cases.commands.decide_penalty import DecidePenalty, decide_penalty
from mingjing.cases.commands.deliberate import Deliberate, deliberate
from mingjing.cases.commands.notify_party import (
    GiveNotice,
    RecordDefence,
    WaiveRights,
    give_notice,
    record_defence,
    waive_rights,
)
from mingjing.cases.commands.perform import (
    CloseCase,
    RecordPayment,
    Serve,
    close_case,
    record_payment,
    serve,
)
from mingjing.cases.deliveries import Delivery
from mingjing.demo.story import (
    CHECKER,
    CUSTODIAN,
    DEPUTY,
    HEAD,
    LEAD,
    LEGAL_HEAD,
    OFFICERS,
    REVIEWER,
    Story,
)
from mingjing.demo.telling import on
from mingjing.disclosure.commands.check_publication import CheckPublication, check_publication
from mingjing.disclosure.commands.draft_publication import DraftPublication, draft_publication
from mingjing.disclosure.commands.publish import Publish, publish
from mingjing.kernel.money import fen_from_yuan
from mingjing.review.commands.give_opinion import ConfirmSubject, confirm_subject


def notify(story: Story) -> None:
    """Tell the party, hear it, and let the reviewer confirm the subject."""
    given = date(2026, 6, 25)
    story.teller.act(
        LEAD,
        on(given, 10),
        lambda act: give_notice(
            GiveNotice(
                story.docket,
                OFFICERS,
                given,
                Delivery(receiver="单位收发（虚构）", place="当事人厂区（虚构）"),
            ),
            act=act,
            law=story.law,
        ),
        title="告知拟处罚内容、事实、理由、依据，并告知听证权利",
        article="apl-2021:44",
        due=story.law.due("APL-64-1", given),
    )
    said = date(2026, 6, 29)
    story.teller.act(
        LEAD,
        on(said, 15),
        lambda act: record_defence(
            RecordDefence(
                story.docket,
                said,
                statement="已安排焊工报名考证，请求从轻处罚（虚构）。",
                adopted=False,
                answer="报名不等于取得资格，裁量时已考虑其整改态度，不予采纳（虚构）。",
            ),
            act=act,
            law=story.law,
        ),
        title="记录并复核当事人的陈述申辩（未采纳，说明理由）",
        article="apl-2021:45.1",
    )
    story.teller.act(
        LEAD,
        on(date(2026, 6, 30)),
        lambda act: waive_rights(
            WaiveRights(story.docket, date(2026, 6, 30), defence=False, hearing=True),
            act=act,
        ),
        title="当事人书面放弃听证",
        article="apl-2021:64(1)",
    )
    story.teller.act(
        REVIEWER,
        on(date(2026, 7, 1)),
        lambda act: confirm_subject(ConfirmSubject(story.docket), act=act),
        title="审核人员确认：陈述申辩后审核对象未变",
        article="apl-2021:58.1",
    )


def decide(story: Story) -> None:
    """Deliberate, decide and serve, after two attempts the gates refuse."""
    early = date(2026, 7, 2)
    story.teller.attempt(
        HEAD,
        on(early),
        lambda act: decide_penalty(DecidePenalty(story.docket), act=act, law=story.law),
        title="陈述申辩期未满即决定",
        article="apl-2021:62",
    )
    day = date(2026, 7, 3)
    story.teller.act(
        HEAD,
        on(day, 9),
        lambda act: deliberate(
            Deliberate(
                story.docket,
                day,
                (HEAD, DEPUTY),
                minutes="听取承办人汇报和审核意见，逐项讨论三项违法行为（虚构）。",
                conclusion="同意按审核意见处罚。",
            ),
            act=act,
        ),
        title="负责人集体讨论",
        article="apl-2021:57.2",
    )
    story.teller.attempt(
        REVIEWER,
        on(day, 10),
        lambda act: decide_penalty(DecidePenalty(story.docket), act=act, law=story.law),
        title="审核人员作出决定",
        article="apl-2021:58.1",
    )
    story.teller.act(
        HEAD,
        on(day, 11),
        lambda act: decide_penalty(DecidePenalty(story.docket), act=act, law=story.law),
        title="作出行政处罚决定，编号制作决定书",
        article="apl-2021:57.1",
        due=story.law.due("APL-60", date(2026, 5, 12)),
    )
    served = date(2026, 7, 6)
    story.teller.act(
        LEAD,
        on(served, 10),
        lambda act: serve(
            Serve(
                story.docket,
                "direct",
                OFFICERS,
                served,
                receiver="单位收发（虚构）",
                place="当事人厂区（虚构）",
            ),
            act=act,
            law=story.law,
        ),
        title="直接送达处罚决定书",
        article="apl-2021:61.1",
        due=story.law.due("APL-61", day),
    )


def disclose(story: Story) -> None:
    """Mask, check by a second person, publish."""
    decided = date(2026, 7, 3)
    story.teller.act(
        LEAD,
        on(date(2026, 7, 7)),
        lambda act: draft_publication(
            DraftPublication(story.docket, "county_site", story.facts["public_summary"]),
            act=act,
            law=story.law,
        ),
        title="拟定公示稿（由结构化记录生成并遮盖）",
        article="seed-2022:A1-3",
        due=story.law.due("SEED-PUB", decided),
    )
    story.teller.act(
        CHECKER,
        on(date(2026, 7, 8)),
        lambda act: check_publication(
            CheckPublication(story.docket, "county_site"), act=act, law=story.law
        ),
        title="公示审查：第二人核对遮盖与保密",
        article="ogi-2019:17",
    )
    story.teller.act(
        LEGAL_HEAD,
        on(date(2026, 7, 8), 11),
        lambda act: publish(Publish(story.docket, "county_site"), act=act),
        title="在陵川网公示",
        article="asl-2021:78.2",
        due=story.law.due("ASL-78", decided),
    )


def finish(story: Story) -> None:
    """Record the payment, close and archive."""
    served, paid = date(2026, 7, 6), date(2026, 7, 17)
    story.teller.act(
        LEAD,
        on(paid, 16),
        lambda act: record_payment(
            RecordPayment(
                story.docket, paid, fen_from_yuan(story.facts["fine_yuan"]), "代收-虚构-0001"
            ),
            act=act,
        ),
        title="代收机构回单：罚款缴清",
        article="apl-2021:67.3",
        due=story.law.due("APL-67", served),
    )
    story.teller.act(
        DEPUTY,
        on(date(2026, 7, 20)),
        lambda act: close_case(CloseCase(story.docket, "处罚决定履行完毕"), act=act),
        title="批准结案",
        article="apl-2021:47",
    )
    story.teller.act(
        CUSTODIAN,
        on(date(2026, 7, 22)),
        lambda act: archive_casefile(
            ArchiveCasefile(story.docket), act=act, law=story.law, store=story.store
        ),
        title="立卷归档",
        article="apl-2021:47",
    )
