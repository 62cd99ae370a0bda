"""How long a refresh takes, and where: `python bench/refresh.py [FEEDS [LATENCY_MS]]`.

So many feeds (200) of 20 to 50 whole entries, each from an address of its own on loopback (127.10.x.y, Linux), after so
many milliseconds (200): once with everything new, once with nothing (304). Wall time, and CPU time of this process (the
network, the one writer, and the server) and of the benches, in ms an article or a feed.
"""

import asyncio
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from search import words_of
from store import Take, block

from tuireader.library import Library
from tuireader.library.refresh import Wishes, refresh
from tuireader.model.feed import Subscription


def document(number: int, chance: random.Random, take: Take) -> bytes:
    """An RSS feed with the whole of its stories."""
    told = []
    for entry in range(chance.randint(20, 50)):
        body = "".join(block(chance, take)[1] for _ in range(18))
        told.append(
            f"<item><title>{' '.join(take(8))} {number}-{entry}</title><link>https://{number}.example/{entry}</link>"
            f"<guid>{number}-{entry}</guid><description><![CDATA[{body}]]></description></item>"
        )
    return f"<rss version='2.0'><channel><title>Feed {number}</title>{''.join(told)}</channel></rss>".encode()


async def serve(bodies: list[bytes], latency: float) -> asyncio.Server:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(latency)
        number = int(head.split(b" ", 2)[1].strip(b"/"))
        etag = b'ETag: "1"\r\nConnection: close\r\n'
        if b'if-none-match: "1"' in head.lower():
            writer.write(b"HTTP/1.1 304 Not Modified\r\n" + etag + b"\r\n")
        else:
            length = b"Content-Length: %d\r\n\r\n" % len(bodies[number])
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n" + etag + length + bodies[number])
        await writer.drain()
        writer.close()

    return await asyncio.start_server(answer, "0.0.0.0", 0)


def cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


async def main(count: int, latency: float) -> None:
    chance = random.Random(7)
    take = words_of(chance)
    bodies = [document(number, chance, take) for number in range(count)]
    server = await serve(bodies, latency)
    port = server.sockets[0].getsockname()[1]
    urls = [f"http://127.10.{n // 250}.{n % 250 + 1}:{port}/{n}" for n in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        async with await Library.open(Path(folder) / "library.db") as library:
            await library.subscribe(map(Subscription, urls))
            for what in ("all new", "all 304"):
                before = time.perf_counter(), cpu(resource.RUSAGE_SELF), cpu(resource.RUSAGE_CHILDREN)
                done = await refresh(library, lambda _: None, Wishes(force=True))
                wall, own, benches = (
                    time.perf_counter() - before[0],
                    cpu(resource.RUSAGE_SELF) - before[1],
                    cpu(resource.RUSAGE_CHILDREN) - before[2],
                )
                each = done.new or count
                print(
                    f"{what}: {count} feeds, {done.new} articles, {done.failed} failed; {wall:.2f} s;"
                    f" CPU {own / each * 1e3:.2f} ms here, {benches / each * 1e3:.2f} ms at the benches, each"
                )
    server.close()


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    asyncio.run(main(numbers[0] if numbers else 200, (numbers[1] if len(numbers) > 1 else 200) / 1e3))
