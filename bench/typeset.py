"""How long typesetting takes: `python bench/typeset.py`. Medians of several runs, in milliseconds."""

import statistics
import time
from collections.abc import Callable

from tuireader.model.article import Article, Paragraph, Speech
from tuireader.typeset.lines import Frame
from tuireader.typeset.sheet import Setter, sheet
from tuireader.typeset.wrap import wrap

SENTENCE = "The ferry leaves at six, when the lamps along the quay are still lit and nobody talks much. "
SAID = '"Nobody asked us," she said, and the whole room, as one, turned to look at the "harbour plan" on the wall. '
KANJI = "港の朝は静かで、船が出るまで誰も話さない。"


def measured(work: Callable[[], object], runs: int = 7) -> float:
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def article(size: int) -> Article:
    prose = Paragraph((SENTENCE * 5).strip())
    talk = Paragraph((SAID * 3).strip(), speech=(Speech(1, 17, "Ada Reyes"), Speech(76, 88, "Ada Reyes")))
    return Article("Harbour town keeps its ferry", (prose, prose, talk) * (size // 1200))


def first_screens(story: Article) -> None:
    setter = Setter(story, Frame(100))
    lines = 0
    for part in setter.parts():
        lines += len(part)
        if lines > 100:
            return


def main() -> None:
    one = (SENTENCE * 6000)[:500_000]
    print(f"wrap      500 KB, one narrow text     {measured(lambda: wrap(one, 72)):8.1f} ms")
    wide = (KANJI * 1000)[:20_000]
    print(f"wrap       20 K ideographs            {measured(lambda: wrap(wide, 72)):8.1f} ms")
    for size in (3_000, 30_000, 500_000):
        story = article(size)
        print(
            f"sheet    {size // 1000:4} KB                     {measured(lambda s=story: sheet(s, Frame(100))):8.1f} ms"
        )
        print(f"  first 100 lines of it               {measured(lambda s=story: first_screens(s)):8.1f} ms")


if __name__ == "__main__":
    main()
