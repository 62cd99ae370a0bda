-- What each imported source became, by a hash of its bytes.
CREATE TABLE imports (key INTEGER NOT NULL, article_id INTEGER NOT NULL, PRIMARY KEY (key, article_id)) WITHOUT ROWID;
