"""Letters and Markdown: what the source says of itself is believed."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from tuireader.errors import ExtractError
from tuireader.extract import article
from tuireader.model.article import Article, Code, Listing, Paragraph, Quote, Subhead, Table, block_text
from tuireader.model.source import Source

MARKDOWN = """---
title: On rain
author: Ann Writer
date: 2026-03-04
---
# On rain

It *rains*, she said, and [it pours](https://example.org/x).

## Later

- one
- two

> A quotation.

| a | b |
|---|---|
| 1 | 2 |

```py
print("x")
```
"""
PARAGRAPH = "Paragraph {} of a letter that says, with an equals sign = and an é, that it rained all day long over the whole bay."


def read(body: bytes, name: str) -> Article:
    return article(Source(body, name=name))


def letter(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "The Morning Post <post@example.org>"
    message["Subject"] = headers.get("subject", "Fwd: Rain over the bay")
    message["Date"] = "Tue, 03 Mar 2026 07:00:00 +0000"
    message["Message-ID"] = "<1@example.org>"
    return message


def test_markdown_keeps_what_it_marks() -> None:
    told = read(MARKDOWN.encode(), "rain.md")
    assert (told.headline, told.byline, told.published) == ("On rain", "Ann Writer", datetime(2026, 3, 4, tzinfo=UTC))
    assert [type(b) for b in told.blocks] == [Paragraph, Subhead, Listing, Quote, Table, Code]
    assert told.blocks[0].spans[1].href == "https://example.org/x"  # type: ignore[union-attr]


def test_the_first_heading_is_the_headline_where_no_title_is_given() -> None:
    assert read(b"# A walk\n\nWe walked.\n", "walk.md").headline == "A walk"


def test_a_newsletter_is_read_from_its_html_part() -> None:
    message = letter()
    message.set_content("Plain words.")
    body = "".join(f"<p>{PARAGRAPH.format(n)}</p>" for n in range(5))
    message.add_alternative(f"<html><body>{body}</body></html>", subtype="html", cte="quoted-printable")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="more.pdf")
    told = read(bytes(message), "post.eml")
    assert told.headline == "Rain over the bay"
    assert told.site == "The Morning Post"
    assert told.published == datetime(2026, 3, 3, 7, tzinfo=UTC)
    assert PARAGRAPH.format(0) in [block_text(b) for b in told.blocks]
    assert ("more.pdf", "an attachment of the letter") in [(d.text, d.reason) for d in told.dropped]


def test_lines_that_a_mail_program_broke_are_made_whole() -> None:
    message = letter(subject="News")
    message.set_content(
        "The council met in the evening and talked for six hours about the\n"
        "ferry and about what it costs the town in every single year of the\ncontract.\n\nShort line\n"
    )
    told = read(bytes(message), "news.eml")
    held = [told.headline, told.standfirst, *map(block_text, told.blocks), *(d.text for d in told.dropped)]
    assert any("talked for six hours about the ferry and about" in text for text in held)


@pytest.mark.parametrize("charset", ["x-nobody-knows", "unicode-1", "ascii"])
def test_an_unknown_character_set_is_read_as_well_as_can_be(charset: str) -> None:
    body = f'From: a@example.org\nTo: b@example.org\nSubject: Café\nContent-Type: text/plain; charset="{charset}"\n\nThé au café\n'
    told = read(body.encode(), "tea.eml")
    assert "café" in " ".join([told.headline, *map(block_text, told.blocks), *(d.text for d in told.dropped)])


def test_a_letter_without_text_is_refused() -> None:
    with pytest.raises(ExtractError, match="no text"):
        read(b"From: a@example.org\nSubject: x\nContent-Type: application/pdf\n\nx\n", "x.eml")
