import asyncio
import gc
import sys
from contextlib import suppress
from typing import get_args

import pytest

from tuireader.errors import ExtractError
from tuireader.library import reading
from tuireader.library.bench import Task
from tuireader.library.workshop import Workshop
from tuireader.model.source import Source
from tuireader.store import packing

STORY = (
    b"<html><body><article><h1>Ferry runs again</h1>"
    + b"<p>It sails at six, and nobody is left behind on the quay.</p>" * 9
)
SLOW = b"<html><body>" + b"<p>It sails at six, and nobody is left behind on the quay.</p>" * 150_000


async def test_a_document_that_takes_too_long_is_given_up_and_the_next_one_is_read():
    async with Workshop(benches=1, seconds=3) as workshop:
        with pytest.raises(ExtractError, match="longer than 3 s"):
            await workshop.do("read", Source(SLOW, "slow.html"))
        article = await workshop.do("read", Source(STORY, "story.html"))
    assert article.headline == "Ferry runs again"


async def test_an_error_at_the_bench_is_its_sentence_here():
    async with Workshop(benches=1) as workshop:
        with pytest.raises(ExtractError, match="The file is empty"):
            await workshop.do("read", Source(b"", "empty"))


async def test_a_document_that_could_not_be_read_is_held_by_nobody():
    body = b"%PDF-1.7 of fifteen megabytes, say"
    held = sys.getrefcount(body)
    gc.disable()
    try:
        async with Workshop(benches=1) as workshop:
            with suppress(ExtractError):
                await workshop.do("read", Source(body, "paper.pdf"))
            assert sys.getrefcount(body) == held
    finally:
        gc.enable()


async def test_benches_made_ready_ahead_do_the_work():
    async with Workshop(benches=2) as workshop:
        workshop.prepare()
        article = await workshop.do("read", Source(STORY, "story.html"))
    assert article.headline == "Ferry runs again"


async def test_benches_that_cannot_be_made_ready_are_no_error():
    async with Workshop(benches=1, seconds=0.001) as workshop:
        workshop.prepare()
        with pytest.raises(ExtractError, match="It takes longer"):
            await workshop.do("read", Source(STORY, "story.html"))


async def test_what_a_bench_was_given_before_is_there_again():
    feed = Source(b"<rss><channel><item><title>Ferry</title></item></channel></rss>", "feed.xml")
    _, learned = packing.learned([b"The ferry %d sails at six from quay %d." % (n, n * n) for n in range(200)], 4_000)
    async with Workshop(benches=1) as workshop:
        packed = [
            (await workshop.do("file_feed", feed, 1_800_000_000, dictionary)).filings[0].packed
            for dictionary in (b"", learned, learned, b"", learned)
        ]
    plain, primed = packed[0], packed[1]
    assert packed == [plain, primed, primed, plain, primed]
    assert packing.dictionary_of(primed) != packing.dictionary_of(plain) == 0


def test_every_task_of_a_bench_is_a_function_that_reads():
    assert all(callable(getattr(reading, task)) for task in get_args(Task))


async def test_where_the_foreman_has_gone_another_gives_out_benches():
    async with Workshop(benches=1, seconds=3) as workshop:
        await workshop.do("read", Source(STORY, "story.html"))
        assert workshop._foreman
        workshop._foreman.kill()
        workshop._foreman.wait()
        with pytest.raises(ExtractError, match="longer than 3 s"):
            await workshop.do("read", Source(SLOW, "slow.html"))
        article = await workshop.do("read", Source(STORY, "story.html"))
    assert article.headline == "Ferry runs again"


LARGE = b"<rss><channel><item><title>Tide</title></item></channel></rss>".ljust(5 << 20)


async def test_over_a_large_document_there_is_one_bench_and_then_there_are_all_again():
    async with Workshop(benches=2) as workshop:
        await asyncio.gather(*(workshop.do("read", Source(STORY, "story.html")) for _ in range(2)))
        before = set(workshop._benches)
        assert len(before) == 2
        large, *others = await asyncio.gather(
            workshop.do("file_feed", Source(LARGE), 1_800_000_000, b""),
            *(workshop.do("read", Source(STORY, "story.html")) for _ in range(4)),
        )
        assert not before & workshop._benches
        assert len(workshop._benches) == 2
    assert [filing.headline for filing in large.filings] == ["Tide"]
    assert [article.headline for article in others] == ["Ferry runs again"] * 4
