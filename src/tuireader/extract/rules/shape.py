"""The shape of a line by itself: length, first and last mark, capitals, figures, sentences."""

from tuireader.extract.form import Form, Rule, Seen, Sheet, size_of

_ENDS = {
    ".": "ends with a full stop",
    "!": "ends with an exclamation mark",
    "?": "ends with a question mark",
    "…": "ends with an ellipsis",
    ":": "ends with a colon",
    ",": "ends with a comma",
    ")": "ends with a parenthesis",
    "”": "ends with a quotation's full stop",
    "'": "ends with a closing quotation mark",
    "a": "ends with a letter",
    "0": "ends with a figure",
    "-": "ends with another mark",
}
_BEGINS = {
    "“": "begins with a quotation mark",
    "©": "begins with ©",
    "(": "begins with a parenthesis",
    "@": "begins with @",
    "#": "begins with #",
    "-": "begins with a dash or slash",
    "a": "begins with a small letter",
    "0": "begins with a figure",
    "*": "begins with another mark",
}


def _look(sheet: Sheet) -> Seen:
    for i, form in enumerate(sheet.forms):
        size, ends = size_of(form), _ENDS[form.ends]
        yield i, size
        yield i, ends
        yield i, f"{size}, {ends}"
        if form.starts in _BEGINS:
            yield i, _BEGINS[form.starts]
        if form.sentences:
            yield i, "two sentences" if form.sentences == 1 else "several sentences"
        if form.capitals > 0.8 and len(form.text) > 3:
            yield i, "all in capitals"
        elif form.titled > 0.8 and form.size >= 3:
            yield i, f"every word capitalised, {size}"
        if form.digits > 0.2:
            yield i, "many figures"
        yield from ((i, f"{share}, {size}") for share in _function_words(form, sheet))


def _function_words(form: Form, sheet: Sheet) -> list[str]:
    if not sheet.page.language or form.size < 2:
        return []
    share = sum(token in sheet.words.function for token in form.tokens) / max(1, len(form.tokens))
    return ["no function words" if share == 0 else "few function words" if share < 0.3 else "many function words"]


RULE: Rule = _look
TELLS = True  # a line's neighbours are told of it
