"""One recognition rule a file, each with a `RULE`; they do not know one another."""
