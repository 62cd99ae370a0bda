"""Child commands, as the screen runs them."""

import pytest

from tuireader.errors import ReaderError
from tuireader.ui.jobs import Job


async def test_more_than_a_command_can_be_told_is_a_sentence(tmp_path):
    job = Job(tmp_path / "library.db", ("pack", "id:" + "1" * 4_000_000))
    with pytest.raises(ReaderError, match="too long"):
        assert [event async for event in job.events()] == []
