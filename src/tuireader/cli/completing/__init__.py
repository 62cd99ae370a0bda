"""Completion for shells: one file a shell, made of the parser's own outline, so that no script can be older than it.

The scripts are static: to complete a word starts no Python.
"""

from tuireader import registry
from tuireader.cli.outline import Form


def shells() -> tuple[str, ...]:
    return registry.names(__name__)


def script(shell: str, form: Form) -> str:
    """The shell's script for the whole command line."""
    made: str = registry.load(__name__, shell).script(form)
    return made
