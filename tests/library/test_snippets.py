import pytest

from tuireader.library import Library
from tuireader.library.snippets import snippet
from tuireader.model.article import Article, Paragraph
from tuireader.model.query import Query

LONG = (
    "Nobody waits on the quay. " * 9
    + "Then Élodie's café opened its doors to the categories of guests. "
    + "And so on. " * 30
)
STORY = Article(
    "A headline", (Paragraph("The first paragraph."), Paragraph(LONG), Paragraph("港の朝は静かで、船が出る。"))
)


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        (["cafe"], ["café"]),
        (["ELODIE", "doors"], ["Élodie", "doors"]),
        (["cat"], ["cat"]),
        (["朝は"], ["朝は"]),
        (["first paragraph"], ["first paragraph"]),
    ],
)
def test_the_hits_are_shown_where_they_are(words, hits):
    found = snippet(STORY, words)
    assert [found.text[start:end] for start, end in found.hits] == hits
    assert len(found.text) <= 181


@pytest.mark.parametrize("words", [[], [" "], ["zebra"], ["("]])
def test_without_a_hit_it_is_how_the_text_begins(words):
    assert snippet(STORY, words).text == "The first paragraph."
    assert snippet(Article("Only a headline"), words).text == ""


async def test_a_screenful_is_asked_at_once(tmp_path):
    async with await Library.open(tmp_path / "library.db") as library:
        ids = await library.file_articles(None, [STORY, Article("Other", (Paragraph("Of cafés."),))])
        found = await library.snippets(Query.typed("cafe"), [*ids, 99])
    assert [found[i].text[slice(*found[i].hits[0])] for i in ids] == ["café", "cafe".replace("e", "é")]
    assert 99 not in found
