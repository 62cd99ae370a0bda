"""Why each line of a page was taken for what it is, in sentences: what `explain` prints, and what a report of an error needs.

The head comes first, with where it was found; then every leaf in reading order: its label, the label that came next, what
spoke for it and what against, and the rule of structure that had the last word where there was one.
"""

from tuireader.extract.dom import blocks, heading, judge, reading, reasons, saying
from tuireader.extract.dom.labels import LABELS, Label
from tuireader.extract.dom.leaves import Leaf, Matter
from tuireader.extract.kind import Explained
from tuireader.model.source import Source

_FOR, _AGAINST = 3, 1  # reasons told
_QUIET = 0.3  # log odds below which a reason is no reason
_NAMES = {"body": "paragraph"}
Vote = tuple[str, float, str]


def explain(source: Source) -> list[Explained]:
    """Every line of a page: its text, what it was taken for, and the reasons, strongest first."""
    page = reading.read(source)
    begin = next((i for i, one in enumerate(page.labels) if one == "headline"), 0)
    used = blocks.build(page.found, page.labels, begin).used
    lines = [_line(page, i, i in used) for i in range(len(page.found))]
    return [*_head(page), *lines]


def _head(page: reading.Reading) -> list[Explained]:
    when, why = heading.published(page.facts, page.root)
    fields = (
        ("headline", page.headline, page.headline_why),
        ("byline", page.byline, page.byline_why),
        ("published", when.isoformat() if when is not None else "", why),
    )
    return [(text, field, [(field, 0.0, why)]) for field, text, why in fields if text]


def _line(page: reading.Reading, i: int, used: bool) -> Explained:
    leaf, label = page.found[i], page.labels[i]
    if leaf.matter in (Matter.IMAGE, Matter.EMBED, Matter.RULE):
        kept = (
            "the text around it is read"
            if used
            else "the text around it is not read, or it shows nothing of the article"
        )
        kind = str(leaf.matter) if used else "furniture"
        return leaf.url or str(leaf.matter), kind, [(kind, 0.0, kept)]
    first, why = page.changes.get(i, (label, ""))
    told: list[Vote] = (
        [(_name(label), 0.0, f"{why}; the sum of reasons said {_name(first)}")] if why and first != label else []
    )
    if label == "furniture":
        told.append((label, 0.0, f"left out as: {reasons.reason(leaf, label)}"))
    return leaf.text, _name(label), [*told, *votes(leaf, first)]


def votes(leaf: Leaf, label: Label) -> list[Vote]:
    """What spoke loudest for a label rather than the next likely one, and against it: log odds, and a sentence."""
    _, among = judge.weights()
    rows = {hint: row for hint in dict.fromkeys((*leaf.box.hints, *leaf.hints)) if (row := among.get(hint)) is not None}
    sums = [sum(column) for column in zip(among[judge.BIAS], *rows.values(), strict=True)]
    own = LABELS.index(label)
    rival = max((at for at in range(len(sums)) if at != own), key=sums.__getitem__)
    weighed: dict[str, float] = {}
    for hint, row in rows.items():
        # "self" takes back what the first sum and the second count twice, and is no reason of its own.
        if not hint.startswith("self") and (meant := saying.meaning(hint)):
            weighed[meant] = weighed.get(meant, 0.0) + (row[own] - row[rival]) / 100
    loud = sorted(((weight, why) for why, weight in weighed.items() if abs(weight) >= _QUIET), key=lambda one: -one[0])
    speak = [(_name(label), weight, why) for weight, why in loud if weight > 0][:_FOR]
    against = [(_name(LABELS[rival]), -weight, why) for weight, why in reversed(loud) if weight < 0][:_AGAINST]
    return [*speak, *against]


def _name(label: Label) -> str:
    return _NAMES.get(label, label)
