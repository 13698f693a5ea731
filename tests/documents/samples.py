"""Documents to render: facts of a published kind of case, parties that do not exist."""

from datetime import datetime

from mingjing.documents.content import DocumentContent, Verification
from mingjing.kernel.dates import SHANGHAI

AT = datetime(2026, 7, 10, 16, 0, tzinfo=SHANGHAI)

REMEDIES = {
    "reconsideration_body": "陵川县人民政府",
    "reconsideration_days": 60,
    "reconsideration_basis": "《中华人民共和国行政复议法》第二十条、第二十四条",
    "court": "陵川县人民法院",
    "court_unverified": True,
    "litigation_months": 6,
    "litigation_basis": "《中华人民共和国行政诉讼法》第四十六条",
    "execution_basis": "《中华人民共和国行政处罚法》第七十二条第一款第四项",
}
PAYMENT = {
    "payment_days": 15,
    "payment_basis": "《中华人民共和国行政处罚法》第六十七条第三款",
    "collector_name": "示例银行陵川支行",
    "collector_address": "陵川县示例街1号",
    "collector_account": "0000 0000 0000 0000",
    "additional_fine": True,
    "additional_fine_percent": 3,
    "additional_fine_basis": "《中华人民共和国行政处罚法》第七十二条第一款第一项",
}

ORGANISATION = DocumentContent(
    form="penalty_decision_organisation",
    edition="2024",
    number="（陵）应急罚〔2026〕3号",
    data={
        "party_name": "陵川县虚构铸造有限公司",
        "uscc": "91140524MA0XXXXX0X",
        "address": "陵川县示例乡虚构村",
        "postcode": "048300",
        "legal_representative": "张喆堃",
        "post": "总经理",
        "phone": "000-00000000",
        "case_number": "陵应急案〔2026〕12号",
        "cause": "特种作业人员未取得相应资格上岗作业；未按照规定设置安全监测报警装置",
        "facts": "2026年5月10日，本机关执法人员对你单位进行现场检查，发现一名电气焊作业人员"
        "未取得特种作业操作证上岗作业；车间电炉炉下渣坑积水，电炉冷却水系统未设置出水温度、进出水流量差"
        "监测报警装置。\n你单位对上述情况未提出异议，并于2026年5月18日完成整改。",
        "evidence": [
            "《现场检查记录》1份，证明现场状况",
            "现场照片3张，证明渣坑积水和报警装置缺失",
            "《询问笔录》2份，证明作业人员无证上岗的经过",
            "特种作业操作证查询结果截图1份",
            "营业执照复印件1份，证明当事人身份",
        ],
        "notice_number": "（陵）应急罚告〔2026〕5号",
        "notice_served_on": "2026-06-18",
        "defence_outcome": "你单位于2026年6月22日提出陈述、申辩，请求从轻处罚。经复核，"
        "整改及时属实，已在裁量中考虑，予以采纳。",
        "hearing_outcome": "你单位在法定期限内未要求听证。",
        "duty_clauses": [
            "《中华人民共和国安全生产法》第三十条第一款",
            "《中华人民共和国安全生产法》第四十一条第二款",
        ],
        "penalty_clauses": [
            "《中华人民共和国安全生产法》第九十七条第七项",
            "《中华人民共和国安全生产法》第一百零二条",
        ],
        "benchmark": "本机关公布的行政处罚裁量基准",
        "tier": "一般",
        "tier_reason": "违法行为两项，均已在责令期限内整改，未造成后果，分别裁量、合并处罚。",
        "deliberated_on": "2026-07-03",
        "fine_fen": 7_000_000,
        **PAYMENT,
        **REMEDIES,
        "authority": "陵川县应急管理局",
        "authority_address": "陵川县示例街2号",
        "decided_on": "2026-07-10",
    },
    verification=Verification(
        url="https://example.invalid/verify/7Q4M-2K9D-PX3T", entry="第1234号记录"
    ),
)

INDIVIDUAL = DocumentContent(
    form="penalty_decision_individual",
    edition="2024",
    number="（陵）应急罚〔2026〕4号",
    data={
        "party_name": "龑頔",
        "sex": "女",
        "born_on": "1990-02-28",
        "citizen_number": "140524199002280000",
        "address": "陵川县示例乡虚构村9号",
        "employer": "陵川县虚构铸造有限公司",
        "post": "主要负责人",
        "cause": "主要负责人未履行安全生产管理职责",
        "facts": "你作为主要负责人，未建立健全并落实本单位全员安全生产责任制，未组织制定并实施"
        "安全生产教育和培训计划。",
        "evidence": ["《询问笔录》1份", "任职文件复印件1份"],
        "notice_number": "（陵）应急罚告〔2026〕6号",
        "notice_served_on": "2026-06-18",
        "defence_outcome": "你在期限内未提出陈述、申辩。",
        "hearing_outcome": "2026年6月29日举行听证，你提出数额过高的意见；经审查，"
        "所提理由没有证据支持，未予采纳。",
        "duty_clauses": ["《中华人民共和国安全生产法》第二十一条第一项、第三项"],
        "penalty_clauses": ["《中华人民共和国安全生产法》第九十四条第一款"],
        "tier": "较轻",
        "tier_reason": "初次违法，已改正。",
        "fine_fen": 2_000_050,
        **PAYMENT,
        "additional_fine": False,
        "other_penalties": ["警告"],
        "other_performance": "警告自本决定书送达之日起生效，无需另行履行。",
        **REMEDIES,
        "court_unverified": False,
        "authority": "陵川县应急管理局",
        "decided_on": "2026-07-10",
    },
)

POINTS = (
    "party",
    "authority",
    "jurisdiction",
    "facts",
    "evidence",
    "law",
    "discretion",
    "officers",
    "procedure",
    "documents",
    "criminal_referral",
)

REVIEW = DocumentContent(
    form="review_opinion",
    edition="2022",
    number="（陵）应急审〔2026〕2号",
    data={
        "round": 1,
        "case_number": "陵应急案〔2026〕12号",
        "cause": ORGANISATION.data["cause"],
        "party_name": "陵川县虚构铸造有限公司",
        "party_profile": "有限责任公司，法定代表人张喆堃，从事有色金属铸造，从业人员36人。",
        "unit": "安全生产执法队",
        "case_officers": ["林某", "赵某"],
        "submitted_on": "2026-06-04",
        "received_on": "2026-06-05",
        "due_on": "2026-06-16",
        "due_basis": "陵应急法规发〔2022〕112号附件3第四条，7个工作日",
        "extended_to": "2026-06-19",
        "extension_reason": "需要补充核对特种作业操作证查询记录",
        "extension_approver": "吴某",
        "subject_sha256": "5b2e0c41a7d9836f1e84c0b7d52f9a631c7e48d0ab95f3126d7c80e4b1f2a935",
        "case_summary": "检查发现特种作业人员无证上岗，电炉冷却水系统未设置监测报警装置。",
        "materials": ["立案审批表", "现场检查记录", "询问笔录2份", "案件调查终结报告"],
        "proposal": "处人民币70,000元的罚款。",
        "proposal_basis": [
            "《中华人民共和国安全生产法》第九十七条第七项",
            "《中华人民共和国安全生产法》第一百零二条",
        ],
        "methods": ["written", "party_heard"],
        "checklist": [
            {"point": point, "answer": "yes", "remark": "见案卷相应材料。"}
            for point in POINTS[:-1]
        ]
        + [{"point": "criminal_referral", "answer": "not_applicable"}],
        "other_matters": "告知书应当写明听证申请期限。",
        "legality": "lawful",
        "legality_reason": "主体适格，程序合法，事实清楚，证据充分，适用法律正确。",
        "appropriateness": "appropriate",
        "appropriateness_reason": "裁量在基准幅度之内，与同类案件一致。",
        "outcomes": ["pass", "collective"],
        "opinion": "同意按拟作决定告知当事人。因罚款数额较大，决定前由局机关领导集体研究。",
        "adviser_opinion": "法律意见书，2026年6月12日",
        "reviewer": {"name": "陈某", "certificate": "00000000000"},
        "reviewed_on": "2026-06-17",
        "unit_head": {"name": "李某"},
        "signed_on": "2026-06-17",
    },
    verification=Verification(
        url="https://example.invalid/verify/9M2C-7T1A-KD0E", entry="第1180号记录"
    ),
)

ALL = {"organisation": ORGANISATION, "individual": INDIVIDUAL, "review": REVIEW}
