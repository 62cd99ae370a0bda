"""The library's file when the world breaks: what cannot be written is said, what cannot be read is never overwritten."""

import os
import random
import sqlite3
import stat

import pytest

from tuireader.errors import ReaderError, StoreError
from tuireader.library import Library, exporting
from tuireader.model.article import Article, Paragraph
from tuireader.model.query import Query
from tuireader.store import articles, database, salvage, sql, statuses, upkeep

NOW = 1_800_000_000
FERRY = Article("Ferry runs again", (Paragraph("It sails at six."),))


def test_an_empty_file_becomes_a_library(tmp_path):
    path = tmp_path / "library.db"
    path.touch()
    database.connect(path).close()
    assert path.stat().st_size > 0


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_file_and_journal_are_the_users_own_whatever_the_umask(tmp_path, umask):
    before = os.umask(umask)
    try:
        db = database.connect(tmp_path / "new" / "library.db")
        with database.transaction(db):
            db.execute("INSERT INTO hosts VALUES ('a.example', 1)")
        modes = {f.name: stat.S_IMODE(f.stat().st_mode) for f in (tmp_path / "new").iterdir()}
        db.close()
    finally:
        os.umask(before)
    assert modes == {"library.db": 0o600, "library.db-wal": 0o600, "library.db-shm": 0o600}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_path_with_spaces_marks_and_foreign_letters_is_a_path(tmp_path):
    path = tmp_path / "a b?c#d%20é" / "library ü.db"
    database.connect(path).close()
    assert path.exists()


@pytest.mark.parametrize("what", ["file", "folder"])
async def test_what_may_only_be_read_is_opened_with_a_notice(nobodys, what):
    path = nobodys / "library.db"
    async with await Library.open(path) as library:
        await library.file_articles(None, [FERRY])
    path.chmod(0o400)
    if what == "folder":
        nobodys.chmod(0o500)
    async with await Library.open(path) as library:
        assert "read-only" in library.notice
        (article_id,) = await library.ids(Query.parse("ferry"))
        assert (await library.article(article_id)).headline == FERRY.headline
        with pytest.raises(StoreError, match="read-only"):
            await library.mark([article_id], read=True)


@pytest.mark.parametrize("fault", ["deleted", "replaced"])
async def test_a_library_that_is_gone_while_open_is_noticed(tmp_path, fault):
    path = tmp_path / "library.db"
    async with await Library.open(path) as library:
        (article_id,) = await library.file_articles(None, [FERRY])
        path.rename(tmp_path / "elsewhere.db")
        if fault == "replaced":
            database.connect(path).close()
        with pytest.raises(StoreError, match="moved or deleted"):
            await library.mark([article_id], read=True)
        if fault == "deleted":
            assert (await library.article(article_id)).headline == FERRY.headline


async def test_a_row_of_invalid_utf8_does_not_take_the_list_with_it(library_file):
    with sqlite3.connect(library_file) as raw:
        raw.execute("UPDATE articles SET headline = CAST(x'ff41' AS TEXT), reach = 9 WHERE id = 3")
        raw.execute("UPDATE articles SET headline = CAST(x'ff42' AS TEXT) WHERE id = 4")
        raw.execute("UPDATE statuses SET sort = 9223372036854775807 WHERE article_id = 7")
    async with await Library.open(library_file) as library:
        rows = {row.id: row.headline for row in await library.rows(await library.ids(Query()))}
    assert rows[4] == "\ufffdB"
    assert len(rows) == 198


async def test_what_no_column_can_hold_is_repaired_on_its_way_in(tmp_path):
    odd = Article("A \ud800 surrogate", (Paragraph("NUL \0 and \udfff."),), minutes=2**70, byline="\udcff")
    async with await Library.open(tmp_path / "library.db") as library:
        (article_id,) = await library.file_articles(None, [odd])
        assert (await library.article(article_id)).headline == "A ? surrogate"
        for number in (2**63, -(2**70)):
            with pytest.raises(ReaderError):
                await library.article(number)


@pytest.mark.parametrize("seed", range(20))
async def test_flipped_bytes_are_a_sentence_or_nothing(library_file, seed):
    chance = random.Random(seed)
    whole = bytearray(library_file.read_bytes())
    for _ in range(40):
        whole[chance.randrange(100, len(whole))] ^= 1 << chance.randrange(8)
    library_file.write_bytes(whole)
    before = bytes(whole)
    try:
        async with await Library.open(library_file) as library:
            for row in await library.rows(await library.ids(Query())):
                try:
                    await library.article(row.id)
                except StoreError as error:
                    assert str(error).endswith(".")
            await library.ids(Query.parse("harbour"), 20)
    except StoreError as error:
        assert str(error).endswith(".")
    assert library_file.stat().st_size >= len(before) // 2


@pytest.mark.parametrize("seed", range(6))
def test_what_can_be_read_of_a_damaged_library_is_saved_and_the_rest_set_aside(library_file, seed):
    chance = random.Random(seed)
    whole = bytearray(library_file.read_bytes())
    pages = len(whole) // database.PAGE
    for page in chance.sample(range(pages // 2, pages), 2):
        whole[page * database.PAGE : page * database.PAGE + 200] = bytes(200)
    library_file.write_bytes(whole)
    aside, saved = salvage.salvage(library_file)
    assert aside.name.startswith("library.db.corrupt-")
    assert aside.read_bytes() == bytes(whole)
    db = database.connect(library_file)
    assert upkeep.check(db) == []
    assert saved == db.execute("SELECT total FROM totals").fetchone()[0]
    db.close()


def zeroed(start, length):
    def damage(whole):
        whole[start : start + length] = bytes(length)

    return damage


def without_its_schema(whole):
    whole[:] = whole.replace(b"CREATE TABLE", b"\xff\xcdEATE TABLE")


def of_another_kind(whole):
    whole[68:72] = b"????"  # the application's id


@pytest.mark.parametrize("compacted", [False, True])
@pytest.mark.parametrize(
    "damage",
    [zeroed(0, 100), zeroed(0, 16), zeroed(100, 400), zeroed(0, database.PAGE), without_its_schema, of_another_kind],
    ids=["header", "magic", "tree", "page", "schema", "owner"],
)
def test_a_library_without_its_first_page_is_a_sentence_and_saved_whole(library_file, damage, compacted):
    if compacted:
        db = database.connect(library_file)
        upkeep.compact(db)
        db.close()
    whole = bytearray(library_file.read_bytes())
    damage(whole)
    library_file.write_bytes(whole)
    with pytest.raises(StoreError, match=r"\.$"):
        database.connect(library_file)
    assert library_file.read_bytes() == whole
    aside, saved = salvage.salvage(library_file)
    assert (aside.read_bytes(), saved) == (whole, 200)
    db = database.connect(library_file)
    assert upkeep.check(db) == []
    assert db.execute("SELECT total, unread FROM totals").fetchone() == (200, 160)
    db.close()
    assert not [f.name for f in library_file.parent.iterdir() if f.name.startswith(".")]


async def test_damage_to_what_is_dear_is_told_of_when_the_library_is_opened(library_file):
    with sqlite3.connect(library_file) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'notes'").fetchone()
    whole = bytearray(library_file.read_bytes())
    whole[(root - 1) * database.PAGE : (root - 1) * database.PAGE + 8] = bytes([13, 0, 0, 0, 9, 255, 255, 0])
    library_file.write_bytes(whole)
    async with await Library.open(library_file) as library:
        assert library.notice.startswith("The library is damaged")
        assert len(await library.ids(Query())) == 200


def test_an_older_copy_beside_a_newer_journal_is_sound_or_told_of_and_saved(library_file):
    older = library_file.read_bytes()
    db = database.connect(library_file)
    with database.transaction(db):
        statuses.mark(db, range(1, 201), "starred", True)
        articles.remove(db, range(1, 100))
    db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    with database.transaction(db):
        statuses.mark(db, range(1, 201), "starred", False)
    journal = library_file.with_name("library.db-wal").read_bytes()
    db.close()
    library_file.write_bytes(older)
    library_file.with_name("library.db-wal").write_bytes(journal)
    try:
        db = database.connect(library_file)
        problems = upkeep.check(db)
        db.close()
    except StoreError as error:
        problems = [str(error)]
    if problems:
        _, saved = salvage.salvage(library_file)
        assert saved > 0
    db = database.connect(library_file)
    assert upkeep.check(db) == []
    db.close()


def test_a_damaged_index_is_told_of_and_made_anew(library_file):
    with sqlite3.connect(library_file) as raw:
        raw.execute("UPDATE words_data SET block = x'0000000000' WHERE id = (SELECT max(id) FROM words_data)")
    db = database.connect(library_file)
    assert upkeep.check(db) == ["The search index is damaged."]
    db.close()
    assert salvage.salvage(library_file)[1] == 200
    db = database.connect(library_file)
    assert upkeep.check(db) == []
    assert len(sql.ids(db, Query.parse("harbour"), NOW)) == 200
    db.close()


def test_text_without_its_article_is_no_part_of_a_saved_library(library_file):
    with sqlite3.connect(library_file) as raw:
        raw.execute("UPDATE bodies SET article_id = 8953 WHERE article_id = 8")
    _, saved = salvage.salvage(library_file)
    db = database.connect(library_file)
    assert (saved, upkeep.check(db)) == (199, [])
    db.close()


def test_a_sound_library_is_saved_whole(library_file):
    _, saved = salvage.salvage(library_file)
    db = database.connect(library_file)
    assert (saved, upkeep.check(db)) == (200, [])
    assert db.execute("SELECT total, unread FROM totals").fetchone() == (200, 160)
    assert len(sql.ids(db, Query.parse("harbour"), NOW)) == 200
    db.close()


def test_a_check_tells_of_articles_and_counts(library_file):
    db = database.connect(library_file)
    assert upkeep.check(db) == []
    with database.transaction(db):
        db.execute("UPDATE bodies SET packed = x'00' WHERE article_id = 9")
        db.execute("UPDATE totals SET unread = 7")
    assert upkeep.check(db) == ["Article 9 cannot be read.", "The counts are not those of the articles."]
    with database.transaction(db):
        upkeep.recount(db)
    assert upkeep.check(db) == ["Article 9 cannot be read."]
    db.close()


def test_a_copy_is_whole_while_the_library_is_in_use_and_replaces_an_older_one(library_file, tmp_path):
    target = tmp_path / "copy.db"
    target.write_text("an older copy")
    db = database.connect(library_file)
    with database.transaction(db):
        db.execute("UPDATE articles SET headline = 'Changed' WHERE id = 1")
    upkeep.backup(db, target)
    db.close()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    copy = database.connect(target)
    assert copy.execute("SELECT headline FROM articles WHERE id = 1").fetchone()[0] == "Changed"
    assert upkeep.check(copy) == []
    copy.close()


def test_a_copy_that_cannot_be_written_leaves_the_older_one(library_file, nobodys):
    target = nobodys / "copy.db"
    target.write_text("an older copy")
    nobodys.chmod(0o500)
    db = sqlite3.connect(":memory:")
    with pytest.raises(StoreError, match="cannot be written"):
        upkeep.backup(db, target)
    assert target.read_text() == "an older copy"


def test_compacting_packs_every_body_by_todays_dictionary(tmp_path, file_some):
    path = file_some(tmp_path / "many.db", 900)
    db = database.connect(path)
    before = db.execute("SELECT sum(length(packed)) FROM bodies").fetchone()[0]
    upkeep.compact(db)
    (after,) = db.execute("SELECT sum(length(packed)) FROM bodies").fetchone()
    assert after < before
    assert db.execute("SELECT count(*) FROM dictionaries").fetchone()[0] == 1
    assert upkeep.check(db) == []
    assert articles.read(db, 7).headline == "Story 6"
    db.close()


@pytest.mark.parametrize("lasting", [False, True])
def test_what_the_reader_did_waits_for_the_disk_and_what_can_be_fetched_again_does_not(tmp_path, lasting):
    db = database.connect(tmp_path / "library.db")
    with database.transaction(db, lasting=lasting):
        assert db.execute("PRAGMA synchronous").fetchone()[0] == (2 if lasting else 1)
    db.close()


def test_a_folder_in_the_place_of_the_library_is_one_sentence(tmp_path):
    (tmp_path / "library.db").mkdir()
    with pytest.raises(StoreError, match="it is a folder"):
        database.connect(tmp_path / "library.db")


def test_tidying_gives_back_what_is_free(library_file):
    db = database.connect(library_file)
    with database.transaction(db):
        articles.remove(db, range(1, 150))
    upkeep.tidy(db)
    assert db.execute("PRAGMA freelist_count").fetchone()[0] == 0
    assert upkeep.check(db) == []
    assert len(sql.ids(db, Query.parse("harbour"), NOW)) == 51
    upkeep.compact(db)
    assert upkeep.check(db) == []
    db.close()


@pytest.fixture
def loaded():
    """The format, while it may still be looked for."""
    return exporting.document_of(FERRY, "markdown")


@pytest.mark.parametrize("write", [exporting.to_file, exporting.to_folder])
async def test_an_export_to_where_nothing_may_be_written_is_one_sentence_and_what_was_there_stays(
    loaded, nobodys, write
):
    async with await Library.open(nobodys / "library.db") as library:
        await library.file_articles(None, [FERRY])
        target = nobodys / "edition"
        target.write_text("older") if write is exporting.to_file else target.mkdir()
        (target if target.is_dir() else nobodys).chmod(0o500)
        with pytest.raises(StoreError, match="cannot be written"):
            await write(library, "markdown", Query(), target)
        assert target.read_text() == "older" if target.is_file() else list(target.iterdir()) == []
        nobodys.chmod(0o700)
        target.unlink() if target.is_file() else target.rmdir()
