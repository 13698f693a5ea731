"""What is wrong with a file of law, in Chinese: pydantic and tomllib speak English."""

import re
from collections.abc import Mapping

from pydantic_core import ErrorDetails

OTHER = "不合要求"
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_CHOICE = re.compile(r"'([^']*)'")

# By pydantic's type of error; the braces are of its context.
VALUES: Mapping[str, str] = {
    "string_type": "应当是文字，写在引号里",
    "string_too_short": "不能是空的",
    "int_type": "应当是整数，不加引号",
    "bool_type": "应当是 true 或者 false，不加引号",
    "date_type": "应当是日期，如 2027-05-01，不加引号",
    "date_from_datetime_parsing": "应当是日期，如 2027-05-01，不加引号",
    "date_from_datetime_inexact": "应当是日期，如 2027-05-01，不带时刻",
    "decimal_type": "应当是数目，不加引号",
    "decimal_parsing": "应当是数目，不加引号",
    "decimal_max_digits": "至多 {max_digits} 位数",
    "finite_number": "应当是有限的数目",
    "greater_than_equal": "不得小于 {ge}",
    "tuple_type": "应当是方括号里的几项，如 [1, 2]",
    "too_short": "至少要有 {min_length} 项",
    "too_long": "至多只能有 {max_length} 项",
    "model_type": "应当是一张表，逐行写“键 = 值”",
}

# By the pattern of the key: what it looks like.
SHAPES: Mapping[str, str] = {
    r"^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$": "大写字母开头的编号，如 APL-64-1",
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "小写的规范编号，如 apl-2021",
    r"^CNT-\d{2}$": "计算约定的编号，如 CNT-01",
    r"^RET(-[A-Z0-9]+)+$": "保管期限的编号，如 RET-PERMIT",
    r"^REC(-[A-Z]+)+$": "记录事项的编号，如 REC-HEARING",
    r"^YJ-[A-Z]+-\d+-\d+[a-z]?$": "案由的编号，如 YJ-ASL-97-7",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "小写字母、数字和连字符，如 found-unit",
    r"^(national|\d{2}|\d{4}|\d{6})$": "行政区划代码，如 140524，全国为 national",
}

# By how tomllib begins its sentence.
TOML: tuple[tuple[str, str], ...] = (
    ("Invalid value", "等号后面的值写得不对：文字须加引号，日期如 2027-05-01"),
    ("Invalid statement", "这一行读不懂：每行写“键 = 值”"),
    ("Invalid date or datetime", "没有这一天"),
    ("Invalid initial character for a key part", "键只用字母、数字、连字符，其他的须加引号"),
    ("Expected '='", "键后面缺少等号"),
    ("Expected newline or end of document", "一行只能写一个“键 = 值”"),
    ("Expected ']", "表头的方括号没有关上"),
    ("Unclosed array", "方括号没有关上，或者各项之间缺少逗号"),
    ("Unclosed inline table", "花括号没有关上，或者各项之间缺少逗号"),
    ("Duplicate inline table key", "同一个键写了两次"),
    ("Cannot overwrite a value", "同一个键写了两次"),
    ("Cannot declare", "同一张表写了两次"),
    ("Cannot redefine namespace", "同一张表写了两次"),
    ("Cannot mutate immutable namespace", "已经写完的表不能再加键"),
    ("Unterminated string", "引号没有关上"),
    ("Expected \"'", "引号没有关上"),
    ("Illegal character", "引号没有关上，或者有不能用的字符"),
    ("Found invalid character", "引号没有关上，或者有不能用的字符"),
    ("Unescaped '\\'", "反斜线须写两个"),
    ("Invalid hex value", "反斜线后面的字符编码写得不对"),
    ("Escaped character is not", "反斜线后面的字符编码写得不对"),
)
TOML_OTHER = "不合 TOML 的写法"


def fault_in_words(fault: ErrorDetails) -> str:
    """Return what is wrong with one key, in a sentence."""
    key = _key(fault["loc"])
    match fault["type"]:
        case "extra_forbidden":
            return f"不认识的键“{key}”。"
        case "missing":
            return f"缺少“{key}”。"
        case "value_error":
            return f"{str(fault['ctx']['error']).rstrip('。')}。"
        case _:
            return f"“{key}”的值不对：{_expected(fault)}。"


def _key(place: tuple[int | str, ...]) -> str:
    """Return where a value stands, rows counted from one: rule 第 2 项的 bearer."""
    words = ""
    for part in place:
        if isinstance(part, int):
            words += f" 第 {part + 1} 项"
        elif words.endswith("项"):
            words += f"的 {part}"
        else:
            words += f".{part}" if words else part
    return words


def unreadable_in_words(error: Exception) -> str:
    """Return why a file cannot be read at all, with the place where it is known."""
    match error:
        case UnicodeDecodeError():
            return "不是 UTF-8 编码的文本"
        case OSError():
            return "文件打不开"
        case _:
            return _of_toml(str(error))


def _expected(fault: ErrorDetails) -> str:
    context = fault.get("ctx", {})
    match fault["type"]:
        case "enum" | "literal_error":
            choices = _CHOICE.findall(str(context["expected"]))
            return f"只能是 {'、'.join(choices)} 之一"
        case "string_pattern_mismatch":
            return f"应当是{SHAPES.get(str(context['pattern']), '规定格式的编号')}"
        case kind:
            return VALUES.get(kind, OTHER).format(**context)


def _of_toml(said: str) -> str:
    place = _PLACE.search(said)
    where = f"第 {place[1]} 行第 {place[2]} 列：" if place else ""
    return where + next((words for start, words in TOML if said.startswith(start)), TOML_OTHER)
