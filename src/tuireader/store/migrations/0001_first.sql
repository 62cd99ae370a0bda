-- The library. Times are whole seconds since 1970, UTC. Keys are signed 64-bit hashes (store/keys.py).

CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,           -- what is asked; may hold a login, never shown
    title TEXT NOT NULL DEFAULT '',     -- what the feed calls itself
    own_title TEXT NOT NULL DEFAULT '', -- what the reader calls it; wins
    site_url TEXT NOT NULL DEFAULT '',
    folder TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    polled INTEGER NOT NULL DEFAULT 1,  -- 0: filed from a file, or gone for good (410)
    added INTEGER NOT NULL,
    etag TEXT NOT NULL DEFAULT '',      -- validators, byte for byte as sent (latin-1)
    modified TEXT NOT NULL DEFAULT '',
    body_hash BLOB NOT NULL DEFAULT x'',
    fetched INTEGER,
    due INTEGER NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '',       -- of the next time
    errors INTEGER NOT NULL DEFAULT 0,  -- in a row
    error TEXT NOT NULL DEFAULT '',
    moved_to TEXT NOT NULL DEFAULT '',  -- a permanent redirect seen once
    ttl INTEGER NOT NULL DEFAULT 0,     -- minutes that the feed itself asks for
    skip_hours TEXT NOT NULL DEFAULT '', -- "3 4 5": hours, UTC, at which it wants no visit
    every INTEGER NOT NULL DEFAULT 0,   -- minutes; 0: as the settings say
    whole INTEGER NOT NULL DEFAULT 0,   -- 1: fetch the article behind each summary
    self_signed INTEGER NOT NULL DEFAULT 0, -- 1: the reader trusts this server's own certificate
    login TEXT NOT NULL DEFAULT '',     -- the Authorization header, never shown
    login_command TEXT NOT NULL DEFAULT '', -- or the command that prints "user:password" or a token
    total INTEGER NOT NULL DEFAULT 0,   -- kept counts
    unread INTEGER NOT NULL DEFAULT 0
);

-- Hosts that asked to be left alone (Retry-After).
CREATE TABLE hosts (host TEXT PRIMARY KEY, not_before INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice, so that a status stays its own story's
    headline TEXT NOT NULL,
    site TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    byline TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    published INTEGER,
    added INTEGER NOT NULL,
    minutes INTEGER NOT NULL DEFAULT 0,
    reach INTEGER NOT NULL DEFAULT 0,   -- 0 headline, 1 summary, 2 full
    holds INTEGER NOT NULL DEFAULT 0,   -- bits: image quote table code audio
    digest INTEGER NOT NULL             -- of what the source said, to tell an edited story from the same one
);

-- Facts that a query asks of every article, without its row of a hundred bytes and more.
CREATE INDEX articles_facts ON articles (reach, holds, minutes, language);

-- The article's JSON and behind it the source that it was made of, in one deflate stream: the second copy of the same
-- words costs next to nothing that way.
CREATE TABLE bodies (article_id INTEGER PRIMARY KEY, packed BLOB NOT NULL);

-- What the streams are primed with; `articles` is how many there were when it was made.
CREATE TABLE dictionaries (checksum INTEGER PRIMARY KEY, articles INTEGER NOT NULL, words BLOB NOT NULL);

-- The reader's marks. They outlive the article: `sort` is its place in the list, NULL once it has been removed.
CREATE TABLE statuses (
    article_id INTEGER PRIMARY KEY,
    sort INTEGER,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    muted INTEGER NOT NULL DEFAULT 0,   -- 1: by a rule of the reader's; in no list that does not ask for it
    kept INTEGER NOT NULL DEFAULT 0,    -- 1: marked unread again on purpose, 2: by a rule; retention leaves it alone
    block INTEGER NOT NULL DEFAULT -1,
    offset INTEGER NOT NULL DEFAULT 0
);
-- Every list without words is answered from this index alone, at any size.
CREATE INDEX statuses_newest ON statuses (sort DESC, article_id DESC, read, starred, muted);
-- Of a million articles most are read: the lists of the few that are not must not walk past them.
CREATE INDEX statuses_unread ON statuses (sort DESC, article_id DESC) WHERE read = 0;
CREATE INDEX statuses_starred ON statuses (sort DESC, article_id DESC) WHERE starred = 1;
CREATE INDEX statuses_begun ON statuses (article_id) WHERE block >= 0;

CREATE TABLE tags (
    tag TEXT NOT NULL COLLATE NOCASE, article_id INTEGER NOT NULL, PRIMARY KEY (tag, article_id)
) WITHOUT ROWID;
CREATE INDEX tags_article ON tags (article_id, tag);
CREATE TABLE notes (article_id INTEGER PRIMARY KEY, at INTEGER NOT NULL, text TEXT NOT NULL);

-- Which feeds an article belongs to, and by which keys a feed's entries are known again.
CREATE TABLE feed_articles (
    feed_id INTEGER NOT NULL, article_id INTEGER NOT NULL, PRIMARY KEY (feed_id, article_id)
) WITHOUT ROWID;
CREATE INDEX feed_articles_article ON feed_articles (article_id, feed_id);
CREATE TABLE entries (
    feed_id INTEGER NOT NULL, key INTEGER NOT NULL, article_id INTEGER NOT NULL, PRIMARY KEY (feed_id, key)
) WITHOUT ROWID;
-- The same story from anywhere: canonical link and title.
CREATE TABLE stories (key INTEGER PRIMARY KEY, article_id INTEGER NOT NULL);

-- Searches that stand: what they find is muted or kept as it comes in. `hits` is how many stories each has met.
CREATE TABLE rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, query TEXT NOT NULL, added INTEGER NOT NULL,
    hits INTEGER NOT NULL DEFAULT 0
);

-- One step of undo a row: what was done, in words, and the values before it.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, sentence TEXT NOT NULL,
    kind TEXT NOT NULL, -- whose values: "marks", "note", "feed" or "rule"
    before BLOB NOT NULL
);

CREATE TABLE totals (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    total INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0
);
INSERT INTO totals (one) VALUES (1);

-- Contentless: the words are in `bodies` already. SQLite 3.40 cannot delete from such a table by id alone; see articles.py.
-- `columnsize` serves a ranking by relevance, and every list is by date.
CREATE VIRTUAL TABLE words USING fts5 (
    body, headline, caption, credit, quote, speaker, byline,
    content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
);
