"""Bytes from somewhere: bounded, conditional, polite. Never parsing or store."""
