"""Articles read and set before they are asked for: the one under the cursor, the next and the last."""

from tuireader.errors import ReaderError
from tuireader.library import Library
from tuireader.model.article import picture_addresses
from tuireader.ui.setting import Place, Setting
from tuireader.ui.widgets.article_pane import ArticlePane
from tuireader.ui.widgets.headline_list import HeadlineList

KEPT = 12


class Ahead:
    """A few settings by article id, the oldest forgotten first, and the places in them."""

    def __init__(self, library: Library, headlines: HeadlineList, pane: ArticlePane, *, pictures: bool = False) -> None:
        self._library, self._headlines, self._pane = library, headlines, pane
        self.pictures = pictures
        """Whether pictures that were fetched are shown."""
        self._settings: dict[int, Setting] = {}
        self._places: dict[int, Place] = {}

    async def get(self, article_id: int) -> tuple[Setting, Place]:
        """The article, set for the pane as it is now, and where it was left."""
        setting = self._settings.get(article_id)
        if setting is None:
            article, status = await self._library.article(article_id), await self._library.status(article_id)
            self._places[article_id] = Place(status.block, status.offset)
            urls = picture_addresses(article) if self.pictures else ()
            setting = Setting(article, self._pane.frame, await self._library.pictures(urls) if urls else {})
        elif setting.frame != self._pane.frame:
            setting = setting.anew(self._pane.frame)
        self._settings.pop(article_id, None)
        self._settings[article_id] = setting
        if len(self._settings) > KEPT:
            oldest = next(iter(self._settings))
            del self._settings[oldest], self._places[oldest]
        return setting, self._places[article_id]

    def keep(self, article_id: int, place: Place) -> None:
        if article_id in self._places:
            self._places[article_id] = place

    def forget(self) -> None:
        """What is kept may be old: articles have changed."""
        self._settings.clear()
        self._places.clear()

    def look(self, cursor: int) -> None:
        """Reads and sets the neighbours, beside the keys."""
        ids = self._headlines.ids
        near = [ids[n] for n in (cursor, cursor + 1, cursor - 1) if 0 <= n < len(ids) and ids[n] not in self._settings]
        if near:
            self._pane.run_worker(self._look(near), group="ahead", exclusive=True)

    async def _look(self, near: list[int]) -> None:
        for article_id in near:
            try:
                setting, place = await self.get(article_id)
            except ReaderError:
                continue  # it will be told when it is opened
            setting.set_to(2 * self._pane.page, place)
