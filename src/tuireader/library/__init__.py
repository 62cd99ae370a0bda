"""Where the wings meet: the one door to the library."""
