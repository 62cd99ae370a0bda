import pytest

from tuireader.errors import ExtractError
from tuireader.library.workshop import Workshop
from tuireader.model.source import Source

STORY = (
    b"<html><body><article><h1>Ferry runs again</h1>"
    + b"<p>It sails at six, and nobody is left behind on the quay.</p>" * 9
)
SLOW = b"<html><body>" + b"<p>It sails at six, and nobody is left behind on the quay.</p>" * 150_000


async def test_a_document_that_takes_too_long_is_given_up_and_the_next_one_is_read():
    async with Workshop(benches=1, seconds=3) as workshop:
        with pytest.raises(ExtractError, match="longer than 3 s"):
            await workshop.do("read_article", Source(SLOW, "slow.html"))
        article = await workshop.do("read_article", Source(STORY, "story.html"))
    assert article.headline == "Ferry runs again"


async def test_an_error_at_the_bench_is_its_sentence_here():
    async with Workshop(benches=1) as workshop:
        with pytest.raises(ExtractError, match="The file is empty"):
            await workshop.do("read", Source(b"", "empty"))


async def test_benches_made_ready_ahead_do_the_work():
    async with Workshop(benches=2) as workshop:
        await workshop.prepare()
        article = await workshop.do("read_article", Source(STORY, "story.html"))
    assert article.headline == "Ferry runs again"


async def test_benches_that_cannot_be_made_ready_are_no_error():
    async with Workshop(benches=1, seconds=0.001) as workshop:
        await workshop.prepare()
        with pytest.raises(ExtractError, match="It takes longer"):
            await workshop.do("read_article", Source(STORY, "story.html"))
