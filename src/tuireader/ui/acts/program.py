"""Help, the palette, the end."""

from dataclasses import replace

from tuireader.errors import ReaderError
from tuireader.ui import pages
from tuireader.ui.screens.reading import Reading
from tuireader.ui.setting import Place, Setting
from tuireader.ui.view import View


def help_(screen: Reading) -> None:
    from tuireader.ui.screens.leaf import Leaf

    page = pages.manual(screen.keymap.commands, screen.size.width, counts=screen.keymap.counts)
    screen.app.push_screen(Leaf(page, screen.pane.measure, screen.pane.tints))


def palette(screen: Reading) -> None:
    """All commands, found by typing."""
    from tuireader.ui.acts import act
    from tuireader.ui.commands import shown
    from tuireader.ui.screens.choice import Choice

    commands = screen.keymap.commands
    rows = [(c.help, "  ".join(shown(key) for key in c.keys.split(",") if key)) for c in commands]

    def chosen(choice: int | None) -> None:
        if choice is not None:
            screen.later(act(screen, commands[choice].id))

    names = [f"{c.id} {c.title}".replace("-", " ") for c in commands]
    screen.app.push_screen(Choice("Commands", rows, typed=True, also=names), chosen)


def keymap(screen: Reading) -> None:
    """Another program's keys, or our own again."""
    from tuireader.ui import keymaps
    from tuireader.ui.screens.choice import Choice

    names = keymaps.presets()

    def chosen(choice: int | None) -> None:
        if choice is not None:
            screen.config = replace(screen.config, keymap=names[choice])
            screen.keymap, complaints = keymaps.keymap(screen.config)
            screen.show_page()
            whose = f"{names[choice]}’s" if choice else "our own"
            ways = screen.keymap.ways(("help", "shows them"))
            screen.say(" ".join((*complaints, f"The keys are {whose} now{ways}")), 10)

    screen.app.push_screen(Choice("Keys as in", [(name, "") for name in names]), chosen)


def suspend(screen: Reading) -> None:
    screen.app.action_suspend_process()


def quit_(screen: Reading) -> None:
    screen.later(end(screen))


async def end(screen: Reading, code: int = 0) -> None:
    """Leaves everything in order, once. An orderly end goes back to the first view, unseen, for its picture."""
    if screen.over:
        return
    screen.over = True
    screen.leave_article()
    for timer in screen.timers_of_life:
        timer.stop()
    for child in (screen.job, screen.voice):
        if child is not None:
            child.stop()
    if code:
        screen.call_later(_gone, screen, code)  # after its mount, where the library is opened
        return
    screen.post_message(screen.Ending())
    screen.trail.clear()
    screen.article_id = None
    screen.set_reactive(Reading.view, View())
    screen.message = ""
    screen.look("headlines")
    screen.feed_tree.cursor = 0
    try:
        await screen.listing.begin()
        screen.pane.open(Setting(await screen.listing.page_beside(), screen.pane.frame), Place())
    except ReaderError as error:  # there is no such view any more
        await _gone(screen, code, str(error))
        return
    screen.lay_out()
    screen.call_after_refresh(_gone, screen, code)


async def _gone(screen: Reading, code: int, sentence: str = "") -> None:
    if hasattr(screen, "library"):  # else it could not be opened
        await screen.library.close()
    screen.post_message(screen.Gone(code, sentence, picture=not code and not sentence))
