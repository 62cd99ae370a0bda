"""Who speaks, and in which of four colours: one voice keeps its colour through the article."""

COLOURS = 4

_TITLES_AFTER = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd", "qc", "kc"})


class Voices:
    """The speakers of one article in the order in which they are first heard. A surname alone is the person who was named
    in full before, or is later."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._surnames: dict[str, int] = {}
        self._heard = 0

    def colour(self, speaker: str) -> int:
        """1 to 4; 0 where nobody is named."""
        if not speaker:
            return 0
        name, last = speaker.casefold(), surname(speaker).casefold()
        place = self._places.get(name)
        if place is None:
            place = self._surnames.get(name) if name == last else self._places.get(last)
        if place is None:
            place, self._heard = self._heard, self._heard + 1
        self._places.setdefault(name, place)
        if name != last:
            self._surnames.setdefault(last, place)
        return place % COLOURS + 1


def surname(name: str) -> str:
    """The word that a newspaper calls a person by; a name in lower case ("the ministry") is no person's and stays whole."""
    words = name.split()
    if not words or name[:1].islower():
        return name
    while len(words) > 1 and words[-1].strip(".,").casefold() in _TITLES_AFTER:
        words.pop()
    return words[-1].rstrip(",")
