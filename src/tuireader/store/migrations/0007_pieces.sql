-- The index grows by a piece a transaction. Merged by sixteen, and all sixteen in the transaction in which the last one came, they
-- took a sixth of a refresh's writing, and a mark waited longest for that. Merged by 64, the most that FTS5 takes, the pieces of
-- seven hundred feeds stay as they are; a larger run merges a share in each transaction, and what is left is put together
-- a little at a time by runs that bring in little (upkeep.py).
INSERT INTO words (words, rank) VALUES ('automerge', 64);
-- From so many on a transaction merges all of them, however long it takes: more than ever lie side by side.
INSERT INTO words (words, rank) VALUES ('crisismerge', 500);
