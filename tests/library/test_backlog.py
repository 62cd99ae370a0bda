import asyncio
from contextlib import ExitStack

import pytest

from tuireader.library.backlog import FEWEST, ROOM, Backlog


async def is_let_in(backlog, place):
    entering = asyncio.create_task(backlog.enter(place))
    for _ in range(3):
        await asyncio.sleep(0)
    if not entering.done():
        entering.cancel()
    return entering.done()


@pytest.mark.parametrize(("jobs", "ahead"), [(1, FEWEST), (FEWEST + 10, FEWEST + 10)])
async def test_no_more_feeds_are_ahead_of_the_benches_than_are_asked_at_once(jobs, ahead):
    backlog, places = Backlog(jobs), [ExitStack() for _ in range(ahead + 1)]
    assert all([await is_let_in(backlog, place) for place in places[:ahead]])
    assert not await is_let_in(backlog, places[ahead])
    places[3].close()
    assert await is_let_in(backlog, places[ahead])


async def goes_on(holding):
    for _ in range(3):
        await asyncio.sleep(0)
    return holding.done()


async def test_large_answers_keep_the_next_out_until_one_is_read():
    backlog = Backlog(100)
    first, second, third = ExitStack(), ExitStack(), ExitStack()
    for place in (first, second):
        await backlog.enter(place)
        await backlog.hold(place, ROOM // 2 + 1)
    assert not await is_let_in(backlog, third)
    third.close()
    first.close()
    assert await is_let_in(backlog, third)


async def test_of_answers_that_are_too_large_together_one_alone_goes_on():
    backlog, first, second, third = Backlog(100), ExitStack(), ExitStack(), ExitStack()
    await backlog.hold(first, ROOM)
    await backlog.hold(first, 1)
    waiting = [asyncio.create_task(backlog.hold(place, 1)) for place in (second, third)]
    assert [await goes_on(one) for one in waiting] == [False, False]
    await backlog.hold(first, 1)
    first.close()
    assert [await goes_on(one) for one in waiting] == [True, True]


async def test_where_the_one_that_grew_has_left_too_little_room_the_next_goes_on_alone():
    backlog, first, second, third = Backlog(100), ExitStack(), ExitStack(), ExitStack()
    await backlog.hold(first, ROOM + 1)
    waiting = [asyncio.create_task(backlog.hold(place, ROOM + 1)) for place in (second, third)]
    first.close()
    assert [await goes_on(one) for one in waiting] == [True, False]
    second.close()
    third.close()
    assert await goes_on(waiting[1])


async def test_who_gives_up_leaves_its_place_to_another():
    backlog, place, last = Backlog(1), ExitStack(), ExitStack()
    for _ in range(FEWEST - 1):
        await backlog.enter(ExitStack())
    with pytest.raises(TimeoutError), place:
        await backlog.enter(place)
        await backlog.hold(place, ROOM + 1)
        raise TimeoutError
    assert await is_let_in(backlog, last)
