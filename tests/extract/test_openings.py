"""A text that is told to be story by its first letters is nothing else by all the forms that it is spared."""

from hypothesis import given
from hypothesis import strategies as st

from tuireader.extract import notes, tails
from tuireader.extract.dom import blocks, roles
from tuireader.extract.openings import is_story
from tuireader.extract.words import notes as named
from tuireader.model.article import PartRole

BEGINNINGS = sorted({word for told in named().values() for words in told for word in words})
TAILS = (
    "The post A appeared first on B",
    "submitted by /u/ann [link]",
    "Read more",
    "LIRE LA SUITE",
    "12 posts - 3 participants",
    "Share this post",
    "A was originally published in B on Medium, where people are continuing the conversation",
    "Ann is a reader-supported publication. To receive new posts",
)
texts = st.builds(
    lambda lead, beginning, change, rest: lead + change(beginning) + rest,
    st.sampled_from(("", "* ", "– ", "12:30 ", "[", "“")),
    st.sampled_from((*BEGINNINGS, *TAILS, "***", "12:30 Uhr", "The ferry sails at six.", "")),
    st.sampled_from((str, str.upper, str.lower, str.title)),
    st.sampled_from(("", ":", ": the ferry sails.", " at six.", "s", " 14:30: it sails.")),
).filter(bool)


@given(texts)
def test_story_is_no_note_no_ornament_and_no_tail(text: str) -> None:
    if is_story(text):
        assert roles.by_words(text) is PartRole.BODY
        assert not blocks.ORNAMENT.match(text)
        assert not tails.why(text)


def test_most_paragraphs_are_told_by_their_first_letters() -> None:
    assert is_story("Six boats lie in the yard.")
    assert is_story("Ärger am Kai")
    assert not is_story("Correction: the ferry sails at seven.")
    assert notes.by_words("Correction: the ferry sails at seven.") is PartRole.CORRECTION
