"""Records and notices to render, in every variation that their words depend on."""

from dataclasses import replace

from documents.samples import ORGANISATION
from mingjing.documents.content import DocumentContent, Verification

WHERE = Verification(
    url="https://example.invalid/verify/3c1f7a90b2d4e658",
    entry="example.invalid/enforcement/2026 · 3c1f7a90b2d4e658",
)
OFFICERS = [
    {"name": "林某", "certificate": "虚构-0004"},
    {"name": "赵喆堃", "certificate": "虚构-0005"},
]
FIRM = {
    "party_name": "陵川县虚构铸造有限公司",
    "uscc": "91140524MA0XXXXX0X",
    "legal_representative": "张喆堃",
    "address": "陵川县示例乡虚构村",
    "phone": "000-00000000",
}
WOMAN = {
    "party_name": "龑頔",
    "citizen_number": "140524199002280000",
    "sex": "女",
    "born_on": "1990-02-28",
    "address": "陵川县示例乡虚构村9号",
}
CAUSE = "特种作业人员未取得相应资格上岗作业；未按照规定设置安全监测报警装置"
CLAUSES = {
    "duty_clauses": ORGANISATION.data["duty_clauses"],
    "penalty_clauses": ORGANISATION.data["penalty_clauses"],
}
AUTHORITY = "陵川县应急管理局"


def sample(form: str, number: str, **data: object) -> DocumentContent:
    """Return a document of the edition of 2021."""
    return DocumentContent(form, "2021", number, data, WHERE)


FILING = sample(
    "filing_approval",
    "（陵）应急立〔2026〕12号",
    cause=CAUSE,
    source="检查",
    found_on="2026-05-10",
    case_name=f"陵川县虚构铸造有限公司涉嫌{CAUSE}案",
    **FIRM,
    circumstances="2026年5月10日，本机关执法人员对陵川县虚构铸造有限公司进行现场检查，发现一名电气焊作业人员"
    "未取得特种作业操作证上岗作业；车间电炉炉下渣坑积水，电炉冷却水系统未设置出水温度、进出水流量差"
    "监测报警装置。",
    officers=OFFICERS,
    proposal="当事人的行为涉嫌违反安全生产法律规定，建议立案调查。",
    examination="材料齐全，同意立案。",
    examiner={"name": "钱某"},
    approval="同意立案，由林某、赵喆堃承办。",
    approver={"name": "周某"},
    approver_post="副局长",
    approved_on="2026-05-11",
)
FILING_OF_A_PERSON = sample(
    "filing_approval",
    "（陵）应急立〔2026〕13号",
    cause="主要负责人未履行安全生产管理职责",
    source="举报",
    found_on="2026-05-10",
    case_name="龑頔涉嫌主要负责人未履行安全生产管理职责案",
    **WOMAN,
    circumstances="2026年5月10日，本机关接到举报，反映龑頔作为主要负责人未组织制定安全生产教育和培训计划。",
    officers=OFFICERS,
    approval="同意立案。",
    approver={"name": "周某"},
    approved_on="2026-05-11",
)
SITE = sample(
    "site_record",
    "（陵）应急检记〔2026〕7号",
    party_name=FIRM["party_name"],
    address=FIRM["address"],
    legal_representative=FIRM["legal_representative"],
    phone=FIRM["phone"],
    in_charge="王某",
    in_charge_post="车间主任",
    place="电炉车间、原料库",
    began_at="2026-05-10T14:05:00+08:00",
    ended_at="2026-05-10T16:30:00+08:00",
    authority=AUTHORITY,
    officers=OFFICERS,
    told_of_recording=True,
    findings=[
        "一名电气焊作业人员正在作业，现场未能出示特种作业操作证",
        "电炉炉下渣坑有积水，深约三厘米",
        "电炉冷却水系统未设置出水温度、进出水流量差监测报警装置。",
    ],
    statement="现场负责人称，焊工已报名考证，渣坑积水当日即可排除。",
)
SITE_UNSIGNED = replace(
    SITE,
    data={
        key: value
        for key, value in SITE.data.items()
        if key not in {"statement", "in_charge_post"}
    }
    | {
        "told_of_recording": False,
        "findings": ["厂区大门关闭，从门外可见电炉车间正在生产"],
        "unsigned_reason": "现场负责人称未经老板同意不能签字，拒绝签名",
        "attestor": "虚构村村民委员会工作人员李某",
    },
)
INQUIRY = sample(
    "inquiry_record",
    "",
    began_at="2026-05-14T09:00:00+08:00",
    ended_at="2026-05-14T10:20:00+08:00",
    occasion=1,
    place="陵川县虚构铸造有限公司办公室",
    asked_name="王某",
    sex="男",
    born_on="1980-01-01",
    citizen_number="140524198001010012",
    employer=FIRM["party_name"],
    post="车间主任",
    address="陵川县示例乡虚构村3号",
    phone="000-00000001",
    standing="当事人的工作人员",
    officers=OFFICERS,
    unit="综合行政执法队，执法人员",
    recorder="赵喆堃",
    recorder_unit="综合行政执法队，执法人员",
    present=["虚构村村民委员会工作人员李某"],
    authority=AUTHORITY,
    cause=CAUSE,
    told_of_recording=True,
    exchanges=[
        {
            "question": "以上告知的内容你听清楚了吗？是否申请回避？",
            "answer": "听清楚了，不申请回避。",
        },
        {
            "question": "车间现有几名电气焊作业人员？是否都有特种作业操作证？",
            "answer": "有三名。\n其中两名有证，一名还没有取得，已经上岗两周。",
        },
        {"question": "为什么安排没有证件的人员上岗？", "answer": "订单紧，临时安排的。"},
        {"question": "你还有什么要补充的？", "answer": "没有。"},
    ],
)
INQUIRY_UNSIGNED = replace(
    INQUIRY,
    data={
        key: value
        for key, value in INQUIRY.data.items()
        if key not in {"sex", "born_on", "citizen_number", "present", "phone", "address"}
    }
    | {"occasion": 2, "unsigned_reason": "被询问人阅读后称需请示单位，拒绝签名"},
)
CONCLUSION = sample(
    "investigation_conclusion",
    "（陵）应急终报〔2026〕9号",
    case_name=FILING.data["case_name"],
    case_number=FILING.number,
    cause=CAUSE,
    source="检查",
    found_on="2026-05-10",
    filed_on="2026-05-11",
    **FIRM,
    unit="综合行政执法队",
    officers=OFFICERS,
    course=[
        {
            "began_at": SITE.data["began_at"],
            "what": "现场检查",
            "place": "电炉车间、原料库",
        },
        {"began_at": INQUIRY.data["began_at"], "what": "询问"},
    ],
    facts=ORGANISATION.data["facts"],
    evidence=ORGANISATION.data["evidence"],
    **CLAUSES,
    tier="一般",
    tier_reason="违法行为两项，均已在责令期限内整改，未造成后果，分别裁量、合并处罚。",
    penalties=["罚款人民币70,000元"],
    review_required=True,
    review_grounds=["《中华人民共和国行政处罚法》第五十八条第一款第（二）项"],
    submit_by="2026-06-04",
    subject_sha256="5b2e0c41a7d9836f1e84c0b7d52f9a631c7e48d0ab95f3126d7c80e4b1f2a935",
    authority=AUTHORITY,
    closed_on="2026-06-04",
)
CONCLUSION_ON_PAPER = replace(
    CONCLUSION,
    data={
        key: value
        for key, value in CONCLUSION.data.items()
        if key not in {*FIRM, "course", "review_grounds", "submit_by"}
    }
    | WOMAN
    | {"review_required": False, "penalties": ["警告", "罚款人民币2,000元"]},
)
NOTICE = sample(
    "penalty_notice",
    "（陵）应急罚告〔2026〕5号",
    party_name=FIRM["party_name"],
    is_person=False,
    identity=f"统一社会信用代码{FIRM['uscc']}，法定代表人（负责人）{FIRM['legal_representative']}",
    address=FIRM["address"],
    case_number=FILING.number,
    cause=CAUSE,
    facts=ORGANISATION.data["facts"],
    evidence=ORGANISATION.data["evidence"],
    **CLAUSES,
    tier="一般",
    tier_reason="违法行为两项，均已在责令期限内整改，未造成后果，分别裁量、合并处罚。",
    fine_fen=7_000_000,
    notice_basis="《中华人民共和国行政处罚法》第四十四条",
    defence_basis="《中华人民共和国行政处罚法》第四十五条第一款",
    defence_days=5,
    hearing_right=True,
    hearing_days=5,
    hearing_basis=[
        "《中华人民共和国行政处罚法》第六十三条",
        "《中华人民共和国行政处罚法》第六十四条第（一）项",
    ],
    unit="综合行政执法队",
    contacts=["林某", "赵喆堃"],
    authority=AUTHORITY,
    authority_address="陵川县示例街2号",
    authority_phone="000-00000002",
    authority_postcode="048300",
    given_on="2026-06-18",
)
NOTICE_WITHOUT_HEARING = replace(
    NOTICE,
    number="（陵）应急罚告〔2026〕6号",
    data={
        key: value
        for key, value in NOTICE.data.items()
        if key not in {"hearing_days", "hearing_basis"}
    }
    | {
        "party_name": WOMAN["party_name"],
        "is_person": True,
        "identity": f"公民身份号码{WOMAN['citizen_number']}",
        "address": WOMAN["address"],
        "hearing_right": False,
        "fine_fen": 200_000,
        "other_penalties": ["警告"],
        "facts": "你作为主要负责人，未组织制定并实施安全生产教育和培训计划。",
        "evidence": ["《询问笔录》1份"],
    },
)
RECEIPT = sample(
    "service_receipt",
    "（陵）应急回〔2026〕4号",
    case_name=FILING.data["case_name"],
    case_number=FILING.number,
    party_name=FIRM["party_name"],
    documents=[{"title": "行政处罚决定书（单位）", "number": ORGANISATION.number}],
    receiver="孙某",
    relation="单位收发室工作人员",
    place="陵川县虚构铸造有限公司收发室",
    served_on="2026-07-13",
    mode="direct",
    officers=OFFICERS,
    authority=AUTHORITY,
)


def _served(mode: str, *, without: tuple[str, ...] = (), **more: object) -> DocumentContent:
    kept = {key: value for key, value in RECEIPT.data.items() if key not in without}
    return replace(RECEIPT, data=kept | {"mode": mode} | more)


PROOF = "0c8a1f5e7d3b9246a0c8a1f5e7d3b9246a0c8a1f5e7d3b9246a0c8a1f5e7d3b9"[:64]
RECEIPT_REFUSED = _served(
    "by_leaving",
    without=("receiver", "relation"),
    refusal="法定代表人张喆堃称对处罚数额有异议，拒绝签收",
    attestor="虚构村村民委员会工作人员李某",
    proof_sha256=PROOF,
)
RECEIPT_BY_POST = _served(
    "by_post", without=("relation", "place"), remark="邮政特快专递，邮件号：虚构0001"
)
RECEIPT_BY_ELECTRONIC = _served(
    "by_electronic",
    without=("relation",),
    place="demo@example.invalid",
    proof_sha256=PROOF,
    remark="当事人已签订电子送达确认书。",
)

RECORDS = {
    "filing": FILING,
    "filing-person": FILING_OF_A_PERSON,
    "site": SITE,
    "site-unsigned": SITE_UNSIGNED,
    "inquiry": INQUIRY,
    "inquiry-unsigned": INQUIRY_UNSIGNED,
    "conclusion": CONCLUSION,
    "conclusion-on-paper": CONCLUSION_ON_PAPER,
    "notice": NOTICE,
    "notice-without-hearing": NOTICE_WITHOUT_HEARING,
    "receipt": RECEIPT,
    "receipt-refused": RECEIPT_REFUSED,
    "receipt-by-post": RECEIPT_BY_POST,
    "receipt-by-electronic": RECEIPT_BY_ELECTRONIC,
}
