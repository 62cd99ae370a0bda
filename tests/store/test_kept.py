import json
from dataclasses import replace
from datetime import UTC

from any_article import anywhere, articles, blocks
from hypothesis import given
from hypothesis import strategies as st

from tuireader.model.article import Article, Code
from tuireader.model.codec import decode
from tuireader.store import kept

text = st.text(max_size=8)


@given(articles(text, text, blocks(text, text, reach=anywhere)))
def test_what_is_kept_is_the_article_without_what_its_row_holds(article):
    bare = replace(article, id="", headline="", site="", url=None, byline="", language="", minutes=0)
    when = article.published
    if when and when.tzinfo is UTC and not when.microsecond:
        bare = replace(bare, published=None)
    assert decode(json.loads(kept.plain(article), strict=False)) == bare


def test_lone_surrogates_are_no_bytes():
    assert decode(json.loads(kept.plain(Article("h", (Code("a\ud800"),))))).blocks == (Code("a?"),)
