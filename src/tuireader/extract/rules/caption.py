"""Captions, by what they say: the words of pictures, a credit before or behind, who stands where."""

import re

from tuireader.extract.credit import is_labelled_caption, part
from tuireader.extract.form import Form, Rule, Seen, Sheet, size_of

LABELLED = "calls itself a caption"
_TAIL = re.compile(r"[(\[][^()]{2,80}[)\]]\.?$")
_SIDES = re.compile(
    r"\((?:far )?(?:l|r|c|m|li|re|left|right|cent(?:re|er)|middle|links|rechts|mitte|vorne|hinten|(?:à )?(?:gauche|droite)"
    r"|izquierda|derecha|izda|dcha|sinistra|destra|esquerda|direita|venstre|høyre|højre|vänster|höger)\.?\)"
    r"|\b(?:from left|left to right|v\. ?l\.|von links|de gauche à droite|de izquierda a derecha|da sinistra"
    r"|fra venstre|från vänster)\b|（左から|[（(](?:左|右|中央)[)）]",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"^[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,4},? (?:\w+s|are|is|in|at|on|with|during)\b")


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        if form.size > 80:
            continue
        yield from ((i, why) for why in _words(form))
        if is_labelled_caption(form.text):
            yield i, LABELLED
        caption, credit = part(form.text)
        if credit and caption:
            yield i, "a credit comes with it"
            yield i, f"a credit comes with it, {size_of(form)}"
            if form.text.endswith(caption):
                yield i, "a credit and a bar before it"
        elif _TAIL.search(form.text) and form.size >= 5:
            yield i, "parentheses at the end"


def _words(form: Form) -> list[str]:
    found = []
    if "photo" in form.cues:
        found += [f"words of a picture, {form.cues['photo']}", f"words of a picture, {size_of(form)}"]
    if "scene" in form.cues and form.size >= 4:
        found.append(f"tells what a picture shows, {size_of(form)}")
    if "agency" in form.cues:
        found += [f"an agency's name, {form.cues['agency']}", f"an agency's name, {size_of(form)}"]
    if _SIDES.search(form.text):
        found.append("says who stands on which side")
    if form.size >= 4 and _PRESENT.match(form.text) and not form.sentences:
        found.append(f"someone does something, {size_of(form)}")
    if "|" in form.text:
        found.append(f"a bar between two parts, {size_of(form)}")
    return found


RULE: Rule = _look
TELLS = True  # a line's neighbours are told of it
