"""Formulas as text: MathML by its own annotation, a picture of a formula by its alternative text.

A formula is part of its sentence. MathML walked as boxes would be a leaf for every sign of it.
"""

import re

from lxml import html

_PICTURED = re.compile(r"\b(?:\w+-)?(?:math|tex|latex)(?:-\w+)*\b")
_STYLE = re.compile(r"^\{\\(?:display|text)style\s*(.*)\}$", re.S)


def of_math(element: html.HtmlElement) -> str:
    """The TeX that a <math> element carries, else its signs."""
    said = element.get("alttext") or next(
        (note.text for note in element.iter("annotation") if "tex" in (note.get("encoding") or "") and note.text), ""
    )
    return _bare(said) if said else "".join("".join(element.itertext()).split())


def of_image(element: html.HtmlElement) -> str:
    """The formula that a picture shows, "" where it is a picture of anything else."""
    said = element.get("alt")
    return _bare(said) if said and _PICTURED.search(element.get("class") or "") else ""


def _bare(tex: str) -> str:
    styled = _STYLE.match(tex.strip())
    return (styled[1] if styled else tex).strip()
