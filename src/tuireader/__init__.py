"""tuireader: a news reader for the terminal."""

__version__ = "0.1.0"  # here alone: asking the installed package for it takes 13 ms of every command
