"""Notices of days off that nobody ever gave."""

YEAR = 2027
NUMBER = "国办发明电〔2026〕99号（虚构）"
# Only the days of the statute, and one exchanged day, so that a test can say what moves.
DAYS = {
    "元旦": ("01-01", "01-03"),
    "春节": ("02-05", "02-11"),
    "清明节": ("04-03", "04-05"),
    "劳动节": ("05-01", "05-05"),
    "端午节": ("06-09", "06-09"),
    "中秋节": ("09-15", "09-15"),
    "国庆节": ("10-01", "10-07"),
}


def notice(
    *,
    year: int = YEAR,
    number: str | None = NUMBER,
    title: str = "",
    supersedes: str = "",
    make_up: tuple[str, ...] = ("01-09", "02-13"),
    **days: tuple[str, str] | None,
) -> str:
    """Return the file of a fictitious notice; a holiday given None is left out."""
    head = [
        f"year = {year}",
        'notice = "国务院办公厅（虚构）"',
        *([f'number = "{number}"'] if number else []),
        f'title = "{title or f"关于{year}年部分节假日安排的通知（虚构）"}"',
        f"published = {year - 1}-11-30",
        f"reviewed = {year - 1}-11-30",
        *([f'supersedes = "{supersedes}"'] if supersedes else []),
    ]
    offs = [
        f'[[day_off]]\nname = "{name}"\nfirst = {year}-{span[0]}\nlast = {year}-{span[1]}'
        for name, span in (DAYS | days).items()
        if span is not None
    ]
    worked = ", ".join(f"{year}-{day}" for day in make_up)
    return "\n".join([f"make_up_days = [{worked}]", "[calendar]", *head, *offs, ""])
