"""Pages that a browser saved whole."""

import pytest

from tuireader.errors import ExtractError
from tuireader.extract import article
from tuireader.model.source import Source

HEAD = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://valley.example/bridge\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n'
)


def saved(part: str, name: str = "page.mhtml") -> Source:
    return Source(f"{HEAD}--cut\r\n{part}\r\n--cut--\r\n".encode(), name=name)


def test_the_page_inside_is_read_with_its_own_address() -> None:
    text = "The council voted on Tuesday to rebuild the old br=C3=BCcke, ending a long debate, it said in a statement."
    page = (
        f"<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>{text}</p></article></body></html>"
    )
    found = article(
        saved(f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{page}")
    )
    assert found.headline == "Bridge"
    assert found.url == "https://valley.example/bridge"
    assert "brücke" in str(found.blocks) + found.standfirst


def test_a_saved_file_without_a_page_says_so() -> None:
    with pytest.raises(ExtractError, match=r"^There is no page in this file\.$"):
        article(saved("Content-Type: image/png\r\n\r\nx"))
