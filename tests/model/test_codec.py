from any_article import anywhere, articles, blocks
from hypothesis import given
from hypothesis import strategies as st

from tuireader.model.article import Article, Paragraph, Rule, Speech
from tuireader.model.codec import decode, encode

text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@given(articles(text, text, blocks(text, text, reach=anywhere)))
def test_an_article_survives_its_json(article):
    assert decode(encode(article)) == article


def test_speech_carries_its_words():
    paragraph = encode(Article("h", (Paragraph("“Go,” she said.", speech=(Speech(1, 4, "Ada"),)),)))["blocks"][0]
    assert paragraph["speech"] == [{"start": 1, "end": 4, "text": "Go,", "speaker": "Ada"}]


def test_an_unknown_kind_of_block_is_passed_over():
    assert decode({"headline": "h", "blocks": [{"kind": "hologram"}, {"kind": "rule"}]}).blocks == (Rule(),)
