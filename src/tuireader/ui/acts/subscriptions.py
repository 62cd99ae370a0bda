"""The feed under the cursor: its name, its folder, its end. Each is a step that `undo` takes back."""

from collections.abc import Awaitable

from tuireader.model.feed import Feed
from tuireader.model.query import Fact, Query
from tuireader.ui.screens.reading import Reading
from tuireader.ui.view import View


def starter(screen: Reading) -> None:
    """Feeds to start with, by taste; what is picked is subscribed and fetched."""
    from tuireader.ui.acts import feeds
    from tuireader.ui.screens.picks import Picks
    from tuireader.ui.starter import tastes

    offered = tastes()
    every = [one for all_of in offered.values() for one in all_of]

    async def subscribed(picked: list[int]) -> None:
        new = await screen.library.subscribe(every[n] for n in picked)
        await screen.listing.reload()
        await screen.listing.show_feeds()
        if new:
            feeds.refresh(screen)
        else:
            screen.say("These feeds were here already")

    def answered(picked: list[int] | None) -> None:
        if picked:
            screen.later(subscribed(picked))

    groups = {taste: [(one.title, "") for one in all_of] for taste, all_of in offered.items()}
    screen.app.push_screen(Picks("Feeds to start with", groups), answered)


async def rename_feed(screen: Reading) -> None:
    from tuireader.library import subscriptions

    if (feed := await _meant(screen)) is None:
        return

    def entered(text: str, done: bool) -> None:
        if done and text.strip() != feed.title:
            change = subscriptions.rename(screen.library, feed.url, text.strip())
            screen.later(_changed(screen, change, f"“{feed.title}” is “{text.strip() or 'as it names itself'}” now"))

    screen.ask("name of the feed; nothing: its own", entered, value=feed.title)


async def move_feed(screen: Reading) -> None:
    from tuireader.library import subscriptions

    if (feed := await _meant(screen)) is None:
        return

    def entered(text: str, done: bool) -> None:
        if done and text.strip() != feed.folder:
            change = subscriptions.move(screen.library, feed.url, text.strip())
            screen.later(_changed(screen, change, f"“{feed.title}” is in {text.strip() or 'no folder'} now"))

    screen.ask("folder of the feed; nothing: none", entered, value=feed.folder)


async def unsubscribe(screen: Reading) -> None:
    from tuireader.library import subscriptions

    if (feed := await _meant(screen)) is not None:
        sentence = f"“{feed.title}” is unsubscribed, its articles stay"
        await _changed(screen, subscriptions.remove(screen.library, feed.url), sentence)
        if _feed_of(screen.view.shelf.query) == feed.url:
            screen.view = View()


async def _changed(screen: Reading, change: Awaitable[None], sentence: str) -> None:
    await change
    screen.say(f"{sentence}{screen.keymap.ways(('undo', 'undoes'))}", 10)
    await screen.listing.reload()
    await screen.listing.show_feeds()


async def _meant(screen: Reading) -> Feed | None:
    """The feed that the cursor stands on, else the one whose articles are listed."""
    query = (
        screen.feed_tree.branches[screen.feed_tree.cursor].query
        if screen.looking == "feeds"
        else screen.view.shelf.query
    )
    url = _feed_of(query)
    feed = next((feed for feed in await screen.library.feeds() if feed.url == url), None)
    if feed is None:
        screen.say("Which feed? Go to it among the feeds first")
    return feed


def _feed_of(query: Query) -> str:
    return next((term.value for term in query.must.terms if isinstance(term, Fact) and term.field == "feed"), "")
