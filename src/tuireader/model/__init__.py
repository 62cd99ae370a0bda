"""What the program speaks of: frozen values without I/O, the same on every floor."""
