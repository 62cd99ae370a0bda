"""Saved pages become text to learn from: each is copied as a reader would, its lines labelled by what the HTML reading found.

    python tools/label_pages.py FOLDER... --out CORPUS      makes CORPUS/truth.jsonl and a text a page

HTML says much of what a line is, plain text little: so the one can teach the other on pages that nobody has labelled by hand. Pages
of which the HTML reading is not sure (few paragraphs, no line that is the headline) are left out; what it left out between the
paragraphs is furniture, though not surely.
"""

import argparse
import hashlib
import json
import pathlib
import re
import sys

from copied import Copy
from pastes import TEXT

from tuireader.errors import ReaderError
from tuireader.extract import article
from tuireader.extract.credit import is_credit, part
from tuireader.extract.dom import tree
from tuireader.model.article import Code, Figure, Listing, Paragraph, Quote, Subhead, Table
from tuireader.model.source import Source

MANY = 1500  # lines of a page that is no article
NEAR = 30  # lines below the last paragraph that lists and tables may still stand in
NAMED = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|words by|written by|text|autor|author|redaktion)\s+", re.IGNORECASE
)
LONG, FEW = 80, 3  # characters of a paragraph; how many of them make an article


def norm(text):
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def told(found):
    """What the article holds: label by text; the text of what may stand on several lines."""
    exact, parts = {norm(found.headline): "title", norm(found.standfirst): "standfirst"}, []

    def put(label, *texts):
        for text in texts:
            exact.setdefault(norm(text), label)
            parts.append((label, norm(text)))

    for block in found.blocks:
        match block:
            case Paragraph():
                put("paragraph", block.text)
            case Subhead():
                put("subhead", block.text)
            case Quote():
                put("quote", block.text, block.attribution)
            case Listing():
                put("list_item", *block.items)
            case Code():
                put("code", *block.text.split("\n"))
            case Table():
                put("table_row", *("\t".join(row) for row in (block.header, *block.rows)))
            case Figure():
                put("caption", block.caption, f"{block.caption} {block.credit}")
                put("credit", block.credit)
    exact.pop("", None)
    return exact, [(label, text) for label, text in parts if text and label in ("paragraph", "quote", "list_item")]


def guess(text, exact, parts, figures, names):
    """The label of one line by its words alone; None where it is nothing of the article."""
    key = norm(text)
    if key in exact:
        return exact[key]
    caption, credit = part(text)
    for shown, credited in figures:
        if credited and not caption and (norm(credit) == credited or (credited in key and is_credit(text))):
            return "credit"
        if shown and key.startswith(shown) and len(key.split()) <= len(shown.split()) + 12:
            return "caption"
    if len(key) > 25 and (label := next((label for label, text in parts if key in text), None)):
        return label
    bare = norm(NAMED.sub("", text))
    whole = names and max(names, key=len)
    return "byline" if bare in names or (whole and whole in key and len(key) < len(whole) + 30) else None


def labels(found, lines):
    """A label a line, or None where the headline stands on no line above the text."""
    exact, parts = told(found)
    figures = [(norm(b.caption), norm(b.credit)) for b in found.blocks if isinstance(b, Figure)]
    names = {norm(found.byline), *map(norm, re.split(r",|;|\band\b|\bund\b|\bet\b|&", found.byline))} - {""}
    out = [guess(text, exact, parts, figures, names) for text, _, _ in lines]
    paragraphs = [i for i, g in enumerate(out) if g == "paragraph"]
    titles = [i for i, g in enumerate(out) if g == "title" and paragraphs and i < paragraphs[0]]
    long = [i for i in paragraphs if len(lines[i][0]) > 60]
    if not titles or not long:
        return None
    first, last = titles[-1], max([*long, *(i for i, g in enumerate(out) if g in TEXT and i < long[-1] + NEAR)])
    return [placed(g, i, first, last, inside) for i, (g, (_, _, inside)) in enumerate(zip(out, lines, strict=True))]


def placed(label, line, first, last, inside):
    """A label by where the line stands: nothing is of the story far above its headline or below its last paragraph."""
    within = first <= line <= last
    if label == "byline":
        return label if first - 6 <= line <= last + 6 else "boilerplate"
    if label == "paragraph":
        return label if line >= first else "boilerplate?"
    if label is None:
        if not within:
            return "boilerplate"
        return "caption?" if "figcaption" in inside else "dateline_time" if "time" in inside else "boilerplate?"
    if label == "title" or within:
        return label
    far = line < first - 3 or line > last
    return "boilerplate" if far else label if label in ("caption", "credit", "standfirst") else f"{label}?"


def row_of(body, path):
    """(text, row of truth.jsonl) of a page; None where it teaches nothing."""
    root = tree.parse(Source(body))
    said = root.xpath('//link[@rel="canonical"]/@href|//meta[@property="og:url"]/@content')
    url = next((address for address in said if address.startswith("http")), f"http://{path.stem}/")
    found = article(Source(body, url=url, media_type="text/html"))
    page = Copy(root)
    paragraphs = [b for b in found.blocks if isinstance(b, Paragraph) and len(b.text) > LONG]
    if len(paragraphs) < FEW or not 12 <= len(page.lines) <= MANY:
        return None
    given = labels(found, page.lines)
    if given is None or sum(g == "paragraph" for g in given) < 0.6 * len(paragraphs):
        return None
    return page.text, {"url": url, "language": found.language, "labels": given}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", type=pathlib.Path, nargs="+")
    ap.add_argument("--out", type=pathlib.Path, required=True)
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    rows = {}
    for path in sorted(path for folder in a.folders for path in folder.rglob("*.htm*")):
        body = path.read_bytes()
        name = f"{hashlib.sha256(body).hexdigest()[:12]}.txt"
        try:
            made = None if name in rows else row_of(body, path)
        except (ReaderError, ValueError) as error:
            print(path, error, file=sys.stderr)
            continue
        if made is not None:
            (a.out / name).write_text(made[0], "utf8")
            rows[name] = {"file": name, **made[1]}
    lines = (json.dumps(row, ensure_ascii=False) for row in rows.values())
    (a.out / "truth.jsonl").write_text("\n".join(lines) + "\n", "utf8")


if __name__ == "__main__":
    main()
