"""What a leaf of a page is taken for. Literals, so that the type checker reads each place where one is named."""

from typing import Final, Literal, get_args

Label = Literal["furniture", "body", "subhead", "caption", "credit", "standfirst", "headline", "byline"]
LABELS: Final[tuple[Label, ...]] = get_args(Label)
"""In the order of weights and chances."""

FURNITURE: Final = "furniture"
BODY: Final = "body"
SUBHEAD: Final = "subhead"
CAPTION: Final = "caption"
CREDIT: Final = "credit"
STANDFIRST: Final = "standfirst"
READ: Final[tuple[Label, ...]] = (BODY, SUBHEAD)
"""What the text of a story is made of."""


def those_read(labels: list[Label]) -> list[int]:
    """The leaves that the text is made of."""
    return [i for i, label in enumerate(labels) if label in READ]


def relabel(labels: list[Label], leaves: list[int], of: tuple[Label, ...], to: Label) -> None:
    """Those of the leaves that have one of these labels get another."""
    for i in leaves:
        if labels[i] in of:
            labels[i] = to
