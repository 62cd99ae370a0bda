"""What a bench makes of a feed: entries become articles."""

from library.feeds_said import rss

from tuireader.library.reading import read_feed
from tuireader.model.article import Figure, Paragraph
from tuireader.model.source import Source


def articles(text):
    return read_feed(Source(text.encode(), url="https://post.example/feed")).articles


def test_a_films_description_is_said_once():
    (film,) = articles(
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>Post</title><entry>'
        "<title>Ferry film</title><media:group><media:content url='https://v.example/1' type='video/mp4'/>"
        "<media:thumbnail url='https://v.example/1.jpg' width='480'/>"
        "<media:description>How the ferry sails.\n\nIn an hour.</media:description></media:group></entry></feed>"
    )
    assert film.blocks == (Paragraph("How the ferry sails."), Paragraph("In an hour."))


def test_a_pictures_own_words_stay_with_it():
    text = "<media:content url='https://p.example/1.jpg'><media:description>At the quay.</media:description></media:content>"
    feed = rss(("g", "https://post.example/f", "Ferry", "It sails at six.")).replace(
        "<title>Ferry", text + "<title>Ferry"
    )
    (article,) = articles(feed.replace("<rss ", "<rss xmlns:media='http://search.yahoo.com/mrss/' "))
    assert article.blocks == (Figure("At the quay.", image="https://p.example/1.jpg"), Paragraph("It sails at six."))


def test_addresses_in_a_text_count_from_where_the_feed_says():
    (article,) = articles(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>Ferry</title><link href="/f"/>'
        "<content type='html' xml:base='https://img.example/a/'>&lt;img src='q.png'&gt;&lt;p&gt;It sails.&lt;/p&gt;</content>"
        "</entry></feed>"
    )
    assert article.blocks[0] == Figure(image="https://img.example/a/q.png")
