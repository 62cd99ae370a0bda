"""Bytes become feed updates and lists of subscriptions. Never network or store.

One format a file, each with a `FORMAT`; the door tries them in order of what they recognise.
"""
