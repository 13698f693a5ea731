"""A norm that was never made: the Administrative Penalty Law as amended in 2027."""

from datetime import date

OLD, NEW = "apl-2021", "apl-2027"
EFFECTIVE = date(2027, 5, 1)
# Two limits are other ones, one rule is gone; about the others the file says nothing.
TEXT = """
[statute]
id = "apl-2027"
title = "中华人民共和国行政处罚法（2027年修正，虚构）"
short = "行政处罚法（2027年修正，虚构）"
title_en = "Administrative Penalty Law (2027, fictitious)"
number = "主席令第九十九号（虚构）"
issuer = "全国人民代表大会常务委员会（虚构）"
level = "national"
effective = 2027-05-01
reviewed = 2027-03-20
supersedes = ["apl-2021"]
drops = ["APL-52-3"]

[counting]
convention = "CNT-01"
article = "85"
confidence = "M"
reason = "虚构的修正，仅供演练。"
working_days = [2, 3, 5, 7]

[[rule]]
id = "APL-60"
name = "办案期限"
kind = "deadline"
trigger = "立案"
bearer = "agency"
value = 60
article = "61"
confidence = "M"
reason = "虚构的修正：六十日。"
configurable = true

[[rule]]
id = "APL-64-1"
name = "要求听证"
kind = "deadline"
trigger = "告知书送达"
bearer = "party"
value = 10
unit = "CD"
article = "66(1)"
confidence = "M"
reason = "虚构的修正：十日。"
configurable = true
"""
