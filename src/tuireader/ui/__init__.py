"""The screen, in Textual. Knows library, model, typeset and config; never a wing, sqlite3 or threads."""
