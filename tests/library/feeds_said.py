"""Feed documents for the tests of this folder."""


def rss(*entries, title="Harbour Post"):
    """An RSS feed of (guid, link, title, text) entries."""
    told = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><link>{link}</link>"
        f"<title>{headline}</title><description>{text}</description></item>"
        for guid, link, headline, text in entries
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{told}</channel></rss>"
