from tuireader.library.decide import decide
from tuireader.model.row import Reach
from tuireader.store.articles import Filing
from tuireader.store.entries import Known


def filing(*keys, digest=1, story=0, reach=Reach.FULL):
    return Filing("A headline", "", "", "", "", None, 0, 0, b"", ("",) * 7, 0, digest, reach, keys, story)


def test_what_nobody_knows_is_new():
    one = filing(1, 2, story=9)
    assert decide([one], {}, {}).new == [one]


def test_a_changed_guid_is_known_by_its_link():
    one = filing(5, 2)
    assert decide([one], {2: Known(7, 1)}, {}).same == [(7, one)]


def test_an_edited_entry_changes_and_an_emptied_one_does_not():
    edited, emptied = filing(1, digest=2), filing(1, digest=3, reach=Reach.HEADLINE)
    assert decide([edited], {1: Known(7, 1)}, {}).changed == [(7, edited)]
    assert decide([emptied], {1: Known(7, 1)}, {}).same == [(7, emptied)]
    assert decide([emptied], {1: Known(7, 1, has_text=False)}, {}).changed == [(7, emptied)]


def test_what_was_removed_does_not_come_back():
    one = filing(1, digest=2)
    assert decide([one], {1: Known(7, None)}, {}).same == [(7, one)]


def test_a_story_known_from_another_feed_joins():
    one = filing(1, story=9)
    assert decide([one], {}, {9: (7, 1)}).joined == [(7, one)]


def test_what_another_feed_says_of_a_story_changes_nothing_of_it():
    one = filing(1, digest=2)
    assert decide([one], {1: Known(7, 1, own=False)}, {}).joined == [(7, one)]


def test_of_two_under_one_key_the_first_counts():
    one, two = filing(1), filing(1, digest=2)
    assert decide([one, two], {}, {}).new == [one]


def test_stories_without_a_key_of_their_own_are_not_one_story():
    one, two = filing(1), filing(2)
    assert decide([one, two], {}, {}).new == [one, two]
