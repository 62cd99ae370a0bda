"""A page behind a link: what it may be asked of, and why there is none."""

import pytest

from tuireader.errors import FetchError, StoreError
from tuireader.library import Library, following
from tuireader.model.article import Article, Paragraph


async def test_a_link_of_an_imported_story_is_a_strangers_and_leads_into_no_private_network(tmp_path):
    """Its feed is a file, which is the site of nothing."""
    async with await Library.open(tmp_path / "library.db") as library:
        [article_id] = await library.file_articles("The Pier", [Article("A lamp is lit", (Paragraph("It burns."),))])
        with pytest.raises(FetchError, match="private network"):
            await following.page(library, article_id, "http://127.0.0.1:9/log")


async def test_an_article_that_is_not_there_links_nowhere(tmp_path):
    async with await Library.open(tmp_path / "library.db") as library:
        with pytest.raises(StoreError, match="no article 7"):
            await following.page(library, 7, "http://127.0.0.1:9/log")
