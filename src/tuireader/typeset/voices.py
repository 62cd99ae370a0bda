"""Who speaks, and in which of four colours: one voice keeps its colour through the article."""

COLOURS = 4

_TITLES_AFTER = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd", "qc", "kc"})


class Voices:
    """The speakers of one article in the order in which they are first heard."""

    def __init__(self) -> None:
        self._heard: list[str] = []

    def colour(self, speaker: str) -> int:
        """1 to 4; 0 where nobody is named. A surname alone is the person who was named in full before, or is later."""
        if not speaker:
            return 0
        for place, known in enumerate(self._heard):
            if same(speaker, known):
                if len(speaker) > len(known):
                    self._heard[place] = speaker
                return place % COLOURS + 1
        self._heard.append(speaker)
        return (len(self._heard) - 1) % COLOURS + 1


def same(one: str, other: str) -> bool:
    """Whether two names are one person's, as far as names tell: equal, or one is the other's surname."""
    one, other = one.casefold(), other.casefold()
    return one == other or one == surname(other) or other == surname(one)


def surname(name: str) -> str:
    """The word that a newspaper calls a person by; a name in lower case ("the ministry") is no person's and stays whole."""
    if name[:1].islower():
        return name
    words = name.split()
    while len(words) > 1 and words[-1].strip(".,").casefold() in _TITLES_AFTER:
        words.pop()
    return words[-1].rstrip(",") if words else ""
