"""``mingjing review-required``: a contract that other programs rely on."""

import tomllib

import pytest

ORGANISATION = ("--party", "organisation")
DAY = ("--on", "2026-05-11")

# words, required, grounds, missing, why
CASES = [
    ("organisation --fine 50000", True, ["SEED-MAJ-U"], [], "以上 includes the amount itself"),
    ("organisation --fine 49999.99", False, [], [], "a fen below the amount"),
    ("person --fine 20000", True, ["SEED-MAJ-P"], [], "a person is held to the lower amount"),
    ("individual_business --fine 20000", True, ["SEED-MAJ-P"], [], "held as a person"),
    ("organisation", None, [], ["fine"], "without the fine there is no answer"),
    ("organisation --kind suspend_business", True, ["SEED-MAJ-T"], [], "certain without it"),
    ("organisation --fine 1 --kind warning", False, [], [], "a warning is no major decision"),
    ("organisation --fine 1 --mark leader", True, ["SEED-MARK"], [], "a leader may ask for it"),
    ("organisation --hazard-measure", False, [], [], "a hazard measure does not wait"),
]


@pytest.mark.parametrize(("words", "required", "grounds", "missing", "why"), CASES)
def test_verdicts(ask, words, required, grounds, missing, why):
    said = ask("review-required", "--party", *words.split(), *DAY)
    assert said == {"required": required, "grounds": grounds, "missing": missing}, why


# day, words, required, missing, why
OTHER_DAYS = [
    ("1990-01-01", "--fine 1000000", None, ["norm_in_force"], "no rule of that day is held"),
    ("2021-07-14", "--fine 1000000", None, ["norm_in_force"], "the law began a day later"),
    ("2021-07-14", "", None, ["norm_in_force"], "the fine would not help"),
    ("2021-07-14", "--circumstance seizure", True, [], "a rule of that day requires it"),
    ("2021-07-15", "--fine 1000000", False, [], "the law alone knows no amount"),
    ("2022-06-09", "--fine 1000000", True, [], "the first day of the notice"),
    ("2021-07-15", "--circumstance hearing_held", True, [], "required by the law alone"),
    ("1990-01-01", "--hazard-measure", False, [], "no decision, on any day"),
]


@pytest.mark.parametrize(("day", "words", "required", "missing", "why"), OTHER_DAYS)
def test_a_day_without_a_norm_gets_no_answer(ask, day, words, required, missing, why):
    said = ask("review-required", *ORGANISATION, *words.split(), "--on", day)
    assert (said["required"], said["missing"]) == (required, missing), why


def test_a_person_is_told_that_no_norm_of_that_day_is_held(run):
    said = run("review-required", *ORGANISATION, "--fine", "1", "--on", "1990-01-01").stdout
    assert "不能判断" in said
    assert "该日有效的法制审核规定" in said


def test_kinds_add_up(ask):
    kinds = ("--kind", "closure", "--kind", "confiscation")
    said = ask("review-required", *ORGANISATION, "--fine", "60000", *kinds, *DAY)
    assert said["grounds"] == sorted(said["grounds"])
    assert {"SEED-MAJ-U", "REV-CONFISCATION"} < set(said["grounds"])


VERDICTS = {"required": True, "not_required": False, "insufficient_facts": None}


def words_of(case):
    measures = "".join(case.get("measures", []))
    words = ["--party", case["party_kind"]]
    words += ["--fine", str(case["fine"])] if "fine" in case else []
    words += ["--kind", "confiscation"] if "confiscation" in case else []
    words += ["--circumstance", "seizure"] if "扣押" in measures else []
    return words + (["--hazard-measure"] if "现场处理措施" in measures else [])


def test_published_cases_get_the_verdict_of_a_lawyer(ask, shared):
    text = (shared / "cases" / "real-decisions.toml").read_text("utf-8")
    cases = tomllib.loads(text)["case"]
    assert cases
    found = {
        case["id"]: ask("review-required", *words_of(case), *DAY)["required"] for case in cases
    }
    assert found == {case["id"]: VERDICTS[case["review"]["verdict"]] for case in cases}


REFUSED = [
    (("--fine", "1"), "--party", "who would be punished is not left to a guess"),
    (("--party", "company"), "organisation", "the kinds of party are named"),
    ((*ORGANISATION, "--fine", "七万"), "不是金额", "an amount is digits"),
    ((*ORGANISATION, "--fine", "-5"), "不能是负数", "a fine is not negative"),
    ((*ORGANISATION, "--fine", "-0.5"), "不能是负数", "not by half a yuan either"),
    ((*ORGANISATION, "--fine", "1" + "0" * 20), "至多 13 位", "more than there is"),
    ((*ORGANISATION, "--fine", "1.234"), "两位小数", "there is nothing below a fen"),
    ((*ORGANISATION, "--kind", "jail"), "suspend_business", "the kinds are named"),
]


@pytest.mark.parametrize(("words", "reason", "why"), REFUSED)
def test_a_wrong_question_ends_with_two_and_a_reason(run, words, reason, why):
    result = run("review-required", *words, "--json")
    assert (result.exit_code, result.stdout) == (2, ""), why
    assert reason in result.stderr


def test_a_person_gets_the_clause_the_amount_and_the_badge(run):
    said = run(
        "review-required", *ORGANISATION, "--fine", "70000", "--kind", "confiscation", *DAY
    ).stdout
    assert "须经法制审核" in said
    assert "SEED-MAJ-U" in said
    assert "threshold 50,000元" in said
    assert "REV-CONFISCATION　法制审核：没收（apl-2021:63(2)）　未核实" in said


def test_a_person_is_told_what_is_missing_and_what_follows_a_hazard_measure(run):
    assert "拟处罚款数额" in run("review-required", *ORGANISATION).stdout
    assert "HAZARD-REVIEW" in run("review-required", *ORGANISATION, "--hazard-measure").stdout
    assert "仍可以要求审核" in run("review-required", *ORGANISATION, "--fine", "1").stdout


def test_the_region_is_the_one_of_the_bureaus_own_file(run, place):
    from mingjing.bureau.config import DEFAULT  # noqa: PLC0415 - named where it is needed

    place.mkdir()
    text = DEFAULT.read_text("utf-8").replace('"140524"', '"330106"')
    (place / "bureau.toml").write_text(text, "utf-8")
    assert "地区 330106" in run("review-required", *ORGANISATION, "--fine", "1").stdout
    (place / "bureau.toml").write_text("name = 1", "utf-8")
    broken = run("review-required", *ORGANISATION, "--fine", "1")
    assert broken.exit_code == 2
    assert "bureau.toml 不能使用" in broken.stderr
