"""The way through links: where the reader was before each page that was followed, and so the way back."""

from typing import TYPE_CHECKING, NamedTuple

from tuireader.ui.setting import Place, Setting

if TYPE_CHECKING:
    from tuireader.ui.jobs import Job


class Stop(NamedTuple):
    """What was open when a link was followed, and its top line; `article_id` is None where that was itself a page behind a
    link, unfiled."""

    article_id: int | None
    setting: Setting
    place: Place
    top: int


class Trail:
    """`stops`, the last one is the nearest; `job` fetches the page that is being followed."""

    def __init__(self) -> None:
        self.stops: list[Stop] = []
        self.job: Job | None = None

    @property
    def origin(self) -> int | None:
        """The article of the library that the way began in; None while nothing was followed."""
        return self.stops[0].article_id if self.stops else None

    def give_up(self) -> bool:
        """Stops what is being fetched; whether there was anything."""
        job, self.job = self.job, None
        if job is not None:
            job.stop()
        return job is not None

    def clear(self) -> None:
        self.give_up()
        self.stops.clear()
