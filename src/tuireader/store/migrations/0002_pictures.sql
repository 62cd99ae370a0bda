-- Pictures of articles, once they were asked for. `cells` and `kept` are made of what the server sent, never that itself.
CREATE TABLE pictures (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    article_id INTEGER NOT NULL,        -- for which it was fetched; it goes when that goes
    fetched INTEGER NOT NULL,
    error TEXT NOT NULL DEFAULT '',     -- why there is none, one sentence
    width INTEGER NOT NULL DEFAULT 0,   -- of `cells`, in pixels
    cells BLOB NOT NULL DEFAULT x'',    -- small, for half blocks: RGB, deflated
    kept BLOB NOT NULL DEFAULT x''      -- larger, for a whole screen: JPEG
);
CREATE INDEX pictures_article ON pictures (article_id);
