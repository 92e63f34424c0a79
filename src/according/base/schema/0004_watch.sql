-- Feeds that are watched, and what has become of what they carry.

-- A feed that is watched.
CREATE TABLE feed (
    key INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE, -- its address
    etag TEXT, -- what the server called the last answer: it is asked for what is newer
    modified TEXT, -- when the last answer was changed, in the server's words
    asked TEXT, -- when it was last asked, ISO 8601
    taken TEXT, -- when it was last read in full, ISO 8601
    due REAL NOT NULL, -- when it is asked next, in seconds since 1970
    failures INTEGER NOT NULL DEFAULT 0, -- in a row, up to now
    error TEXT -- what was wrong the last time; none: nothing
) STRICT;

-- What a feed carried: an article's address, or a text without one. The same address in two feeds is one.
CREATE TABLE feed_item (
    key INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL REFERENCES feed (key), -- the first that carried it
    name TEXT NOT NULL UNIQUE, -- its address without what only counts visits; the id of its text where it has none
    url TEXT, -- its address as the feed has it
    told TEXT NOT NULL, -- JSON: what the feed says of it: headline, date, publisher
    state TEXT NOT NULL, -- waiting, fetched, filed, failed
    seen TEXT NOT NULL, -- when it was first carried, ISO 8601
    due REAL NOT NULL, -- when its page is asked for next, in seconds since 1970
    tries INTEGER NOT NULL DEFAULT 0, -- how often its page was asked for in vain
    error TEXT, -- why the last try failed, or why it was given up
    fetched BLOB, -- JSON, compressed: the document that was made of its page; kept until it is filed
    id TEXT -- of the document that was made of it
) STRICT;
CREATE INDEX feed_item_by_state ON feed_item (state, due);
CREATE INDEX feed_item_by_id ON feed_item (id);
