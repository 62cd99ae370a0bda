-- Bodies are zstd frames from here on; `checksum` of a dictionary is then the id that frames name it by. Deflate streams of
-- before stay as they are until they are packed anew (store/deflated.py).
--
-- The index in sixteen pieces a level before they become one: merged by four they take a tenth more of a refresh's writing,
-- and `tidy` makes one piece of all after a large run.
INSERT INTO words (words, rank) VALUES ('automerge', 16);
