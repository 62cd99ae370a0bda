"""Links, and what leaves the program: the browser and the clipboard."""

from collections.abc import Awaitable, Iterable
from itertools import product

from tuireader.safe import redact, safe_url
from tuireader.typeset.footnotes import mark_of
from tuireader.typeset.lines import Line, Role
from tuireader.ui import following
from tuireader.ui.acts import feeds, program
from tuireader.ui.browsing import visit
from tuireader.ui.opening import OPEN_FIRST, mark
from tuireader.ui.painting import Target
from tuireader.ui.screens.reading import Reading
from tuireader.ui.setting import Place

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


def links(screen: Reading) -> None:
    """The article's links, to choose one."""
    from tuireader.ui.screens.choice import Choice

    addresses = _addresses(screen)
    if not addresses:
        screen.say("This article has no links" if screen.story else OPEN_FIRST)
        return

    def chosen(choice: int | None) -> None:
        if choice is not None:
            (visit if menu.key == "o" else read)(screen, addresses[choice])

    words = _words(screen.pane.setting_lines)
    rows = [(f"{words.get(n, '')}\n{redact(a)}", str(n)) for n, a in enumerate(addresses, 1)]
    menu = Choice("Links – Enter reads one here, o in the browser", rows, keys=("o",))
    screen.app.push_screen(menu, chosen)


def _words(lines: Iterable[Line]) -> dict[int, str]:
    """What each link stands on, by its number: the first words, if it has several."""
    words: dict[int, str] = {}
    told: set[int] = set()
    for line in lines:
        for number in dict.fromkeys(run.link for run in line.runs if run.link and run.link not in told):
            here = "".join(run.text for run in line.runs if run.link == number and run.role is not Role.LINK_NUMBER)
            words[number] = f"{words.get(number, '')} {here}".strip(" ,;:")
        told |= {run.link for run in line.runs if run.role is Role.LINK_NUMBER}
    return words


def _addresses(screen: Reading) -> tuple[str, ...]:
    setting = screen.pane.finish()
    return setting.sheet.links if setting and screen.story is not None else ()


async def follow(screen: Reading, number: int, *, outside: bool = False) -> None:
    """Reads the article's link of that number, here or `outside` in the browser."""
    addresses = _addresses(screen)
    if 1 <= number <= len(addresses):
        (visit if outside else read)(screen, addresses[number - 1])
    else:
        screen.say(f"There is no link {number}")


def hints(screen: Reading) -> None:
    """Puts a letter on each link and each footnote's mark in sight."""
    pane = screen.pane
    lines = pane.setting_lines[pane.top : pane.top + pane.page] if screen.looking == "article" else []
    targets: dict[Target, None] = {}
    for line in lines:
        for run in line.runs:
            if run.role is Role.REFERENCE:
                targets[Place(line.block, run.start)] = None
            elif run.link:
                targets[run.link] = None
    if not targets:
        screen.say("No links in sight" if screen.story else OPEN_FIRST)
        return
    pane.hint(dict(zip(targets, _hints_for(len(targets)), strict=False)))
    screen.say("Type a link’s letter to read it here, its capital for the browser; any other key ends")


def _hints_for(count: int) -> Iterable[str]:
    """A letter each, or two where there are more links than letters."""
    pairs = (first + second for first, second in product(_LETTERS, repeat=2))
    return _LETTERS if count <= len(_LETTERS) else pairs


async def hint_typed(screen: Reading, letter: str) -> None:
    """A capital opens the link in the browser. The first letter of two leaves those that begin so, with their second."""
    pane = screen.pane
    begun = {target: hint[1:] for target, hint in pane.over.hints.items() if letter and hint[0] == letter.lower()}
    if any(begun.values()):
        pane.hint(begun)
        return
    pane.hint({})
    target = next(iter(begun), None)
    screen.say("")
    if isinstance(target, Place):
        runs = (run for line in pane.setting_lines if line.block == target.block for run in line.runs)
        show_note(screen, next((run.text for run in runs if run.start == target.offset), ""))
    elif target is not None:
        await follow(screen, target, outside=letter.isupper())


def show_note(screen: Reading, text: str) -> None:
    """The footnote that a mark in the text stands for, in a box over the page."""
    from tuireader.ui.screens.footnote import Footnote

    setting = screen.pane.finish()
    known = setting.sheet.notes if setting else {}
    if (mark := mark_of(text)) in known:
        screen.app.push_screen(Footnote(mark, known[mark]))


def keep(screen: Reading) -> Awaitable[None]:
    """Files the page behind a link that is open."""
    return following.keep(screen)


def read(screen: Reading, address: str) -> None:
    """Fetches a page to be read here; what is no page goes to the browser."""
    url = safe_url(address)
    files = [one.url for one in screen.story.enclosures] if screen.story else []
    if url and address not in files:
        following.fetch(screen, url)
    else:
        visit(screen, address)


def browser(screen: Reading) -> None:
    if (article := screen.story) is not None and screen.looking == "article":
        visit(screen, article.url or "")
    else:
        screen.later(_browse_row(screen))


async def _browse_row(screen: Reading) -> None:
    if screen.headlines.current is not None:
        visit(screen, (await screen.library.article(screen.headlines.current)).url or "")


async def browser_read(screen: Reading) -> None:
    browser(screen)
    article_id = screen.article_id if screen.looking == "article" else screen.headlines.current
    if article_id is not None:
        await mark(screen, [article_id], read=True)


async def enclosure(screen: Reading) -> None:
    """The files that come with the article, with type and size, to open one or save it."""
    from tuireader.ui.screens.choice import Choice

    article_id = screen.article_id if screen.looking == "article" else screen.headlines.current
    files = (await screen.library.article(article_id)).enclosures if article_id is not None else ()
    if article_id is None or not files:
        screen.say("No file comes with this article")
        return

    def chosen(choice: int | None) -> None:
        if choice is not None and menu.key == "s":
            feeds.save_file(screen, article_id, choice + 1)
        elif choice is not None:
            visit(screen, files[choice].url)

    rows = [(redact(one.url), " · ".join(filter(None, (one.type, _size(one.length))))) for one in files]
    menu = Choice("Files that come with the article – Enter opens one, s saves it", rows, keys=("s",))
    screen.app.push_screen(menu, chosen)


def _size(length: int) -> str:
    return f"{length / 1_000_000:,.1f} MB" if length >= 100_000 else f"{length / 1_000:.1f} kB" if length else ""


async def copy_address(screen: Reading) -> None:
    """Of the article that is read, or of the one under the cursor."""
    article = screen.story if screen.looking == "article" else None
    if article is None and screen.headlines.current is not None:
        article = await screen.library.article(screen.headlines.current)
    url = safe_url(article.url or "") if article else ""
    if url:
        screen.app.copy_to_clipboard(url)
    screen.say(f"Copied {redact(url)}" if url else "This article has no address")


def copy_quotation(screen: Reading) -> None:
    """The selection, else the first quotation in sight, with who said it and where it stands."""
    article = screen.story
    selected = screen.get_selected_text()
    words, speaker = (selected, "") if selected else _quotation_in_sight(screen)
    if article is None or not words:
        screen.say("No quotation in sight, and nothing selected")
        return
    source = ", ".join(
        part for part in (article.byline, f"“{article.headline}”", article.site, article.url or "") if part
    )
    screen.app.copy_to_clipboard(f"{words}\n— {speaker and f'{speaker}, in: '}{source}")
    screen.say("Copied the quotation with its source")


def copy_selection(screen: Reading) -> None:
    """Where nothing is selected the key means what it means in a terminal: the end."""
    if words := screen.get_selected_text():
        screen.app.copy_to_clipboard(words)
        screen.clear_selection()
        screen.say("Copied")
    else:
        program.quit_(screen)


def _quotation_in_sight(screen: Reading) -> tuple[str, str]:
    """The one that was gone to, else the first in sight: its words, and who says them where those do not."""
    from tuireader.model.article import Paragraph, Quote

    pane = screen.pane
    end = pane.top + pane.page
    lines = pane.setting_lines[pane.here : end] + pane.setting_lines[pane.top : pane.here]
    blocks = dict.fromkeys(line.block for line in lines)
    for number in blocks:
        if pane.article and 0 <= number < len(pane.article.blocks):
            block = pane.article.blocks[number]
            if isinstance(block, Quote):
                return block.text, block.attribution
            if isinstance(block, Paragraph) and block.speech:
                return block.text, ""
    return "", ""
