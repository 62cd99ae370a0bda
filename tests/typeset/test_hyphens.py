"""Words that part where a line would end early: the text stays verbatim, the hyphen is ornament."""

from hypothesis import given
from hypothesis import strategies as st

from tuireader.typeset import wrap
from tuireader.typeset.lines import Role, Run
from tuireader.typeset.runs import filled, parted

WORDS = "The lighthouse keepers' correspondence documented extraordinary circumstances in considerable detail for forty years."


def every_third(word):
    """A language whose words part behind every third letter."""
    return range(3, len(word) - 2, 3)


def shown(rows):
    return ["".join(run.text for run in row) for row in rows]


def test_a_word_parts_only_where_more_than_some_cells_would_stay_empty():
    assert shown(parted([Run(WORDS, Role.BODY, 0)], 36, every_third)) == [
        "The lighthouse keepers' correspon-",
        "dence documented extraordinary cir-",
        "cumstances in considerable detail",
        "for forty years.",
    ]


def test_no_name_in_capitals_and_no_address_parts():
    text = "Whoever reads UNESCOPROTOCOLS at harbouroffice@example.org writes"
    assert "-" not in "".join(shown(parted([Run(text, Role.BODY, 0)], 20, every_third)))


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=60).map(" ".join), st.integers(12, 80))
def test_every_character_is_on_one_line_and_no_line_is_too_long(text, width):
    rows = parted([Run(text, Role.BODY, 0)], width, every_third)
    assert max(map(len, shown(rows))) <= width
    kept = [run for row in rows for run in row if run.start >= 0]
    assert all(text[run.start :].startswith(run.text) for run in kept)
    assert sum(len(run.text.replace(" ", "")) for run in kept) == len(text.replace(" ", ""))
    assert len(rows) <= len(filled([Run(text, Role.BODY, 0)], width)) + 1


def test_ideographs_take_no_hyphen():
    text = "橋のない村に、橋がかかるまで待つ人々の話を聞いた。" * 3
    assert wrap.settled(text, 20) and "-" not in "".join(shown(parted([Run(text, Role.BODY, 0)], 20, every_third)))
