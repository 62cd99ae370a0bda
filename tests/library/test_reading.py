"""What a bench makes of a feed: entries become articles."""

import pytest
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


def test_an_untitled_story_is_named_by_its_words_and_not_by_its_picture():
    picture = "<media:content url='https://p.example/1.jpg'><media:description>Fog and cranes.</media:description></media:content>"
    feed = rss(("g", "https://post.example/f", "", "Morning at the quay.")).replace("<guid", picture + "<guid", 1)
    (article,) = articles(feed.replace("<rss ", "<rss xmlns:media='http://search.yahoo.com/mrss/' "))
    assert article.headline == "Morning at the quay."


def test_a_headline_that_the_text_repeats_is_said_once():
    told = "&lt;h1&gt;Ferry sails&lt;/h1&gt;&lt;p&gt;It sails at six.&lt;/p&gt;"
    (article,) = articles(rss(("g", "https://post.example/f", "Ferry sails", told)))
    assert article.blocks == (Paragraph("It sails at six."),)
    assert [dropped.text for dropped in article.dropped] == ["Ferry sails"]
    (short,) = articles(rss(("g", "https://post.example/f", "Ferry sails", "Ferry sails")))
    assert short.blocks == (Paragraph("Ferry sails"),)


def test_a_teaser_with_a_link_to_its_own_story_is_no_standfirst():
    teaser = 'It sails at six <a href="https://post.example/f">Read on →</a>'
    (article,) = articles(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title><item>'
        f"<title>Ferry</title><link>https://post.example/f</link><description><![CDATA[{teaser}]]></description>"
        "<content:encoded><![CDATA[<p>It sails at six, and not later than that.</p>]]></content:encoded></item></channel></rss>"
    )
    assert article.standfirst == ""


@pytest.mark.parametrize(
    ("teaser", "standfirst"),
    [
        ("FÄHRE fährt um sechs", ""),  # as the text begins, in other letters
        ("Größer über Nacht", ""),  # no word of it has ASCII's letters alone, but for one
        ("Die Fähre bleibt am Abend im Hafen", "Die Fähre bleibt am Abend im Hafen"),
        ("über Größer Nacht", "über Größer Nacht"),
        ("漁船は六時に出る", ""),
    ],
)
def test_a_teaser_with_accents_is_a_standfirst_where_the_text_does_not_say_it(teaser, standfirst):
    told = "<p>Fähre fährt um sechs. Wird größer über Nacht.</p><p>漁船は六時に出る。</p>"
    (article,) = articles(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title><item>'
        f"<title>Ferry</title><link>https://post.example/f</link><description>{teaser}</description>"
        f"<content:encoded><![CDATA[{told}]]></content:encoded></item></channel></rss>"
    )
    assert article.standfirst == standfirst
