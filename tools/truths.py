"""What each leaf of a page is by the corpus' truth: a label, "masked" where the truth does not say, None where nothing is said.

Some truths hold the article's fields and body, others only the elements that one program kept (`Kept`).
"""

import gzip
import json
from pathlib import Path
from urllib.parse import urlsplit

from tuireader.extract.credit import is_credit
from tuireader.extract.dom import judge, tree
from tuireader.extract.dom.leaves import Leaf, Matter
from tuireader.extract.dom.shape import key
from tuireader.model.source import Source

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CAPTIONED = {"caption", "credit", "legend", "copyright", "photographer"}


def publisher(row):
    """The name that is registered: "www.theguardian.com" and "TheGuardian" are one."""
    if row["url"]:
        parts = urlsplit(row["url"]).netloc.split(".")
        short = [p for p in parts if p not in ("www", "com", "co", "uk", "de", "net", "org")]
        return (short or parts)[-1 if len(short) == 1 else -1 if len(short[-1]) > 3 else -2].lower()
    return row["id"]


class Truth:
    """The labels that a row of the truth gives the leaves of its page."""

    def __init__(self, row):
        self.row = row
        self.paragraphs = {key(p.strip("[]")) for p in row["paragraphs"] or []} - {""}
        self.subheads = {key(s) for s in row["subheads"] or []} - {""}
        self.body = " " + " ".join(key(line) for line in (row["body"] or "").split("\n")) + " "
        self.captions = [key(f["caption"]) for f in row["figures"] or []]
        self.credits = [key(c) for f in row["figures"] or [] for c in f["credit"]]
        self.standfirst = key(row["standfirst"] or "")
        self.title = key(row["title"] or "")
        self.names = [key(name) for name in row["byline"] or []]

    def labels(self, found: list[Leaf]):
        first = [self.label(leaf) for leaf in found]
        # A short text is of the body only where it stands among the body.
        for i, label in enumerate(first):
            if label == "short":
                near = [first[j] for j in range(max(0, i - 2), min(len(first), i + 3)) if j != i]
                first[i] = "body" if sum(one in ("body", "subhead") for one in near) >= 2 else "furniture"
        return first

    def label(self, leaf):
        text = key(leaf.text)
        if not text:
            return None
        if leaf.matter is not Matter.TEXT:
            return ("body" if covered(text, self.body) > 0.6 else "furniture") if leaf.text else None
        hints = {*leaf.hints, *leaf.box.hints}
        pictured = "in:figure" in hints or "in:figcaption" in hints or leaf.box.tag in ("figcaption", "figure")
        pictured = pictured or any(h.startswith("image up:") for h in hints) or bool(leaf.box.words & CAPTIONED)
        if pictured and (said := self.captioned(text, hints)):
            return said
        if text in self.subheads:
            return "subhead"
        lead = self.standfirst
        if lead and len(text) > 20 and (text in lead or lead in text) and text not in self.paragraphs:
            return "standfirst"
        if text == self.title:
            return "headline"
        if said := self.in_body(text, leaf, hints):
            return said
        return self.outside(text, leaf, hints, pictured)

    def captioned(self, text, hints):
        for caption in self.captions:
            if len(caption) > 8 and (
                text == caption
                or (len(text) > 12 and text in caption)
                or (caption in text and len(text) < len(caption) + 80)
            ):
                return "caption"
        for credit in self.credits:
            if len(credit) > 2 and credit in text and len(text) < len(credit) + 40:
                return "credit"
        if self.row["figures"] is None and hints & {
            "in:figcaption",
            "tag:figcaption",
            "class:caption",
            "class:credit",
            "class:copyright",
            "class:legend",
        }:
            return "masked"
        return None

    def in_body(self, text, leaf, hints):
        if f" {text} " in self.body:
            if leaf.box.within(*HEADINGS) and self.row["subheads"] is None:
                return "subhead"
            if len(text) < 16 and text not in self.paragraphs:
                return "short"
            return "masked" if self.row["subheads"] is None and len(text) < 70 and "all:strong" in hints else "body"
        inside = sum(len(p) for p in self.paragraphs if len(p) > 30 and p in text) if len(text) > 30 else 0
        return "body" if inside * 2 > len(text) else None

    def outside(self, text, leaf, hints, pictured):
        row = self.row
        if row["title"] is None and (leaf.box.within("h1") or "said:headline" in hints):
            return "headline" if leaf.box.within("h1") and "said:headline" in hints else "masked"
        if row["standfirst"] is None and "said:description" in hints and "place:before" in hints:
            return "masked"
        if row["subheads"] is None and leaf.box.within(*HEADINGS) and "core:in0" in hints:
            return "masked"
        # Galleries are often not listed in the truth.
        if (
            pictured
            and ("place:amid" in hints or "core:in0" in hints)
            and (row["figures"] is None or leaf.box.within("figcaption"))
        ):
            return "masked"
        if self.names and len(text) < 90 and any(name and name in text for name in self.names):
            return "byline"
        if row["byline"] is None and "said:byline" in hints:
            return "masked"
        return "furniture"


def covered(text, body):
    """The share of a text's words that stand in another, by threes."""
    words = text.split()
    threes = [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]
    return sum(three in body for three in threes) / len(threes)


class Kept:
    """The labels that a row of the truth gives that lists elements only: what it kept is known, and what of the same kind
    of element it did not keep; the rest is not."""

    def __init__(self, row):
        kept = row["kept"]
        self.of = {kind: [key(text) for text in kept[kind]] for kind in kept}
        self.whole = {kind: " | ".join(texts) for kind, texts in self.of.items()}

    def labels(self, found):
        return [self.label(leaf) for leaf in found]

    def label(self, leaf):
        text = key(leaf.text)
        if not text or (leaf.matter is Matter.TEXT and len(text) < 3):
            return None
        if leaf.matter in (Matter.TABLE, Matter.CODE):
            kept = self.whole["tables" if leaf.matter is Matter.TABLE else "code"]
            return "body" if covered(text, kept) > 0.6 else "furniture"
        box = leaf.box
        if box.within("figcaption"):
            if text not in self.whole["figures"]:
                return None
            return "credit" if box.words & {"credit", "copyright"} or is_credit(leaf.text) else "caption"
        if box.within("h2", "h3"):
            kept = any(text == head or text in head for head in self.of["subheads"])
            return "subhead" if kept else "furniture"
        if box.within("blockquote") and text in self.whole["quotes"]:
            return "body"
        if box.within("li"):
            return "body" if text in self.whole["lists"] else "furniture"
        return None


def read(corpus: Path, looked: list):
    """(publisher, row, leaves, labels) of each page that has a body in the truth; the tree and what the page says of itself are
    appended to `looked`."""
    for line in (corpus / "pages" / "truth.jsonl").read_text("utf8").splitlines():
        row = json.loads(line)
        truth = Truth(row) if row["body"] is not None else Kept(row)
        source = Source(gzip.decompress((corpus / "pages" / row["file"]).read_bytes()))
        root = tree.parse(source)
        found, said = judge.look(root, row["url"])
        looked.append((root, said))
        yield publisher(row), row, found, truth.labels(found)
