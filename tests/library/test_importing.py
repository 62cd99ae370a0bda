"""Folders, mailboxes and other programs' exports come in: whole files, counted, and never twice."""

import json
import os

from tuireader.fetch import lines, mailbox
from tuireader.library.importing import bring
from tuireader.model.article import Article, Paragraph
from tuireader.model.events import Done, Failed, Filed
from tuireader.model.query import Query
from tuireader.model.row import Reach
from tuireader.store import articles

STORY = "{0} runs again\n\nBy Tor Lind\n\nThe {0} leaves at six, when the lamps on the quay are lit.\n\nNobody waits.\n"
LETTER = (
    "From {0}@post.example Mon Nov 02 07:00:0{1} 2026\r\nFrom: Harbour Post <{0}@post.example>\r\nSubject: {0} of the week\r\n"
    "Date: Mon, 02 Nov 2026 07:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "The lamps on the quay are lit at six, says {0}.\r\n\r\n>From then on nobody waits.\r\nFrom here it is not far.\r\n\r\n"
)
WALLABAG = [
    {"is_archived": 1, "is_starred": 1, "tags": ["sea"], "title": "Ferry", "url": "https://post.example/ferry",
     "content": "<h2>At six</h2><p>The lamps on the quay are lit.</p>", "created_at": "2023-11-14T22:13:20+00:00",
     "annotations": [{"quote": "lamps", "text": "which?"}]},
    {"is_archived": 0, "is_starred": 0, "tags": [], "title": "Mill", "url": "https://post.example/mill", "content": "",
     "created_at": "2023-11-15T22:13:20+00:00"},
    {"is_archived": 0, "title": "Nowhere", "url": "file:///etc/passwd"},
]  # fmt: skip


async def brought(library, *names):
    events = []
    done = await bring(library, map(str, names), events.append)
    return done, events


async def rows(library, text=""):
    return {row.headline: row for row in await library.rows(await library.ids(Query.parse(text)))}


async def test_a_folder_comes_in_with_its_folders_and_without_what_lies_beside_pages(library, tmp_path):
    folder = tmp_path / "notes"
    for place in ("", "deep/er", "page_files", ".hidden"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    (folder / "ferry.txt").write_text(STORY.format("Ferry"))
    (folder / "deep/er/mill.txt").write_text(STORY.format("Mill"))
    (folder / "page.html").write_text(
        "<html><body><h1>Storm ahead</h1><p>Waves of nine metres are awaited.</p></body></html>"
    )
    for beside in ("page_files/frame.html", "page_files/style.css", ".hidden/secret.txt", "photo.jpg"):
        (folder / beside).write_text("no story")
    done, _ = await brought(library, folder)
    assert done == Done(3, 0, 0)
    assert set(await rows(library)) == {"Ferry runs again", "Mill runs again", "Storm ahead"}


async def test_hostile_files_of_a_folder_are_each_a_sentence_and_the_others_come_in(library, tmp_path):
    folder = tmp_path / "hostile"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "circle").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(5 << 30)
    (folder / "-rf.txt").write_text(STORY.format("Ferry"))
    (folder / "two\nlines\x1b[2J.txt").write_text(STORY.format("Mill"))
    done, events = await brought(library, folder)
    assert (done.new, done.failed) == (2, 5)
    reasons = {event.url.rpartition("/")[2]: event.reason for event in events if isinstance(event, Failed)}
    assert reasons == {
        "pipe.txt": "It is no regular file.",
        "zero.txt": "It is no regular file.",
        "loop.txt": "Its symbolic links lead in a circle.",
        "gone.txt": "There is no such file.",
        "huge.txt": "It is larger than 64 MB.",
    }


async def test_a_mailbox_comes_in_letter_by_letter_and_again_only_what_is_new(library, tmp_path):
    box = tmp_path / "letters.mbox"
    box.write_text("".join(LETTER.format(name, n) for n, name in enumerate(("Ferry", "Mill"))), newline="")
    done, events = await brought(library, box)
    assert done == Done(2, 0, 0)
    assert [event.headline for event in events if isinstance(event, Filed)] == ["Ferry of the week", "Mill of the week"]
    article = await library.article(1)
    assert "From then on nobody waits." in [b.text for b in article.blocks if isinstance(b, Paragraph)]
    with box.open("a", newline="") as more:
        more.write(LETTER.format("Storm", 2))
    done, _ = await brought(library, box)
    assert done == Done(1, 0, 2)


async def test_a_letter_without_text_is_told_of_and_the_others_come_in(library, tmp_path):
    box = tmp_path / "letters.mbox"
    empty = "From a@b.example Mon Nov 02 07:00:00 2026\nSubject: x\nFrom: a@b.example\n\n"
    box.write_text(
        LETTER.format("Ferry", 1).replace("\r", "") + empty + "\n" + LETTER.format("Mill", 2).replace("\r", "")
    )
    done, events = await brought(library, box)
    assert (done.new, done.failed) == (2, 1)
    assert next(event.url for event in events if isinstance(event, Failed)).endswith("letters.mbox, letter 2")


async def test_of_a_letter_that_is_too_large_the_beginning_comes_in_and_that_is_told(library, tmp_path, monkeypatch):
    monkeypatch.setattr(mailbox, "LETTER", 400)
    box = tmp_path / "box"
    box.write_bytes(
        (LETTER.format("Ferry", 1) + "Nobody waits. " * 40 + "\r\n\r\n" + LETTER.format("Mill", 2)).encode()
    )
    done, events = await brought(library, box)
    assert done == Done(2, 1, 0)
    assert [e.url for e in events if isinstance(e, Failed)] == [f"{box}, letter 1"]
    assert "only its beginning" in events[2].reason
    assert set(await rows(library)) == {"Ferry of the week", "Mill of the week"}


async def test_an_export_that_was_unpacked_comes_in_as_a_whole_like_its_archive(library, tmp_path):
    folder = tmp_path / "downloads" / "omnivore"
    for name, text in {
        "metadata_0_to_20.json": json.dumps(
            [
                {
                    "slug": "ferry",
                    "title": "Ferry",
                    "url": "https://post.example/ferry",
                    "state": "Archived",
                    "labels": ["sea"],
                }
            ]
        ),
        "content/ferry.html": "<p>The lamps on the quay are lit.</p>",
        "highlights/ferry.md": "> lamps",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    assert (await brought(library, tmp_path / "downloads"))[0] == Done(1, 0, 0)
    assert (await brought(library, folder))[0] == Done(0, 0, 1)
    (row,) = (await rows(library, "is:read tag:sea has:note lamps")).values()
    assert (row.headline, row.reach) == ("Ferry", Reach.FULL)


async def test_an_export_comes_in_with_marks_tags_notes_and_dates(library, tmp_path):
    export = tmp_path / "all.json"
    export.write_text(json.dumps(WALLABAG))
    done, events = await brought(library, export)
    assert done == Done(2, 1, 0)
    assert next(event for event in events if isinstance(event, Failed)) == Failed("Nowhere", "it has no web address")
    found = await rows(library)
    ferry, mill = found["Ferry"], found["Mill"]
    assert (ferry.read, ferry.starred, ferry.reach, ferry.source) == (True, True, Reach.FULL, "wallabag")
    assert (mill.read, mill.starred, mill.reach) == (False, False, Reach.HEADLINE)
    assert f"{ferry.when:%Y-%m-%d %H:%M:%S}" == "2023-11-14 22:13:20"
    assert await library.tags_of(ferry.id) == ("sea",)
    assert await library.note(ferry.id) == "“lamps”\nwhich?"
    assert "lamps" in (await library.article(ferry.id)).blocks[-1].text
    assert list(await rows(library, "quay")) == ["Ferry"]


async def test_an_export_again_is_already_there_and_takes_nothing_back(library, tmp_path):
    export = tmp_path / "all.json"
    export.write_text(json.dumps(WALLABAG[:2]))
    await brought(library, export)
    await library.mark_query(Query.parse("ferry"), read=False, starred=False)
    done, _ = await brought(library, export)
    assert done == Done(0, 0, 2)
    export.write_text(json.dumps(WALLABAG[:2]) + "\n")
    done, _ = await brought(library, export)
    assert done == Done(0, 0, 2)
    ferry = (await rows(library))["Ferry"]
    assert (ferry.read, ferry.starred, ferry.reach) == (False, True, Reach.FULL)


async def test_an_address_alone_never_takes_the_place_of_a_whole_article(library, tmp_path):
    await library.file_articles(
        None, [Article("Ferry", (Paragraph("The lamps are lit."),), url="https://post.example/ferry")]
    )
    table = tmp_path / "part_000000.csv"
    table.write_text("title,url,time_added,tags,status\nFerry,https://post.example/ferry,1700000000,sea,archive\n")
    done, _ = await brought(library, table)
    assert done == Done(0, 0, 1)
    assert (await library.article(1)).blocks == (Paragraph("The lamps are lit."),)
    assert await library.tags_of(1) == ("sea",)


async def test_a_text_takes_the_place_of_an_address_alone(library, tmp_path):
    table, export = tmp_path / "part_000000.csv", tmp_path / "all.json"
    table.write_text("title,url,time_added,tags,status\nFerry,https://post.example/ferry,1700000000,sea,unread\n")
    export.write_text(json.dumps(WALLABAG[:1]))
    await brought(library, table, export)
    assert (await rows(library))["Ferry"].reach is Reach.FULL


async def test_a_file_that_cannot_be_written_leaves_nothing_of_itself(library, tmp_path):
    export = tmp_path / "all.json"
    export.write_text(json.dumps(WALLABAG[:2]))
    await library.run(
        lambda db: db.execute("CREATE TRIGGER full BEFORE INSERT ON notes BEGIN SELECT RAISE(ABORT, 'full'); END")
    )
    done, _ = await brought(library, export)
    assert (done.new, done.failed) == (0, 1)
    assert (await library.counts()).total == 0
    await library.run(lambda db: db.execute("DROP TRIGGER full"))
    assert (await brought(library, export))[0] == Done(2, 0, 0)


async def test_what_was_imported_before_goes_to_no_bench(library, tmp_path, monkeypatch):
    files = []
    for n in range(3):
        files.append(tmp_path / f"{n}.txt")
        files[n].write_text(STORY.format(f"Boat {n}"))
    await brought(library, *files[:2])
    with monkeypatch.context() as without_benches:
        without_benches.setattr("sys.executable", "/nowhere/python")
        assert (await brought(library, *files[:2]))[0] == Done(0, 0, 2)
    assert (await brought(library, *files))[0] == Done(1, 0, 2)


async def test_what_was_imported_and_is_gone_comes_in_again(library, tmp_path):
    story = tmp_path / "ferry.txt"
    story.write_text(STORY.format("Ferry"))
    await brought(library, story)
    await library.run(lambda db: articles.remove(db, [1]))
    assert (await brought(library, story))[0].new == 1


async def test_nothing_that_a_file_points_to_is_fetched_and_no_path_of_this_machine_is_a_link(library, tmp_path, site):
    picture = site.say("/pixel.gif", "GIF89a")
    page = tmp_path / "page.html"
    more = (
        "<p>The lamps on the quay are lit when the clock of the old customs house strikes, and the ferry leaves.</p>"
        * 3
    )
    page.write_text(
        f"<html><head><link rel=stylesheet href='{site.address}/a.css'></head><body><article><h1>Ferry</h1>{more}<p>Of those who"
        f" come late <a href='file:///etc/passwd'>nobody</a> on the pier <a href='../secret.txt'>waits</a> for the next one at"
        f" <a href='{site.address}/x'>six in the morning</a>, as the harbour master says.</p><img src='{picture}'>"
        f"<script src='{site.address}/b.js'></script></article></body></html>"
    )
    assert (await brought(library, page))[0] == Done(1, 0, 0)
    spans = [span for block in (await library.article(1)).blocks for span in getattr(block, "spans", ())]
    assert [span.href for span in spans if span.href] == [f"{site.address}/x"]
    assert site.asked == []


async def test_what_was_exported_comes_back_piece_by_piece_as_a_whole_or_not_at_all(library, tmp_path, monkeypatch):
    monkeypatch.setattr(lines, "PIECE", 400)
    stories = [{"kind": "article", "headline": f"Ferry {n}", "blocks": [], "read": n % 2 == 0} for n in range(20)]
    whole, broken = tmp_path / "all.json", tmp_path / "broken.json"
    whole.write_text("".join(json.dumps(story) + "\n" for story in stories))
    broken.write_text(whole.read_text() + '{"kind": "article", \n')
    done, events = await brought(library, broken)
    assert (done, events[-2].reason) == (Done(0, 1, 0), "Line 21 is no article.")
    assert await rows(library) == {}
    assert (await brought(library, whole))[0] == Done(20, 0, 0)
    assert (await brought(library, whole))[0] == Done(0, 0, 20)
    assert len(await rows(library, "is:read")) == 10
    assert list(await rows(library)) == [story["headline"] for story in stories]


async def test_a_line_that_is_larger_than_any_article_is_told_of(library, tmp_path, monkeypatch):
    monkeypatch.setattr(lines, "_LINE", 400)
    (tmp_path / "all.json").write_text(json.dumps({"kind": "article", "headline": "Ferry" * 100}))
    _, events = await brought(library, tmp_path / "all.json")
    assert [event.reason for event in events if isinstance(event, Failed)] == ["Its line 1 is larger than 0 MB."]
