import io

from PIL import Image

from tuireader.fetch import http
from tuireader.fetch.http import Access
from tuireader.library import picturing
from tuireader.library.trip import Budget
from tuireader.library.workshop import Workshop
from tuireader.model.article import Article, Figure, Paragraph
from tuireader.model.events import Done, Failed, PictureKept, Started
from tuireader.store import articles, database
from tuireader.store import pictures as shelf


def jpeg(colour="teal", size=(120, 80)):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


async def filed(library, *urls):
    figures = tuple(Figure(f"Picture {n}", "", url) for n, url in enumerate(urls))
    (number,) = await library.file_articles(None, [Article("The weir", (Paragraph("Water."), *figures))])
    return number


async def had(library, ids, size=0, again=False, access=None):
    """Events of a run in which the loopback may be asked, as the open net may."""
    events = []
    async with http.Client() as client, Workshop(benches=1) as workshop:
        album = picturing.Album(library, client, workshop, Budget(size), access or Access())
        wanted = await album.wanting(ids, again=again)
        events.append(Started(len(wanted)))
        await album.complete(wanted, events.append)
    return [*events, Done(album.trip.new, album.trip.failed)]


async def test_the_pictures_of_an_article_are_fetched_once_and_kept_small(library, site):
    url = site.say("/weir.jpg", jpeg(), Content_Type="image/jpeg")
    number = await filed(library, url, url)
    started, kept, done = await had(library, [number])
    assert (started, done) == (Started(1), Done(1, 0))
    assert isinstance(kept, PictureKept)
    cells = (await library.pictures([url]))[url]
    assert (cells.width, cells.height) == (120, 80)
    assert await had(library, [number]) == [Started(0), Done(0, 0)]
    assert [path for path, _ in site.asked] == ["/weir.jpg"]


async def test_nothing_is_told_to_the_server_but_that_a_picture_is_wanted(library, site):
    number = await filed(library, site.say("/weir.jpg", jpeg(), Set_Cookie="seen=1"))
    await had(library, [number])
    ((_, headers),) = site.asked
    assert headers.keys() & {"cookie", "referer", "authorization"} == set()
    assert headers["accept"].startswith("image/")


async def test_a_picture_that_cannot_be_had_is_asked_again_only_on_request(library, site):
    urls = [site.say("/page.jpg", "<html>", Content_Type="text/html"), site.address + "/gone.jpg"]
    number = await filed(library, *urls)
    events = await had(library, [number])
    assert events[-1] == Done(0, 2)
    assert all(event.reason.endswith(".") for event in events if isinstance(event, Failed))
    assert await library.pictures(urls) == {}
    assert await had(library, [number]) == [Started(0), Done(0, 0)]
    site.say("/gone.jpg", jpeg())
    assert (await had(library, [number], again=True))[-1] == Done(1, 1)


async def test_a_budget_ends_the_run_and_it_goes_on_the_next_time(library, site):
    urls = [site.say(f"/{n}.jpg", jpeg(size=(400, 300))) for n in range(12)]
    number = await filed(library, *urls)
    first = (await had(library, [number], size=1))[-1].new
    assert 0 < first < 12
    assert (await had(library, [number]))[-1] == Done(12 - first, 0)


async def test_pictures_lead_into_no_private_network(library, site):
    number = await filed(library, site.say("/weir.jpg", jpeg()))
    events = []
    assert (await picturing.fetch(library, [number], events.append)).failed == 1
    assert site.asked == []


async def test_addresses_that_are_none_of_the_web_are_left_alone(library):
    number = await filed(library, "data:image/png;base64,AAAA", "file:///etc/passwd", "//x", "javascript:1")
    assert await had(library, [number]) == [Started(0), Done(0, 0)]


async def test_a_picture_goes_with_its_article(library, site):
    url = site.say("/weir.jpg", jpeg())
    number = await filed(library, url)
    await had(library, [number])

    def remove(db):
        with database.transaction(db):
            articles.remove(db, [number])

    await library.run(remove)
    assert await library.run(shelf.known, [url]) == {}


async def test_a_damaged_picture_is_as_none(library, site):
    url = site.say("/weir.jpg", jpeg())
    number = await filed(library, url)
    await had(library, [number])
    for damage in ("cells = x'00ff'", "width = 7"):
        await library.run(lambda db, damage=damage: db.execute(f"UPDATE pictures SET {damage}"))
        assert await library.pictures([url]) == {}


async def test_one_picture_alone_can_be_asked_for(library, site):
    urls = [site.say(f"/{n}.jpg", jpeg()) for n in range(3)]
    number = await filed(library, *urls)
    events = []
    await picturing.fetch(library, [number], events.append, number=2)
    assert [event.url for event in events if isinstance(event, Failed)] == [urls[1]]  # it is on the loopback
    assert picturing.numbered(await library.article(number), 4) == ()
