"""Frames that play or show nothing of the article: advertisements, counters, sign-up forms, buttons, the page read aloud."""

import re

from tuireader.safe import safe_line

_IDLE = re.compile(
    r"//(?:ads?|adserver|adservice|counter|pixel|tracking|tracker)\d*\.|[/_.-]ads?[/_.-]|[/_]rtb[/_?=]|[?&]rtb_"
    r"|news-?letter|subscri(?:be|ption)|sign-?up|/plugins/(?:like|share|follow|comments|page)\b|\.gif(?:$|\?)"
    r"|text-?to-?speech|audio-?version|/(?:recaptcha|consent|paywall)/",
    re.I,
)


def is_idle(url: str) -> bool:
    """Whether an embed's address says that it is no part of the article."""
    return _IDLE.search(url) is not None


def place(url: str) -> str:
    """The host of an embed, for a line that says where it plays."""
    return safe_line(url.split("/")[2].removeprefix("www.") if url.count("/") >= 2 else url)
