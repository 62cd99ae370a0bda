import asyncio
import json
import os
import stat

import pytest

from tuireader.errors import StoreError
from tuireader.library import Library, doctor, exporting, formats
from tuireader.library.importing import bring
from tuireader.model.article import Article, Code, Figure, Paragraph, Quote, Speech
from tuireader.model.events import Failed
from tuireader.model.query import Query

FERRY = Article(
    "Ferry runs again",
    (
        Figure("The Solveig", "Ada Holm", "https://post.example/f.jpg"),
        Paragraph("“We sail at six,” said Ines Falk.", speech=(Speech(1, 16, "Ines Falk"),)),
        Quote("Nobody waits.", "Jon Wik"),
        Code("a = 1\n\tb  = 2"),
    ),
    url="https://post.example/ferry",
    site="Harbour Post",
)
MILL = Article("Old mill / to close?", (Paragraph("Flour since 1802."),))


@pytest.fixture
async def library(tmp_path):
    async with await Library.open(tmp_path / "library.db") as opened:
        ferry, _ = await opened.file_articles("Post", [FERRY, MILL])
        await opened.mark([ferry], read=True, starred=True)
        await opened.tag([ferry], "sea")
        await opened.write_note(ferry, "ask\ntwice")
        yield opened


@pytest.fixture
def umask():
    """The shell's usual one: others may read what the user writes."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
async def test_who_may_read_an_export_is_said_by_the_umask_and_by_the_file_that_it_replaces(library, tmp_path):
    told, private = tmp_path / "told.md", tmp_path / "private.md"
    private.touch(0o600)
    for target in (told, private):
        await exporting.to_file(library, "markdown", Query(), target)
    await exporting.to_folder(library, "markdown", Query(), tmp_path / "stories")
    modes = {
        file.name: stat.S_IMODE(file.stat().st_mode) for file in (told, private, *(tmp_path / "stories").iterdir())
    }
    assert modes.pop("private.md") == 0o600
    assert (len(modes), set(modes.values())) == (3, {0o644})


async def exported(library, path):
    await exporting.to_file(library, "json", Query(), path)
    return [{k: v for k, v in json.loads(line).items() if k != "id"} for line in path.read_text().splitlines()]


async def test_what_is_exported_as_json_comes_back_whole(library, tmp_path):
    first = await exported(library, tmp_path / "one.jsonl")
    events = []
    async with await Library.open(tmp_path / "other.db") as other:
        await bring(other, [str(tmp_path / "one.jsonl")], events.append)
        assert sorted(await exported(other, tmp_path / "two.jsonl"), key=str) == sorted(first, key=str)
        await bring(other, [str(tmp_path / "one.jsonl")], events.append)
        assert (await other.counts()).total == 2
        assert (await other.feeds())[0].unread == 1


async def test_a_file_of_json_is_taken_whole_or_not_at_all_and_nothing_unsafe_of_it(tmp_path):
    spans = [{"start": 2, "end": 99, "mark": "strong"}]
    paragraph = {"kind": "paragraph", "text": "Hi \x07you", "spans": spans, "speech": [{"start": -1, "end": 2}]}
    good = {"kind": "article", "headline": "A\x1b[31m line\nmore", "url": "javascript:x", "blocks": [paragraph]}
    events = []
    async with await Library.open(tmp_path / "library.db") as library:
        bad = tmp_path / "bad.jsonl"
        bad.write_text(json.dumps(good) + "\n" + '{"kind": "article", "blocks": 7}\n')
        await bring(library, [str(bad)], events.append)
        assert [str(e.reason) for e in events if isinstance(e, Failed)] == ["Line 2 is no article."]
        assert (await library.counts()).total == 0
        fine = tmp_path / "fine.jsonl"
        fine.write_text(json.dumps(good) + "\n")
        await bring(library, [str(fine)], events.append)
        (article_id,) = await library.ids(Query())
        article = await library.article(article_id)
    assert (article.headline, article.url, article.blocks) == ("A[31m line more", None, (Paragraph("Hi you"),))


async def test_a_folder_gets_a_file_an_article_and_overwrites_none(library, tmp_path):
    folder = tmp_path / "notes"
    for _ in range(2):
        assert await exporting.to_folder(library, "markdown", Query(), folder) == 2
    assert sorted(f.name for f in folder.iterdir()) == [
        "ferry-runs-again-1.md",
        "ferry-runs-again.md",
        "old-mill-to-close-1.md",
        "old-mill-to-close.md",
    ]


async def test_only_what_matches_goes_out(library, tmp_path):
    target = tmp_path / "edition.epub"
    assert await exporting.to_file(library, formats.format_of(target), Query.parse("mill"), target) == 1
    assert target.read_bytes().startswith(b"PK")


async def test_what_is_no_file_is_written_to_and_never_replaced(library, tmp_path):
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    reading = asyncio.create_task(asyncio.to_thread(pipe.read_text))
    assert await exporting.to_file(library, "markdown", Query.parse("mill"), pipe) == 1
    assert "mill" in await reading
    assert pipe.is_fifo()
    with pytest.raises(StoreError, match="no regular file"):
        doctor.backup(library.path, pipe)
    assert pipe.is_fifo()


async def test_a_link_to_a_file_stays_a_link(library, tmp_path):
    link, target = tmp_path / "link.md", tmp_path / "there.md"
    target.write_text("older")
    link.symlink_to(target.name)
    await exporting.to_file(library, "markdown", Query.parse("mill"), link)
    assert link.is_symlink()
    assert "mill" in target.read_text()


async def test_what_cannot_be_written_leaves_the_older_file(library, tmp_path):
    target = tmp_path / "a" / "b.md"
    with pytest.raises(StoreError, match="cannot be written"):
        await exporting.to_file(library, "markdown", Query(), target)
    older = tmp_path / "older.md"
    older.write_text("older")
    await library.run(lambda db: db.execute("UPDATE bodies SET packed = x'00' WHERE article_id = 1"))
    with pytest.raises(StoreError, match="damaged"):
        await exporting.to_file(library, "markdown", Query(), older)
    assert older.read_text() == "older"
    assert [f.name for f in tmp_path.iterdir() if f.name.startswith(".")] == []
