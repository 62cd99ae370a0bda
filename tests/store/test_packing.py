from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.model.article import Article, Paragraph, Speech
from tuireader.model.source import Source
from tuireader.store import packing

STORY = Article(
    "Ferry runs again",
    (Paragraph("“We sail at six,” said Ines Falk.", speech=(Speech(1, 15, "Ines Falk"),)),),
    url="https://post.example/ferry",
    kicker="Harbour",
)
NAME, WORDS = packing.learned([f"the ferry sails from the harbour at {n}. ".encode() * 20 for n in range(99)], 10_000)


def known(name):
    return WORDS if name == NAME else b""


@given(st.binary(max_size=3000), st.sampled_from([b"", WORDS]))
def test_whatever_is_packed_comes_back(plain, dictionary):
    assert packing.unpack(packing.compress(plain, dictionary), known) == plain


def test_article_and_source_part_again():
    page = Source(b"<p>\0\xff</p>", "page.html", "https://post.example/ferry", "text/html", "utf-8")
    packed = packing.pack(STORY, page, WORDS)
    article = packing.article_of(packed, known)
    assert (article.blocks, article.kicker) == (STORY.blocks, STORY.kicker)
    assert packing.source_of(packed, STORY.url, known) == page
    assert packing.source_of(packing.pack(STORY), STORY.url, known) is None


def test_a_dictionary_shortens_what_it_knows():
    said = b"the ferry sails from the harbour at noon"
    assert len(packing.compress(said, WORDS)) < len(packing.compress(said, b""))


def test_nothing_is_learned_from_nothing():
    assert packing.learned([], 10_000) == (0, b"")


def test_a_flipped_bit_is_a_value_error():
    packed = bytearray(packing.pack(STORY, None, WORDS))
    packed[-6] ^= 1
    with pytest.raises(ValueError, match=r"."):
        packing.article_of(bytes(packed), known)


@pytest.mark.parametrize("zone", [timezone(timedelta(hours=2)), UTC])
def test_the_time_of_another_zone_is_kept_as_it_was_said(zone):
    when = datetime(2026, 3, 4, 12, 0, tzinfo=zone)
    kept = packing.article_of(packing.pack(Article("h", published=when)), known).published
    assert kept == (None if zone is UTC else when)


@pytest.mark.parametrize("cut", [0, 1, 5, 40])
def test_a_damaged_blob_is_a_value_error(cut):
    with pytest.raises(ValueError, match=r"."):
        packing.article_of(packing.pack(STORY, None, WORDS)[:cut], known)


def test_a_blob_without_its_dictionary_is_a_value_error():
    with pytest.raises(ValueError, match=r"."):
        packing.unpack(packing.pack(STORY, None, WORDS), lambda name: b"")
