"""tuireader: a news reader for the terminal."""


def release() -> str:
    """The installed version; "unknown" where the package metadata is missing."""
    from importlib.metadata import PackageNotFoundError, version  # 20 ms that the first picture need not wait for

    try:
        return version("tuireader")
    except PackageNotFoundError:
        return "unknown"
