"""The sample edition shows what the program can set, and is itself in order."""

import json
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from tuireader import sample
from tuireader.library import Library
from tuireader.library.sampling import file_sample
from tuireader.model.article import (
    Article,
    Figure,
    Mark,
    Paragraph,
    PartRole,
    Quote,
    Span,
    block_text,
    picture_addresses,
)
from tuireader.model.codec import decode, encode
from tuireader.safe import safe_block, safe_url
from tuireader.typeset.lines import Frame
from tuireader.typeset.sheet import sheet

NOW = datetime(2026, 5, 4, 18, 0, tzinfo=UTC)
ARTICLES = [article for _, article in sample.edition(NOW)]
KINDS = {"paragraph", "subhead", "figure", "quote", "list", "code", "table", "embed", "rule"}


def all_spans(article: Article) -> list[tuple[str, Span]]:
    found = []
    for block in article.blocks:
        spans = getattr(block, "spans", ())
        if spans and isinstance(spans[0], tuple):
            found += [(text, span) for text, own in zip(block.items, spans, strict=True) for span in own]
        else:
            found += [(getattr(block, "caption", "") or block_text(block), span) for span in spans]
    return found


def test_at_least_ten_stories_of_two_to_four_publications_newest_first() -> None:
    publications = {publication for publication, _ in sample.edition(NOW)}
    assert len(ARTICLES) >= 10
    assert 2 <= len(publications) <= 4
    dates = [article.published for article in ARTICLES if article.published]
    assert len(dates) == len(ARTICLES)
    assert dates == sorted(dates, reverse=True)
    assert all(NOW - timedelta(days=5) < date < NOW for date in dates)


def test_every_kind_of_block_and_every_role_is_there() -> None:
    kinds = {block["kind"] for article in ARTICLES for block in encode(article)["blocks"]}
    assert kinds == KINDS
    roles = {block.role for article in ARTICLES for block in article.blocks if isinstance(block, Paragraph)}
    assert roles == set(PartRole)
    assert any(isinstance(b, Figure) and b.caption and b.credit for article in ARTICLES for b in article.blocks)
    assert any(isinstance(b, Quote) and b.pulled for article in ARTICLES for b in article.blocks)
    marks = {span.mark for article in ARTICLES for _, span in all_spans(article)}
    assert marks == set(Mark)
    assert {"en", "fr", "ja", "ar"} <= {article.language for article in ARTICLES}


def test_one_story_is_a_long_read_and_several_have_several_voices() -> None:
    words = [sum(len(block_text(block).split()) for block in article.blocks) for article in ARTICLES]
    assert max(words) >= 1500
    voices = [
        len({said.speaker for block in article.blocks if isinstance(block, Paragraph) for said in block.speech})
        for article in ARTICLES
    ]
    assert sum(count >= 3 for count in voices) >= 2


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.headline)
def test_speech_lies_between_quotation_marks_and_spans_on_words(article: Article) -> None:
    for block in article.blocks:
        if isinstance(block, Paragraph):
            for said in block.speech:
                around = (
                    block.text[max(0, said.start - 2) : said.start].strip(),
                    block.text[said.end : said.end + 2].strip(),
                )
                assert around[0][-1] in '"“«「'
                assert around[1][0] in '"”»」'
    for text, span in all_spans(article):
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        assert span.mark is not Mark.LINK or safe_url(span.href) == span.href


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.headline)
def test_a_story_passes_the_border_unchanged_and_fits_every_width(article: Article) -> None:
    for block in article.blocks:
        assert safe_block(block_text(block)) == block_text(block)
    for width in (16, 40, 60, 104, 200):
        assert sheet(article, Frame(width)).lines
    assert article.minutes >= 1


def test_the_files_say_where_speech_is_as_the_contract_does() -> None:
    for file in files(sample).iterdir():
        if file.name.endswith(".json"):
            story = json.loads(file.read_text(encoding="utf-8"))
            for block in story["blocks"]:
                for said in block.get("speech", ()):
                    assert block["text"][said["start"] : said["end"]] == said["text"]
            assert decode(encode(decode(story))) == decode(story)


def test_every_picture_of_the_edition_is_here_and_belongs_to_a_story() -> None:
    found = sample.pictures()
    assert sorted(found) == sorted(url for article in ARTICLES for url in picture_addresses(article))
    for kept in found.values():
        assert (kept.cells.width, kept.cells.height) == (160, 107)
        assert kept.jpeg.startswith(b"\xff\xd8")


async def test_the_filed_edition_shows_its_pictures_without_asking_anybody(tmp_path: Path) -> None:
    await file_sample(tmp_path / "library.db")
    async with await Library.open(tmp_path / "library.db") as library:
        assert len(await library.pictures(sample.pictures())) == len(sample.pictures())
