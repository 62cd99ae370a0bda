-- What the index gathers before it writes a piece: 8 MB, which holds a transaction of several feeds. With 1 MB, as it is by
-- itself, each feed was a piece of its own, and all had to be merged again.
INSERT INTO words (words, rank) VALUES ('hashsize', 8388608);
