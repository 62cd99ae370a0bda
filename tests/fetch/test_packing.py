"""What servers pack, mispack and call packed; bombs are left before they go off."""

import gzip
import os
import zlib

import pytest
from fetch.loopback import fetched, refused, response
from hypothesis import given
from hypothesis import strategies as st

from tuireader.errors import FetchError
from tuireader.inflate import Inflater, unpacked
from tuireader.store.packing import zstd

BODY = b"<rss><channel><title>Harbour Post</title></channel></rss>"
ZEROS = bytes(8 << 20)


def pouring(coding):
    """An answer without end that calls itself packed in that way."""

    async def pour(writer):
        writer.write(response(b"", f"Content-Encoding: {coding}", length=False))
        while not writer.is_closing():
            writer.write(os.urandom(1 << 16))
            await writer.drain()

    return pour


@pytest.mark.parametrize("coding", ["br", "zstd", "dcz", "compress", "gzip, gzip", "gzip, br"])
async def test_what_was_not_offered_is_refused_before_a_byte_of_it_is_read(coding):
    assert f"not asked for ({coding})" in await refused(pouring(coding), deadline=5)


@pytest.mark.parametrize("coding", ["gzip", "GZIP ", "x-gzip", "deflate"])
async def test_what_can_be_undone_is(coding):
    packed = zlib.compress(BODY) if coding == "deflate" else gzip.compress(BODY)
    answer, _ = await fetched({"/": response(packed, f"Content-Encoding: {coding}")})
    assert answer.body == BODY


@pytest.mark.parametrize("coding", ["identity", "none", "UTF-8", "binary"])
async def test_a_coding_that_is_none_is_passed_over(coding):
    answer, _ = await fetched({"/": response(BODY, f"Content-Encoding: {coding}")})
    assert answer.body == BODY


async def test_a_bomb_within_what_was_undone_is_refused_too():
    packed = gzip.compress(gzip.compress(ZEROS))
    assert "larger than 1 MB" in await refused(response(packed, "Content-Encoding: gzip"), largest=1 << 20)


async def test_a_zstandard_bomb_that_nobody_announced_stays_packed():
    answer, _ = await fetched({"/": response(zstd.compress(ZEROS))})
    assert len(answer.body) < 10_000


def test_a_flood_of_empty_members_is_left_at_ten_thousand():
    with pytest.raises(FetchError, match="more pieces"):
        unpacked(gzip.compress(b"") * 50_000)


@given(st.lists(st.binary(max_size=500), min_size=1, max_size=5), st.integers(1, 2_000), st.binary(max_size=30))
def test_members_are_joined_whatever_the_pieces_and_what_follows_the_last(bodies, size, padding):
    padding = b"\0" + padding if padding else b""
    packed = b"".join(map(gzip.compress, bodies)) + padding
    inflater = Inflater()
    got = b"".join(inflater.feed(packed[start : start + size]) for start in range(0, len(packed), size))
    inflater.finish()
    assert got == b"".join(bodies)


@given(st.binary(max_size=2_000), st.integers(1, 2_000))
def test_zlib_is_undone_whatever_the_pieces(body, size):
    packed = zlib.compress(body)
    inflater = Inflater()
    assert b"".join(inflater.feed(packed[start : start + size]) for start in range(0, len(packed), size)) == body
    inflater.finish()
