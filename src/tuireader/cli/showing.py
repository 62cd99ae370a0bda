"""`tuireader show` and `explain`: what a source holds, printed; nothing is stored."""

import json
import os
import sys
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

from tuireader.cli.opening import opened
from tuireader.errors import ReaderError
from tuireader.library import Library, exporting, opening
from tuireader.library.workshop import Workshop
from tuireader.model import codec, feed_codec
from tuireader.model.article import Article
from tuireader.model.feed import FeedReading, SubscriptionList
from tuireader.safe import redact, safe_line


async def show(library_path: Path, names: list[str], form: str, width: int, origin: int | None = None) -> int:
    """Prints each of the names in order; 1 where one of them failed. With an `origin` they are links of that article."""
    failed = False
    each = _found(library_path, names, "read") if origin is None else _followed(library_path, names, origin)
    async for name, found in each:
        failed |= isinstance(found, ReaderError)
        if form == "json":
            sys.stdout.write(json.dumps(_object(name, found), ensure_ascii=False) + "\n")
        elif isinstance(found, ReaderError):
            _complain(name, found)
        else:
            for text in _texts(found, form, width):
                sys.stdout.write(text)
            _tell_of_the_rest(name, found)
    return int(failed)


async def explain(library_path: Path, names: list[str]) -> int:
    """Prints every line of each source with what it was taken for, and why."""
    failed = False
    async for name, found in _found(library_path, names, "explain"):
        failed |= isinstance(found, ReaderError)
        if isinstance(found, ReaderError):
            _complain(name, found)
        else:
            for text, label, votes in found:
                sys.stdout.write(f"{label:<11} {text}\n")
                for voted, weight, why in votes:
                    sys.stdout.write(f"{'':11} {weight:+6.2f} {voted}: {why}\n")
    return int(failed)


async def _found(library_path: Path, names: list[str], task: Any) -> AsyncIterator[tuple[str, Any]]:
    """Names that are files or addresses through the workshop, numbers out of the library."""
    if any(_is_id(name) for name in names):
        async with opened(library_path) as library:
            for name in names:
                if _is_id(name):
                    yield name, await (_from_library if task == "read" else _explained)(library, int(name))
                else:
                    async for _, _, found in opening.each([name], task):
                        yield name, found
        return
    async for name, _, found in opening.each(names, task):
        yield name, found


async def _followed(library_path: Path, names: list[str], origin: int) -> AsyncIterator[tuple[str, Any]]:
    """The pages behind links of an article."""
    from tuireader.library import following

    async with opened(library_path) as library:
        for name in names:
            try:
                yield name, await following.page(library, origin, name)
            except ReaderError as error:
                yield name, error


def _is_id(name: str) -> bool:
    return name.isascii() and name.isdigit() and not Path(name).exists()


async def _from_library(library: Library, article_id: int) -> Article | ReaderError:
    try:
        return await library.article(article_id)
    except ReaderError as error:
        return error


async def _explained(library: Library, article_id: int) -> Any:
    """The kept source of an article, explained by today's rules."""
    try:
        await library.article(article_id)  # or the sentence why not
        source = await library.source(article_id)
        if source is None:
            return ReaderError("The source of this article was not kept.")
        async with Workshop(benches=1) as workshop:
            return await workshop.do("explain", source)
    except ReaderError as error:
        return error


def _tell_of_the_rest(name: str, found: Article | FeedReading | SubscriptionList) -> None:
    """What is left out of an article because it is too long was meant for the reader; the rest of `dropped` was not."""
    for left in found.dropped if isinstance(found, Article) else ():
        if left.reason.endswith("too long"):
            _complain(name, f"Left out, for it is too long for one article: {left.text}.")


def _complain(name: str, error: ReaderError | str) -> None:
    named = redact(safe_line(name)) or "“”"
    print(f"tuireader: {named}: {error}", file=sys.stderr)


def _object(name: str, found: Article | FeedReading | SubscriptionList | ReaderError) -> dict[str, Any]:
    match found:
        case Article():
            return {"kind": "article", "path": name, **codec.encode(found)}
        case FeedReading():
            return {"path": name, **feed_codec.encode_feed(found)}
        case SubscriptionList():
            return {"path": name, **feed_codec.encode_subscriptions(found)}
        case _:
            return {"kind": "error", "path": name, "error": str(found)}


def _texts(found: Article | FeedReading | SubscriptionList, form: str, width: int) -> Iterable[str]:
    match found:
        case Article():
            yield _set(found, form, width)
        case FeedReading():
            for article in found.articles:
                yield _set(article, form, width) + "\n"
        case SubscriptionList():
            for feed in found.feeds:
                yield f"{redact(feed.url)}\t{redact(feed.title)}\n"


def _set(article: Article, form: str, width: int) -> str:
    from tuireader.typeset import ansi, plain, sheet
    from tuireader.typeset.lines import Frame

    match form:
        case "ansi":
            page = sheet.sheet(article, Frame(width, tints=False))
            return ansi.paint(page.lines, colours=not os.environ.get("NO_COLOR")) + "\n"
        case "plain":
            return plain.linear(article)
        case "markdown" | "html":
            return exporting.document_of(article, form)
        case _:
            return plain.text(article, width)
