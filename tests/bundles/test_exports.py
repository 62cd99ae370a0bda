"""What read-later services export is read as they write it: addresses, dates, tags and marks, and the text where it is there."""

import io
import json
import zipfile
from datetime import UTC, datetime

import pytest

from tuireader import bundles
from tuireader.errors import ParseError
from tuireader.model.saved import Bundle
from tuireader.model.source import Source

ADDED = datetime.fromtimestamp(1_700_000_000, UTC)
POCKET_PAGE = """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>Pocket Export</title></head><body>
<h1>Unread</h1><ul>
<li><a href="https://post.example/ferry?a=1&amp;b=2" time_added="1700000000" tags="sea,north sea">\
Ferry &amp; <i>quay</i> – ä</a></li>
<li><a href="javascript:alert(1)" time_added="1700000000" tags="">Bad</a></li>
</ul>
<h1>Read Archive</h1><ul><li><a href="https://post.example/mill" time_added="1700000001" tags="">https://post.example/mill</a></li></ul>
</body></html>"""
POCKET_TABLE = (
    "title,url,time_added,tags,status\n"
    '"Ferry, again",https://post.example/ferry,1700000000,sea|north sea,unread\n'
    "https://post.example/mill,https://post.example/mill,1700000001,,archive\n"
)
INSTAPAPER = (
    "URL,Title,Selection,Folder,Timestamp,Tags\n"
    'https://post.example/ferry,Ferry,The lamps are lit.,Unread,1700000000,"[""sea"",""north""]"\n'
    "https://post.example/mill,Mill,,Archive,1700000001,[]\n"
    "https://post.example/storm,Storm,,Starred,1700000002,\n"
    "https://post.example/bread,Bread,,Recipes,1700000003,\n"
)
WALLABAG = [
    {
        "is_archived": 1,
        "is_starred": 1,
        "tags": ["sea", "north"],
        "title": "Ferry",
        "url": "https://post.example/ferry",
        "content": "<p>It sails at six.</p>",
        "created_at": "2023-11-14T23:13:20+0100",
        "published_at": "2023-11-01T00:00:00+00:00",
        "published_by": ["Tor Lind", "Ada Holm"],
        "language": "en_GB",
        "annotations": [{"quote": "at six", "text": "sharp"}, {"text": "ask"}, 7],
    },
    {
        "is_archived": False,
        "is_starred": False,
        "tags": [{"label": "mill"}],
        "title": None,
        "url": "https://post.example/mill",
    },
    {"url": "ftp://post.example/x", "title": "Old", "is_archived": 0},
    "nonsense",
]
OMNIVORE = [
    {
        "id": "1", "slug": "ferry-1", "title": "Ferry", "description": "Of lamps.", "author": "Tor Lind",
        "url": "https://post.example/ferry", "state": "Archived", "readingProgress": 40, "labels": ["sea"],
        "savedAt": "2023-11-14T22:13:20.000Z", "publishedAt": None,
    },
    {"id": "2", "slug": "mill", "title": "Mill", "url": "https://post.example/mill", "state": "Active", "labels": None},
]  # fmt: skip


def zipped(members, method=zipfile.ZIP_DEFLATED):
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", method) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return body.getvalue()


def read(body):
    """All pieces as one."""
    pieces = list(bundles.read(Source(body if isinstance(body, bytes) else body.encode())))
    return Bundle(
        pieces[0].name,
        tuple(one for piece in pieces for one in piece.saved),
        tuple(one for piece in pieces for one in piece.refused),
    )


def test_pockets_page():
    bundle = read(POCKET_PAGE)
    assert bundle.name == "Pocket"
    ferry, mill = bundle.saved
    assert (ferry.entry.headline, ferry.entry.url) == ("Ferry & quay – ä", "https://post.example/ferry?a=1&b=2")
    assert (ferry.added, ferry.read, ferry.tags, ferry.site) == (ADDED, False, ("sea", "north sea"), "post.example")
    assert (mill.entry.headline, mill.read) == ("https://post.example/mill", True)
    assert bundle.refused == (("Bad", "it has no web address"),)


@pytest.mark.parametrize("packed", [False, True])
def test_pockets_tables(packed):
    bundle = read(zipped({"part_000000.csv": POCKET_TABLE, "annotations/x.json": "{}"}) if packed else POCKET_TABLE)
    ferry, mill = bundle.saved
    assert (bundle.name, ferry.entry.headline, ferry.tags) == ("Pocket", "Ferry, again", ("sea", "north sea"))
    assert (ferry.added, ferry.read, mill.read) == (ADDED, False, True)


def test_instapapers_table():
    bundle = read(INSTAPAPER)
    assert bundle.name == "Instapaper"
    told = [(one.entry.headline, one.read, one.starred, one.tags) for one in bundle.saved]
    assert told == [
        ("Ferry", False, False, ("sea", "north")),
        ("Mill", True, False, ()),
        ("Storm", False, True, ()),
        ("Bread", False, False, ("Recipes",)),
    ]
    assert (bundle.saved[0].entry.summary, bundle.saved[0].added) == ("The lamps are lit.", ADDED)


def test_wallabags_list():
    bundle = read(json.dumps(WALLABAG))
    assert bundle.name == "wallabag"
    ferry, mill = bundle.saved
    assert (ferry.read, ferry.starred, ferry.tags, ferry.added) == (True, True, ("sea", "north"), ADDED)
    assert (ferry.entry.body, ferry.entry.byline) == ("<p>It sails at six.</p>", "Tor Lind, Ada Holm")
    assert (ferry.entry.published, ferry.entry.language) == (datetime(2023, 11, 1, tzinfo=UTC), "en-GB")
    assert ferry.note == "“at six”\nsharp\n\nask"
    assert (mill.entry.headline, mill.entry.body, mill.tags) == ("https://post.example/mill", "", ("mill",))
    assert [what for what, _ in bundle.refused] == ["Old", "(no entry)"]


@pytest.mark.parametrize("folder", ["", "export/"])
def test_omnivores_zip(folder):
    members = {
        "metadata_0_to_20.json": json.dumps(OMNIVORE),
        "content/ferry-1.html": "<p>It sails at six.</p>",
        "highlights/ferry-1.md": "> at six",
    }
    bundle = read(zipped({folder + name: text for name, text in members.items()}))
    assert bundle.name == "Omnivore"
    ferry, mill = bundle.saved
    assert (ferry.entry.body, ferry.entry.summary, ferry.note) == ("<p>It sails at six.</p>", "Of lamps.", "> at six")
    assert (ferry.read, ferry.tags, ferry.added, ferry.entry.byline) == (True, ("sea",), ADDED, "Tor Lind")
    assert (mill.read, mill.entry.body, mill.tags) == (False, "", ())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"PK\x03\x04 no archive",
        b"[1, 2]",
        b"url,title\na,b\n",
        b"<html><title>Pocket</title>",
        b'{"is_archived": 1}',
    ],
)
def test_what_is_no_export_is_not_taken_for_one(body):
    assert bundles.recognise(Source(body)) == ""


def test_what_is_broken_is_one_sentence():
    broken = zipped({"metadata_0_to_1.json": "{" * 9})
    for body in (broken, b'[{"is_archived": 1, "url": "https://a.example/'):
        with pytest.raises(ParseError, match="not valid JSON"):
            read(body)


def test_an_archive_that_would_fill_the_memory_is_refused():
    bomb = zipped({"metadata_0_to_1.json": json.dumps(OMNIVORE), "content/ferry-1.html": bytes(70 << 20)})
    with pytest.raises(ParseError, match="larger than"):
        read(bomb)


def test_what_a_member_is_called_is_cleaned_where_it_is_told():
    with pytest.raises(ParseError) as told:
        read(zipped({"\x1b]0;x\x07\u202e/metadata_0_to_1.json": "{"}))
    assert str(told.value) == "“]0;x/metadata_0_to_1.json” in Omnivore's archive is not valid JSON."


@pytest.mark.parametrize("number", ["9" * 5000, "\u0661", "\u00b2"])
def test_a_number_that_no_export_has_is_no_mark_of_one(number):
    assert bundles.recognise(Source(zipped({f"metadata_{number}_to_20.json": "[]"}))) == ""


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_packing_that_no_export_uses_is_not_unpacked(method):
    with pytest.raises(ParseError, match="cannot be read"):
        read(zipped({"metadata_0_to_1.json": json.dumps(OMNIVORE)}, method))


def test_a_large_export_comes_in_pieces():
    row = "Ferry,https://post.example/{},1700000000,,unread\n"
    body = "title,url,time_added,tags,status\n" + "".join(row.format(n) for n in range(4_500))
    assert [len(piece.saved) for piece in bundles.read(Source(body.encode()))] == [2_000, 2_000, 500]
    stories = [
        {"title": "Ferry", "url": f"https://post.example/{n}", "is_archived": 0, "content": "lamps " * 300_000}
        for n in range(5)
    ]
    assert [len(piece.saved) for piece in bundles.read(Source(json.dumps(stories).encode()))] == [3, 2]


def test_the_files_of_an_unpacked_export_are_one_folder():
    of = ["om/content/ferry.html", "om/highlights/ferry.md", "om/metadata_0_to_20.json", "om/metadata_20_to_40.json"]
    assert bundles.gathered(["a.txt", *of, "b/story.html"]) == ["a.txt", "om", "b/story.html"]
    assert bundles.gathered(["content/ferry.html", "notes/metadata.json"]) == [
        "content/ferry.html",
        "notes/metadata.json",
    ]
    assert bundles.is_unpacked(of)
    assert not bundles.is_unpacked(["content/ferry.html"])
