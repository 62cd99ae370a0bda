"""tuireader: a news reader for the terminal."""

from importlib.metadata import PackageNotFoundError, version


def release() -> str:
    """The installed version; "unknown" where the package metadata is missing."""
    try:
        return version("tuireader")
    except PackageNotFoundError:
        return "unknown"
