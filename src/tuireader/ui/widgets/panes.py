"""The three panes side by side: which of them are seen, how wide, and which one the keys go to.

They do not use Textual's focus, a change of which restyles every component class of the screen.
"""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.widget import Widget

from tuireader.config import Config
from tuireader.ui import layout
from tuireader.ui.widgets.article_pane import ArticlePane
from tuireader.ui.widgets.feed_tree import FeedTree
from tuireader.ui.widgets.headline_list import HeadlineList
from tuireader.ui.widgets.ladder import Ladder


class Panes(Widget):
    DEFAULT_CSS = """
    Panes { layout: horizontal; height: 1fr; }
    Panes HeadlineList { border-right: vkey $page-faint; }
    Panes HeadlineList.alone, Panes FeedTree.alone { border-right: none; }
    """

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.feed_tree = FeedTree(id="feeds")
        self.headlines = HeadlineList(id="headlines")
        self.article = ArticlePane(id="article")
        self.article.measure, self.article.linear, self.article.hyphenate = (
            config.measure,
            config.linear,
            config.hyphenate,
        )
        self.looking: layout.Pane = "headlines"
        self.zen = False
        self.most = 3
        """How many panes the reader wants at the most."""
        self.hidden: set[layout.Pane] = set()

    def compose(self) -> ComposeResult:
        yield from self._all

    @property
    def _all(self) -> tuple[FeedTree, HeadlineList, ArticlePane]:
        return self.feed_tree, self.headlines, self.article

    @property
    def looked_at(self) -> Ladder | ArticlePane:
        return self._all[layout.PANES.index(self.looking)]

    def put_back(self, hidden: Iterable[layout.Pane], most: int, *, zen: bool) -> None:
        """As the reader left them."""
        self.hidden, self.most, self.zen = set(hidden), most, zen

    def look(self, pane: layout.Pane) -> None:
        """The keys go to that pane from now on."""
        self.looking = pane
        self.feed_tree.active, self.headlines.active = pane == "feeds", pane == "headlines"

    def lay_out(self, width: int, *, told: bool, welcome: bool) -> None:
        """Panes by the room there is. Where the list is empty the page that tells of it is seen (`told`); a `welcome` has
        the room to itself."""
        seen: layout.Pane = "article" if told and width < layout.TWO else self.looking
        cells = layout.panes(width, seen, most=self.most, hidden=self.hidden, zen=self.zen)
        if told and welcome:
            cells = layout.Panes(0, 0, width)
        for widget, room in zip(self._all, cells, strict=True):
            widget.display = room > 0
            if room:
                widget.styles.width = room
        if cells.article:
            self.article.cells = cells.article - 1  # the scrollbar's
        self.headlines.set_class(not cells.article, "alone")
        self.feed_tree.set_class(not cells.headlines, "alone")
