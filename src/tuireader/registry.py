"""A folder is a registry: a module's file name is the name of the format, source or rule that it holds.

So a new format is one new file, and no list anywhere has to be told of it.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any


@cache
def names(package: str) -> tuple[str, ...]:
    """The modules of a package by name, sorted; a leading underscore hides one."""
    module = import_module(package)
    return tuple(sorted(m.name for m in iter_modules(module.__path__) if not m.name.startswith("_")))


def load(package: str, name: str) -> ModuleType:
    """One module of the folder; KeyError where there is none of that name."""
    if name not in names(package):
        raise KeyError(name)
    return import_module(f"{package}.{name}")


def every(package: str, attribute: str) -> Iterator[tuple[str, Any]]:
    """(name, value) of `attribute` in each module of the folder that has it, in order of names."""
    for name in names(package):
        value = getattr(load(package, name), attribute, None)
        if value is not None:
            yield name, value
