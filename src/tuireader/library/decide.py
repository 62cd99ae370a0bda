"""Between parsing and storing stands a function that only compares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tuireader.model.row import Reach
from tuireader.store.articles import Filing
from tuireader.store.entries import Known


@dataclass(slots=True)
class Changes:
    """What shall change: `new` to be filed; `changed` to be written over (id, filing); `joined` known from elsewhere,
    now also this feed's; `same` untouched, kept so that its keys are known from now on."""

    new: list[Filing] = field(default_factory=list)
    changed: list[tuple[int, Filing]] = field(default_factory=list)
    joined: list[tuple[int, Filing]] = field(default_factory=list)
    same: list[tuple[int, Filing]] = field(default_factory=list)


def decide(
    filings: Iterable[Filing],
    by_key: Mapping[int, Known],
    by_story: Mapping[int, tuple[int, int]],
) -> Changes:
    """`by_key`: this feed's entries; `by_story`: all stories.

    A removed article does not come back. A body that has become empty never replaces one that is there, nor does what another
    feed says of a story. Of two entries under one key the first counts.
    """
    changes, taken = Changes(), set[int]()
    for filing in filings:
        if not taken.isdisjoint(filing.keys):
            continue
        known = next((by_key[key] for key in filing.keys if key in by_key), None)
        if known is not None:
            emptied = known.has_text and filing.reach is Reach.HEADLINE
            edited = known.digest not in (None, filing.digest) and not emptied
            where = changes.joined if not known.own else changes.changed if edited else changes.same
            where.append((known.id, filing))
        elif filing.story in by_story:
            changes.joined.append((by_story[filing.story][0], filing))
        elif filing.story in taken:
            continue
        else:
            changes.new.append(filing)
        taken.update(filing.keys, (filing.story,) if filing.story else ())
    return changes
