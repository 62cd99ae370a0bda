"""What a document may cost: memory has a bound, and whoever reaches it is read no further, and nobody else pays."""

import time

import pytest

from tuireader.errors import ExtractError
from tuireader.library.workshop import Workshop
from tuireader.model.source import Source

FERRY = b"<rss version='2.0'><channel><title>Post</title><item><title>Ferry</title></item></channel></rss>"
MANY = b'{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[' + b"[]," * 5_000_000 + b"{}]}"


async def test_a_feed_that_wants_more_memory_than_a_document_may_have_is_given_up_and_the_next_one_is_read():
    async with Workshop(benches=1) as workshop:
        with pytest.raises(ExtractError, match=r"more memory|crashed over it"):
            await workshop.do("file_feed", Source(MANY), int(time.time()), b"")
        found = await workshop.do("file_feed", Source(FERRY), int(time.time()), b"")
    assert [filing.headline for filing in found.filings] == ["Ferry"]
