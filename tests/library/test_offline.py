"""Whole articles and pictures ahead, within a budget, and on from where it stopped."""

import io

import pytest
from library.feeds_said import page, rss
from PIL import Image

from tuireader.fetch.http import Access
from tuireader.library import Library, offline
from tuireader.library.offline import Packed
from tuireader.library.refresh import refresh
from tuireader.model.events import Done, Failed, Started
from tuireader.model.feed import Subscription
from tuireader.model.query import Query

TEXT = "The old mill by the weir closes in spring after two centuries of grinding flour, and its wheel stays."


def jpeg(colour):
    out = io.BytesIO()
    Image.new("RGB", (64, 40), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
async def library(tmp_path, site):
    async with await Library.open(tmp_path / "library.db") as opened:
        said = []
        for n, colour in enumerate(("teal", "red", "navy")):
            picture = site.say(f"/{n}.jpg", jpeg(colour), Content_Type="image/jpeg")
            body = page(f"Mill {n}", f"{TEXT} {n}").replace("</p>", f'</p><figure><img src="{picture}"></figure>', 1)
            link = site.say(f"/mill{n}", body, Content_Type="text/html; charset=utf-8")
            said.append((f"g{n}", link, f"Mill {n} to close", "Flour since 1802."))
        await opened.subscribe([Subscription(site.say("/feed", rss(*said)))])
        await refresh(opened, lambda _: None)
        site.asked.clear()
        yield opened


async def packed(library, size=0, **more):
    events = []
    ids = await library.ids(Query.parse("is:unread"))
    done = await offline.pack(library, ids, events.append, size, access=Access(), **more)
    return done, events


async def test_articles_come_whole_and_with_their_pictures_and_a_second_time_nothing_is_asked(library, site):
    done, events = await packed(library)
    assert (done.articles, done.pictures, done.failed, done.left) == (3, 3, 0, 0)
    assert (events[0], events[-1]) == (Started(3), Done(6, 0))
    assert done.size > 3 * len(TEXT)
    assert len(site.asked) == 6
    assert (await packed(library))[0] == Packed(0, 0, 0, 0, 0)
    assert len(site.asked) == 6
    assert len(await library.ids(Query.parse("is:offline"))) == 3


async def test_a_budget_is_kept_and_the_next_run_goes_on(library, site, monkeypatch):
    monkeypatch.setattr(offline, "_TOGETHER", 1)
    first, _ = await packed(library, 200)
    assert (first.articles, first.left) == (1, 2)
    rest, _ = await packed(library)
    assert (first.articles + rest.articles, first.pictures + rest.pictures) == (3, 3)


async def test_without_pictures_none_is_asked_for(library, site):
    done, _ = await packed(library, pictures=False)
    assert (done.articles, done.pictures) == (3, 0)
    assert not [path for path, _ in site.asked if path.endswith(".jpg")]


async def test_a_damaged_article_keeps_no_other_from_being_packed(library):
    await library.run(lambda db: db.execute("UPDATE bodies SET packed = x'00' WHERE article_id = 1"))
    done, events = await packed(library)
    assert (done.articles, done.pictures) == (2, 2)
    assert any(isinstance(event, Failed) for event in events)
