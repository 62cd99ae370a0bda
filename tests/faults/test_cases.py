"""The table of faults names tests that are there."""

import re
from pathlib import Path

TESTS = Path(__file__).parent.parent
TABLE = Path(__file__).with_name("README.md").read_text("utf-8")


def test_every_test_that_the_table_of_faults_names_is_there():
    named = re.findall(r"`(\w+/\w+\.py)::(\w+)`", TABLE)
    assert len(named) > 40
    missing = [(file, name) for file, name in named if f"def {name}(" not in (TESTS / file).read_text("utf-8")]
    assert missing == []
    rows = [row for row in TABLE.splitlines() if row.startswith("| ") and not row.startswith("| fault")]
    assert [row for row in rows if "::test_" not in row] == []
