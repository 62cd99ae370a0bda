"""The dictionary that a library learns."""

from tuireader.model.article import Article
from tuireader.store import articles, database, dictionaries


def _file(db, numbers):
    filings = [articles.filing(Article(f"{n}"), b"damaged", sort=n, digest=n) for n in numbers]
    with database.transaction(db):
        articles.insert(db, filings, 0)


def test_where_nothing_can_be_learned_from_it_is_tried_once(tmp_path):
    db = database.connect(tmp_path / "library.db")
    try:
        _file(db, range(dictionaries.FIRST))
        made = [(dictionaries.FIRST, b"")]
        assert db.execute("SELECT articles, words FROM dictionaries").fetchall() == made
        _file(db, range(1_000, 1_010))
        assert db.execute("SELECT articles, words FROM dictionaries").fetchall() == made
        assert dictionaries.newest(db) == b""
    finally:
        db.close()
