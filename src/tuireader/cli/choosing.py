"""Which of a page's feeds to subscribe to: asked on a terminal, elsewhere the page's own first."""

import sys
from collections.abc import Sequence

from tuireader.cli.saying import say
from tuireader.library.subscribing import Choose
from tuireader.model.events import Offered, Tell
from tuireader.model.feed import Subscription
from tuireader.safe import redact


def ask(offered: Sequence[Subscription]) -> Sequence[Subscription]:
    """By their numbers; enter takes the first, and so does an end of input."""
    if len(offered) < 2:
        return offered
    print("The page offers several feeds:", file=sys.stderr)
    for number, one in enumerate(offered, 1):
        print(f"{number:3}  {_named(one)}", file=sys.stderr)
    while True:
        print("Which? Numbers, or enter for the first: ", end="", file=sys.stderr, flush=True)
        words = sys.stdin.readline().replace(",", " ").split()
        if not words:
            return offered[:1]
        numbers = [int(word) for word in words if word.isascii() and word.isdigit() and 0 < int(word) <= len(offered)]
        if len(numbers) == len(words):
            return [offered[number - 1] for number in dict.fromkeys(numbers)]


def take_the_first(offered: Sequence[Subscription]) -> Sequence[Subscription]:
    """Names the others, so that they can be added by their addresses."""
    for other in offered[1:]:
        say(f"the page has another feed: {_named(other)}")
    return offered[:1]


def offer(tell: Tell) -> Choose:
    """Where there are several, each is told of, and none is taken."""

    def choose(offered: Sequence[Subscription]) -> Sequence[Subscription]:
        if len(offered) < 2:
            return offered
        for one in offered:
            tell(Offered(one.url, one.title))  # whole, because it is what is added next
        return ()

    return choose


def _named(one: Subscription) -> str:
    return f"{one.title}  {redact(one.url)}" if one.title else redact(one.url)
