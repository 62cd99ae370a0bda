"""What the reader writes: tags, a note, and articles into files."""

import re
from collections.abc import Sequence
from pathlib import Path

from tuireader import charset
from tuireader.model.article import Article, Code
from tuireader.safe import redact, safe_block
from tuireader.ui.jobs import Job
from tuireader.ui.opening import meant, read_own
from tuireader.ui.screens.reading import Reading

MOST = 10_000
"""Articles that one export from here can name: a command's words have an end."""

LONGEST = 200_000
"""Bytes of a source that are shown."""


async def tag(screen: Reading) -> None:
    """Puts a tag on what is meant; where all of it has the tag, takes it off."""
    ids = meant(screen)

    def entered(text: str, done: bool) -> None:
        if done and text.strip(" #"):
            screen.headlines.select(None)
            screen.later(_tag(screen, ids, text.strip(" #")))

    if ids:
        known = " ".join(f"#{name}" for name in await screen.library.tags_of(ids[0])) if len(ids) == 1 else ""
        screen.ask(
            f"tag, on or off ({known or 'none yet'})" if len(ids) == 1 else f"tag on {len(ids)} articles", entered
        )


async def _tag(screen: Reading, ids: Sequence[int], name: str) -> None:
    on = bool(await screen.library.tag(ids, name))
    count = len(ids) if on else await screen.library.tag(ids, name, value=False)
    of = f" {'on' if on else 'off'} {count} articles" if len(ids) > 1 else "" if on else " taken off"
    screen.say(f"#{name}{of}{screen.keymap.ways(('undo', 'undoes'))}")
    await _show_again(screen, ids)


async def note(screen: Reading) -> None:
    """The note on the article, to write or to change; with nothing in it there is none."""
    if not (ids := meant(screen)[:1]):
        return

    def entered(text: str, done: bool) -> None:
        if done:
            screen.later(_write(screen, ids[0], text.strip(), before))

    before = await screen.library.note(ids[0])
    screen.ask("note", entered, value=" ".join(before.split()))


async def _write(screen: Reading, article_id: int, text: str, before: str) -> None:
    if text == " ".join(before.split()):
        return
    await screen.library.write_note(article_id, text)
    screen.say(f"Note {'kept' if text else 'taken away'}{screen.keymap.ways(('undo', 'undoes'))}")
    await _show_again(screen, [article_id])


async def _show_again(screen: Reading, ids: Sequence[int]) -> None:
    """The reader's own words, in the rows and at the bottom."""
    seen = set(screen.headlines.sight())
    await screen.listing.give([article_id for article_id in ids if article_id in seen])
    await read_own(screen)


async def export(screen: Reading) -> None:
    """Writes what is meant into a file: which format, and then where."""
    from tuireader.library import formats
    from tuireader.ui.screens.choice import Choice

    ids = meant(screen)
    if len(ids) > MOST:
        screen.say(f"At most {MOST:,} articles; tuireader export writes more")
    if not 0 < len(ids) <= MOST:
        return
    headline = (await screen.library.rows(ids[:1]))[0].headline
    stem = re.sub(r"[^\w]+", "-", headline.lower()).strip("-")[:60].rstrip("-") or "story"

    exporters = formats.of_articles()
    rows = [(one.title, one.suffix) for one in exporters.values()]

    def entered(text: str, done: bool) -> None:
        if done and text.strip():
            screen.later(_export(screen, ids, text.strip()))

    def chosen(choice: int | None) -> None:
        if choice is not None:
            screen.ask("write to", entered, value=f"~/{stem}{rows[choice][1]}")

    title = f"Write {len(ids):,} articles as" if len(ids) > 1 else "Write as"
    screen.app.push_screen(Choice(title, rows, [*exporters].index("markdown")), chosen)


async def source(screen: Reading) -> None:
    """What the article was made of, as it came."""
    from tuireader.ui.screens.leaf import Leaf

    ids = meant(screen)
    kept = await screen.library.source(ids[0]) if ids else None
    if kept is None:
        screen.say("The source of this article was not kept" if ids else "No article of the library is meant")
        return
    text = safe_block(kept.body[:LONGEST].decode(charset.codec(kept.charset) or "utf-8", "replace"))
    screen.app.push_screen(
        Leaf(Article("The source", (Code(text),), site=redact(kept.url or kept.name)), 100, screen.pane.tints)
    )


async def _export(screen: Reading, ids: Sequence[int], name: str) -> None:
    try:
        target = Path(name).expanduser()
        there = target.is_file()
    except (RuntimeError, ValueError, OSError):
        screen.say(f"{name} is no path")
        return
    if there:
        screen.say(f"{target} is there already; another name, please")
        return
    screen.headlines.select(None)
    output = f"{target}/" if name.endswith("/") else str(target)
    job = Job(screen.path, ("export", *(f"id:{article_id}" for article_id in ids)), (f"--output={output}",))
    async for _ in job.events():
        pass
    screen.say(job.complaint, 10)
