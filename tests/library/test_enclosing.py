"""The files that come with articles, saved."""

import pytest
from library.feeds_said import rss

from tuireader.errors import ReaderError
from tuireader.library.enclosing import name_of, save
from tuireader.library.refresh import refresh
from tuireader.model.article import Enclosure
from tuireader.model.events import Done, Failed, Saved, Started
from tuireader.model.feed import Subscription
from tuireader.model.query import Query

SOUND = b"ID3" + bytes(200_000)


async def with_files(library, site, *urls):
    """The id of a story with these files."""
    told = "".join(f"<enclosure url='{url}' type='audio/mpeg' length='0'/>" for url in urls)
    feed = rss(("g1", "https://pier.example/1", "Sea sounds", "Waves.")).replace("</item>", f"{told}</item>")
    await library.subscribe([Subscription(site.say("/feed", feed))])
    await refresh(library, lambda _: None)
    (number,) = await library.ids(Query())
    return number


async def saved(library, number, folder, only=0):
    events = []
    await save(library, [number], folder, events.append, only)
    return events


async def test_a_file_is_saved_under_its_own_name_and_never_over_another(library, site, tmp_path):
    number = await with_files(library, site, site.say("/a/waves.mp3", SOUND))
    for name in ("waves.mp3", "waves (2).mp3"):
        events = await saved(library, number, tmp_path / "files")
        path = tmp_path / "files" / name
        assert events == [Started(1), Saved(str(path), f"{site.address}/a/waves.mp3", len(SOUND)), Done(1, 0)]
        assert path.read_bytes() == SOUND
    assert len(list((tmp_path / "files").iterdir())) == 2


async def test_one_of_several_is_saved_by_its_number(library, site, tmp_path):
    number = await with_files(library, site, *(site.say(f"/{n}.mp3", b"ID3" + n.encode()) for n in ("one", "two")))
    await saved(library, number, tmp_path / "files", only=2)
    assert [path.name for path in (tmp_path / "files").iterdir()] == ["two.mp3"]


async def test_what_cannot_be_had_is_one_sentence_and_leaves_no_file(library, site, tmp_path):
    number = await with_files(library, site, f"{site.address}/gone.mp3")
    assert Failed(f"{site.address}/gone.mp3", "There is nothing at this address (404).") in await saved(
        library, number, tmp_path / "files"
    )
    assert list((tmp_path / "files").iterdir()) == []


async def test_a_file_elsewhere_is_a_strangers_and_may_not_lie_in_a_private_network(
    library, site, other_site, tmp_path
):
    number = await with_files(library, site, other_site.say("/inner.mp3", SOUND))
    (failed,) = (event for event in await saved(library, number, tmp_path / "files") if isinstance(event, Failed))
    assert "private network" in failed.reason
    assert other_site.asked == []


async def test_a_folder_that_cannot_be_made_is_one_sentence(library, site, tmp_path):
    number = await with_files(library, site, f"{site.address}/waves.mp3")
    (tmp_path / "files").write_text("")
    with pytest.raises(ReaderError, match="cannot be made"):
        await saved(library, number, tmp_path / "files" / "deep")


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        ("https://pier.example/a/Waves%20at%20night.mp3?token=1", "audio/mpeg", "Waves at night.mp3"),
        ("https://pier.example/../../.ssh/authorized_keys", "", "authorized_keys"),
        ("https://pier.example/a/..%2F..%2F.bashrc", "", "file.bashrc"),
        ("https://pier.example/-rf", "", "rf"),
        ("https://pier.example/x%00%1b[2J$(id)`;.mp3", "", "x_2J_id.mp3"),
        ("https://pier.example/", "audio/mpeg", "file.mp3"),
        ("https://pier.example/listen", "audio/mpeg", "listen.mp3"),
        ("https://pier.example/" + "a" * 300 + ".ogg", "", "a" * 60 + ".ogg"),
        ("https://pier.example/Яхта.mp3", "", "Яхта.mp3"),
        ("http://[pier/x.mp3", "", "file"),
    ],
)
def test_a_name_is_made_of_what_no_shell_and_no_file_system_takes_for_more(url, kind, name):
    assert name_of(Enclosure(url, kind)) == name
