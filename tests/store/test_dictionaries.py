"""The dictionary that a library learns."""

from tuireader.model.article import Article, Paragraph
from tuireader.store import articles, database, dictionaries, packing


def _file(db, numbers, pack=lambda article: b"damaged"):
    stories = [Article(f"{n}", (Paragraph(f"The ferry {n} sails at six from quay {n * n}. " * 9),)) for n in numbers]
    with database.transaction(db):
        articles.insert(db, [articles.filing(one, pack(one), sort=0, digest=0) for one in stories], 0)


def test_who_packs_gets_one_as_soon_as_there_are_stories_to_learn_from(tmp_path):
    db = database.connect(tmp_path / "library.db")
    try:
        _file(db, range(1, dictionaries.FIRST), packing.pack)
        assert dictionaries.fitting(db) == b""
        _file(db, [dictionaries.FIRST], packing.pack)
        learned = dictionaries.fitting(db)
        assert learned == dictionaries.newest(db) == dictionaries.fitting(db) != b""
        assert db.execute("SELECT articles FROM dictionaries").fetchall() == [(dictionaries.FIRST,)]
        story = Article("Ferry", (Paragraph("The ferry sails at six from quay nine."),))
        assert len(packing.pack(story, None, learned)) < len(packing.pack(story))
    finally:
        db.close()


def test_another_one_is_learned_once_the_library_has_outgrown_it(tmp_path):
    db = database.connect(tmp_path / "library.db")
    try:
        dictionaries.renew(db)
        _file(db, range(dictionaries.FIRST), packing.pack)
        first = dictionaries.fitting(db)
        total = dictionaries.FIRST * dictionaries.GROWTH
        _file(db, range(dictionaries.FIRST, total - 1), packing.pack)
        dictionaries.renew(db)
        assert dictionaries.fitting(db) == first
        _file(db, [total], packing.pack)
        assert dictionaries.fitting(db) == first
        dictionaries.renew(db)
        assert db.execute("SELECT articles FROM dictionaries ORDER BY 1").fetchall() == [
            (dictionaries.FIRST,),
            (total,),
        ]
        assert dictionaries.fitting(db) != first
    finally:
        db.close()


def test_where_nothing_can_be_learned_from_it_is_tried_once(tmp_path):
    db = database.connect(tmp_path / "library.db")
    try:
        _file(db, range(dictionaries.FIRST))
        made = [(dictionaries.FIRST, b"")]
        assert dictionaries.fitting(db) == b""
        assert db.execute("SELECT articles, words FROM dictionaries").fetchall() == made
        _file(db, range(1_000, 1_010))
        assert dictionaries.fitting(db) == b""
        assert db.execute("SELECT articles, words FROM dictionaries").fetchall() == made
    finally:
        db.close()
