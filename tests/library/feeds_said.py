"""Feed documents for the tests of this folder."""


def rss(*entries, title="Harbour Post"):
    """An RSS feed of (guid, link, title, text) entries."""
    told = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><link>{link}</link>"
        f"<title>{headline}</title><description>{text}</description></item>"
        for guid, link, headline, text in entries
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{told}</channel></rss>"


def page(headline, sentence):
    """A web page with an article of eight paragraphs that begin with the sentence."""
    told = "".join(
        f"<p>{sentence} Paragraph {n} says what the council, the miller and his neighbours said about it.</p>"
        for n in range(8)
    )
    return (
        f"<html><head><title>{headline}</title></head><body><article><h1>{headline}</h1>{told}</article></body></html>"
    )
