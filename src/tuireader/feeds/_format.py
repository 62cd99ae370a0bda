"""What a feed format's file offers to the door: how to recognise it, and what it can be read as."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tuireader.model.feed import FeedUpdate, SubscriptionList
from tuireader.model.source import Source


@dataclass(frozen=True, slots=True)
class Format:
    """`recognises` gets the body and must answer quickly and without parsing; one of the other two is set."""

    recognises: Callable[[bytes], bool]
    parse: Callable[[Source, datetime], FeedUpdate] | None = None
    subscriptions: Callable[[Source], SubscriptionList] | None = None
