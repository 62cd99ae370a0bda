"""Bytes become typed articles. Never network, store or screen.

The door of the wing. Imports are late: the HTML extractor costs 0.3 s, which a text file and the reader's own process
must not pay.
"""
