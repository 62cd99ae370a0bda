"""A text may be of any length and in any character set; what is left out, and what was guessed, is told."""

import pytest

from tuireader.cli import showing
from tuireader.extract import article
from tuireader.extract.sources import text
from tuireader.model.article import Article, Dropped, block_text
from tuireader.model.source import Source

LINE = "The lamps on the quay are lit at six, and nobody waits for the ferry to the island.\n\n"


def test_a_text_that_is_too_long_ends_at_a_line_and_the_rest_is_told(monkeypatch):
    monkeypatch.setattr(text, "_LONGEST", 1_000)
    found = article(Source(("Ferry runs again\n\n" + LINE * 40).encode(), "long.txt"))
    assert {block_text(block) for block in found.blocks} == {LINE.strip()}
    (left,) = [one for one in found.dropped if one.reason == "article too long"]
    assert int(left.text.split()[0].replace(",", "")) > 2_000


def test_what_is_left_out_is_told_to_whoever_has_it_printed(capsys):
    left = (Dropped("9,000 more characters", "article too long"), Dropped("Share", "page furniture"))
    showing._tell_of_the_rest("long.txt", Article("Ferry", dropped=left))
    told = "tuireader: long.txt: Left out, for it is too long for one article: 9,000 more characters.\n"
    assert capsys.readouterr().err == told


FERRY = (
    "Паром снова ходит",
    "Паром между островами снова пойдёт в понедельник, после зимы на верфи. Фонари на набережной горят, и никто не ждёт.",
)


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r"])
def test_a_character_set_that_nothing_says_is_guessed_and_told(charset):
    page = f"<html><body><h1>{FERRY[0]}</h1>" + f"<p>{FERRY[1]}</p>" * 3 + "</body></html>"
    for body, name in (("\n\n".join(FERRY), "ferry.txt"), (page, "ferry.html")):
        found = article(Source(body.encode(charset), name))
        assert found.headline == FERRY[0]
        (told,) = [one.text for one in found.dropped if "character set" in one.reason]
        assert told.startswith("read as ")


@pytest.mark.parametrize("source", [Source(FERRY[1].encode()), Source(FERRY[1].encode("cp1251"), charset="cp1251")])
def test_of_a_character_set_that_is_known_nothing_is_told(source):
    assert not [one for one in article(source).dropped if "character set" in one.reason]
