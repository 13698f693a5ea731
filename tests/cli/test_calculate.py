"""``mingjing calculate``: the same answer in words and as data."""

LATE = ("calculate", "additional-fine", "--part", "2026-05-11=50000", "--until", "2026-06-13")


def test_a_late_fine_is_told_part_by_part_with_its_words(run):
    said = run(*LATE, "--payment", "2026-05-12=20000").stdout
    assert "每日 30,000元 × 3%" in said
    assert "“每日按罚款数额的百分之三加处罚款" in said


def test_the_json_is_in_fen(ask):
    said = ask(*LATE)
    assert [one["fen"] for one in said["parts"]] == [4_950_000]
    assert said["why"][0]["rule"] == "APL-72-1"
    said = ask("calculate", "limitation", "2024-05-01", "--on", "2026-05-02")
    assert said["results"][-1]["value"] == "超过追责时效，不再给予行政处罚"
    said = ask("calculate", "court-application", "2026-05-11", "--demanded", "2026-11-16")
    assert said["results"][0]["value"].startswith("2026-12-01")
    said = ask("calculate", "daily-fine", "50000", "2026-05-11", "2026-05-20")
    assert said["parts"][0]["total_fen"] == 45_000_000


def test_what_cannot_be_read_is_refused_with_a_remedy(run):
    refused = run("calculate", "additional-fine", "--part", "2026-05-11")
    assert refused.exit_code == 2
    assert "2026-05-26 50000" in refused.stderr
