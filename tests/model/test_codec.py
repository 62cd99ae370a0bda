from any_article import anywhere, articles, blocks
from hypothesis import given
from hypothesis import strategies as st

from tuireader.model.article import Article, Mark, Paragraph, Rule, Span, Speech
from tuireader.model.codec import decode, encode

text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@given(articles(text, text, blocks(text, text, reach=anywhere)))
def test_an_article_survives_its_json(article):
    assert decode(encode(article)) == article


def test_speech_carries_its_words():
    paragraph = encode(Article("h", (Paragraph("“Go,” she said.", speech=(Speech(1, 4, "Ada"),)),)))["blocks"][0]
    assert paragraph["speech"] == [{"start": 1, "end": 4, "text": "Go,", "speaker": "Ada"}]


def test_a_role_and_a_mark_that_are_not_known_are_passed_over():
    spans = [{"start": 0, "end": 3, "mark": "underline"}, {"start": 4, "end": 7, "mark": "strong"}]
    told = {"kind": "paragraph", "text": "Six a day.", "role": "poem", "spans": spans}
    assert decode({"headline": "h", "blocks": [told]}).blocks == (
        Paragraph("Six a day.", spans=(Span(4, 7, Mark.STRONG),)),
    )


def test_an_unknown_kind_of_block_is_passed_over():
    assert decode({"headline": "h", "blocks": [{"kind": "hologram"}, {"kind": "rule"}]}).blocks == (Rule(),)
