-- Reports, what was read in them, and what people decided about it.
--
-- A record's key is its document's key times 1,000,000 and the number in its id: e12 of document 7
-- is 7000012. All rows of a report lie side by side, keys are the same in every base that was fed
-- the same reports in the same order, and a join needs one column.
-- A comment above a table, or beside a column, is its entry in the documentation.

-- One version of the reader: what a reading was made by.
CREATE TABLE reader (
    key INTEGER PRIMARY KEY,
    version TEXT NOT NULL, -- of According
    weights TEXT NOT NULL, -- SHA-256 over the weights of the encoder
    lexicon TEXT NOT NULL, -- SHA-256 over the word lists
    gazetteer TEXT NOT NULL, -- SHA-256 over what the gazetteer was built from
    options TEXT NOT NULL, -- JSON: the settings that change what is read
    UNIQUE (version, weights, lexicon, gazetteer, options)
) STRICT;

-- A report as it was taken in.
CREATE TABLE document (
    key INTEGER PRIMARY KEY, -- in the order of filing, from 1
    id TEXT NOT NULL UNIQUE, -- given on input, else a hash of the content
    title TEXT, -- the headline, without its kicker
    kicker TEXT, -- a label before the headline: EXCLUSIVE, UPDATE 2
    byline TEXT, -- who wrote it, as printed
    dateline TEXT, -- the words of the dateline
    published TEXT, -- ISO 8601, as the page has it
    day TEXT, -- the date of "published"
    publisher TEXT, -- name of the paper, agency or site
    url TEXT, -- its address
    language TEXT, -- ISO 639-1
    text TEXT NOT NULL, -- every span of every record indexes it, in code points
    words INTEGER NOT NULL, -- how many
    origin TEXT, -- the file, archive record or address it was taken from
    raw_sha256 TEXT, -- of the bytes it was taken from
    text_sha256 TEXT NOT NULL, -- of the text's UTF-8
    content TEXT NOT NULL -- SHA-256 over all that the reader sees: two that agree are read alike
) STRICT;
CREATE INDEX document_by_day ON document (day DESC, key DESC);
CREATE INDEX document_by_publisher ON document (publisher, day);
CREATE INDEX document_by_url ON document (url);
CREATE INDEX document_by_text ON document (text_sha256);
CREATE INDEX document_by_content ON document (content);

-- What one version of the reader made of a report. The tables of records hold the current reading.
CREATE TABLE reading (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key),
    reader INTEGER NOT NULL REFERENCES reader (key), -- the version that made it
    current INTEGER NOT NULL CHECK (current IN (0, 1)), -- 0: replaced by a later one
    record BLOB NOT NULL, -- zlib over the reading as JSON, its text left out
    sha256 TEXT NOT NULL, -- of that JSON
    UNIQUE (document, reader)
) STRICT;
CREATE UNIQUE INDEX reading_current ON reading (document) WHERE current = 1;
CREATE INDEX reading_by_reader ON reading (reader, current);

-- An input that could not be filed, with the reason and the means to try again.
CREATE TABLE failure (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL, -- of the document, or the input's name where there is none
    stage TEXT NOT NULL CHECK (stage IN ('ingest', 'read', 'file')), -- the step that failed
    error TEXT NOT NULL, -- what is wrong and what to do about it
    origin TEXT, -- the file, archive record or address it was taken from
    url TEXT, -- its address
    title TEXT, -- the headline, where it got that far
    language TEXT, -- ISO 639-1
    input TEXT NOT NULL, -- what was asked to be filed: a file, folder or address
    told TEXT NOT NULL, -- JSON: what the user said of it (--published, --publisher, …)
    document TEXT, -- JSON of the document, where it got that far
    reader INTEGER REFERENCES reader (key) -- that failed on it
) STRICT;
CREATE UNIQUE INDEX failure_once ON failure (id, stage, coalesce(origin, ''));
CREATE INDEX failure_by_origin ON failure (origin);

-- A run of "according file": when, of what, with what outcome.
CREATE TABLE job (
    key INTEGER PRIMARY KEY,
    started TEXT NOT NULL, -- ISO 8601 with zone
    ended TEXT, -- none: it runs, or was stopped
    inputs TEXT NOT NULL, -- JSON: the inputs as they were named
    reader INTEGER NOT NULL REFERENCES reader (key), -- the version that read
    first INTEGER NOT NULL, -- the key that the first document it filed got
    filed INTEGER NOT NULL DEFAULT 0, -- documents added
    copies INTEGER NOT NULL DEFAULT 0, -- of those filed: exact and near copies
    failed INTEGER NOT NULL DEFAULT 0, -- inputs and documents that could not be filed
    passed_over INTEGER NOT NULL DEFAULT 0 -- were there already
) STRICT;

-- A report that repeats the text of one filed before it.
CREATE TABLE copy (
    document INTEGER NOT NULL REFERENCES document (key),
    of INTEGER NOT NULL REFERENCES document (key), -- the earliest filed of those alike
    kind TEXT NOT NULL CHECK (kind IN ('exact', 'near')), -- exact: of the same text; near: most of its words
    shared REAL NOT NULL, -- share of the shorter text's five-word runs that stand in the other
    PRIMARY KEY (document, of)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_of ON copy (of);

-- Sampled hashes of a text's five-word runs, by which copies are found.
CREATE TABLE fingerprint (
    hash INTEGER NOT NULL, -- of one run of five words
    document INTEGER NOT NULL REFERENCES document (key),
    PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;

-- Someone is reported to say, write, believe or want something.
CREATE TABLE statement (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key),
    id TEXT NOT NULL,
    source TEXT, -- the words
    cue TEXT, -- the words
    content TEXT NOT NULL, -- the words
    start INTEGER NOT NULL, -- of the first of its words
    "end" INTEGER NOT NULL, -- of the last
    spans TEXT NOT NULL, -- JSON: source, cue and content, each a list of [start, end)
    act TEXT NOT NULL, -- what is done by saying it: assert, deny, confirm, accuse, claim_responsibility, threaten, promise, demand, ask, believe, doubt, decline_to_comment, retract
    manner TEXT NOT NULL, -- direct (quoted), indirect, or mixed
    speaker INTEGER REFERENCES actor (key), -- the actor that the source means
    speaker_name TEXT, -- the speaker's name, else the words of the source
    source_kind TEXT, -- named_person, named_organisation, unnamed, media, document, or author
    unnamed_class TEXT, -- what a source is that is not named: "official"
    unnamed_affiliation TEXT, -- whom a source that is not named belongs to
    unnamed_count INTEGER, -- how many they are, where the report says it
    parent INTEGER REFERENCES statement (key), -- inside which it is reported
    about INTEGER REFERENCES statement (key), -- which it denies, confirms or retracts
    confidence REAL NOT NULL
) STRICT;
CREATE INDEX statement_by_document ON statement (document);
CREATE INDEX statement_by_speaker ON statement (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX statement_by_act ON statement (act, key);
CREATE INDEX statement_by_about ON statement (about) WHERE about IS NOT NULL;
CREATE INDEX statement_by_parent ON statement (parent) WHERE parent IS NOT NULL;

-- Somebody or something that a report speaks of.
CREATE TABLE actor (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key),
    id TEXT NOT NULL,
    name TEXT NOT NULL, -- the fullest that the report has
    kind TEXT NOT NULL, -- person, organisation, group, place, event, or thing
    roles TEXT NOT NULL, -- JSON: list of words
    country TEXT, -- ISO 3166-1 alpha-3
    sector TEXT, -- PLOVER's code
    known TEXT, -- name of the entry of a list of actors that this is
    start INTEGER, -- of its first mention
    "end" INTEGER,
    mentions TEXT NOT NULL, -- JSON: list of [start, end)
    said INTEGER NOT NULL, -- how many statements it makes
    did INTEGER NOT NULL, -- in how many events it acts
    suffered INTEGER NOT NULL -- of how many events it is a recipient
) STRICT;
CREATE INDEX actor_by_document ON actor (document);
CREATE INDEX actor_by_name ON actor (name);

-- A name that stands for an actor in some report: every one once.
CREATE TABLE name (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE -- as printed
) STRICT;

-- The names of an actor: its own and its aliases.
CREATE TABLE actor_name (
    name INTEGER NOT NULL REFERENCES name (key), -- one of its names
    actor INTEGER NOT NULL REFERENCES actor (key), -- who bears it
    PRIMARY KEY (name, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_name_by_actor ON actor_name (actor);

-- One actor stands to another as the predicate says.
CREATE TABLE relation (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key),
    id TEXT NOT NULL,
    subject INTEGER NOT NULL REFERENCES actor (key), -- who stands so
    predicate TEXT NOT NULL, -- part_of, member_of, leads, speaks_for, same_as, located_in, allied_with, or fights
    object INTEGER NOT NULL REFERENCES actor (key), -- to whom
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    statement INTEGER REFERENCES statement (key), -- on whose word; none: the report's own
    confidence REAL NOT NULL
) STRICT;
CREATE INDEX relation_by_document ON relation (document);
CREATE INDEX relation_by_subject ON relation (subject);
CREATE INDEX relation_by_object ON relation (object);

-- Words that say when, and the interval they mean.
CREATE TABLE time (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key),
    id TEXT NOT NULL,
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    since TEXT, -- ISO 8601, inclusive; none: open
    until TEXT, -- ISO 8601, inclusive; none: open
    precision TEXT, -- how finely the words tell it: minute, hour, part_of_day, day, weekend, week, month, quarter, season, half, year, decade, century, or range
    bound TEXT, -- what a word beside it makes of it: early, mid, late, about, before, after, since, until; the interval is without that word
    anchor TEXT, -- "published", or the id of the time it was resolved against
    timex TEXT, -- in the manner of TIMEX3: 2014-W08
    reason TEXT -- why it stays open
) STRICT;
CREATE INDEX time_by_document ON time (document);

-- A place name and what it means.
CREATE TABLE place (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key),
    id TEXT NOT NULL,
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    name TEXT NOT NULL, -- the entry's, or the words where no entry was chosen
    use TEXT NOT NULL, -- location ("in Damascus"), actor ("Damascus said"), in_name ("Aleppo Council"), or adjective ("Syrian oil")
    gazetteer TEXT, -- id of the entry: GeoNames' where it has one
    feature TEXT, -- GeoNames feature class and code
    country TEXT, -- ISO 3166-1 alpha-3
    admin1 TEXT, -- name of the state, province or governorate
    lat REAL, -- degrees north, WGS 84
    lon REAL, -- degrees east, WGS 84
    radius REAL, -- kilometres
    precision TEXT, -- point, town, district, region, country, water, or area (near another place)
    score REAL, -- share of belief in the entry, 0 to 1
    reason TEXT -- why it stays open
) STRICT;
CREATE INDEX place_by_document ON place (document);

-- Who does what to whom, as one word tells it.
CREATE TABLE event (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key),
    id TEXT NOT NULL,
    type TEXT NOT NULL, -- PLOVER's, or OTHER
    mode TEXT, -- how it is done: a mode of PLOVER's for the type
    words TEXT NOT NULL, -- the anchor
    lemma TEXT, -- its dictionary form
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    happening INTEGER REFERENCES event (key), -- the first event that tells the same happening
    instrument TEXT, -- the words
    time INTEGER REFERENCES time (key), -- when
    time_reason TEXT, -- by what the time was chosen, or why it is open
    place INTEGER REFERENCES place (key), -- where
    place_reason TEXT, -- by what the place was chosen, or why it is open
    status TEXT NOT NULL, -- happened, denied, negated, planned, possible, hypothetical, or background (long before)
    status_reason TEXT, -- what makes it anything but happened
    statement INTEGER REFERENCES statement (key), -- the innermost it is told in
    confidence REAL NOT NULL
) STRICT;
CREATE INDEX event_by_document ON event (document);
CREATE INDEX event_by_happening ON event (happening);
CREATE INDEX event_by_statement ON event (statement) WHERE statement IS NOT NULL;

-- Who acts in an event, and who is acted on.
CREATE TABLE party (
    event INTEGER NOT NULL REFERENCES event (key), -- in which
    role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')), -- actor: who acts; recipient: who is acted on
    place INTEGER NOT NULL, -- first, second, …
    actor INTEGER REFERENCES actor (key), -- none: words that stand for no actor of the report
    words TEXT NOT NULL, -- none printed (""): known from elsewhere in the report
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (event, role, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_by_actor ON party (actor) WHERE actor IS NOT NULL;

-- A number told of an event.
CREATE TABLE count (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key),
    id TEXT NOT NULL,
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    what TEXT NOT NULL, -- killed, injured, arrested, …
    low INTEGER, -- none: open
    high INTEGER, -- none: open
    exact INTEGER NOT NULL CHECK (exact IN (0, 1)), -- 1: one number, and nothing said of its being about so many
    of_whom TEXT, -- the words
    "group" TEXT, -- who they are: civilians, police, soldiers, children, …
    scope TEXT NOT NULL, -- event: of what is told; subset: of some among another number; total: a toll over more
    basis TEXT NOT NULL, -- told, or worked out: listed, summed, or rest
    within INTEGER REFERENCES count (key), -- the number of which this is a subset
    statement INTEGER REFERENCES statement (key), -- who gives it; none: the report itself
    event INTEGER REFERENCES event (key) -- what it is told of
) STRICT;
CREATE INDEX count_by_document ON count (document);
CREATE INDEX count_by_event ON count (event) WHERE event IS NOT NULL;

-- A happening or relation on somebody's word: the unit that is searched, judged and linked.
CREATE TABLE claim (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key),
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('event', 'relation')), -- whether it is of an event or of a relation
    event INTEGER REFERENCES event (key), -- what is told; of several that make one claim, the first
    relation INTEGER REFERENCES relation (key), -- what is told
    type TEXT NOT NULL, -- of the event, or the predicate of the relation
    mode TEXT, -- how it is done: a mode of PLOVER's for the type
    words TEXT NOT NULL, -- the anchor, or the words of the relation
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    actors TEXT NOT NULL, -- names, joined with "; "
    recipients TEXT NOT NULL, -- names, joined with "; "
    time INTEGER REFERENCES time (key), -- when
    since TEXT, -- when it happened, from: ISO 8601
    until TEXT, -- when it happened, to: ISO 8601
    place INTEGER REFERENCES place (key), -- where
    place_name TEXT, -- where
    country TEXT, -- ISO 3166-1 alpha-3
    lat REAL, -- degrees north, WGS 84
    lon REAL, -- degrees east, WGS 84
    borrowed TEXT, -- JSON: which of actors, recipients, time, place another mention of the happening tells
    killed_low INTEGER, -- by the counts of this claim's own word
    killed_high INTEGER, -- none: open, or no number told
    injured_low INTEGER, -- by the counts of this claim's own word
    injured_high INTEGER, -- none: open, or no number told
    status TEXT NOT NULL, -- of the event; "stands" for a relation
    statement INTEGER REFERENCES statement (key), -- of the innermost speaker; none: the report itself
    speaker TEXT, -- the innermost speaker's name
    source_kind TEXT, -- the innermost speaker's
    act TEXT, -- the innermost statement's
    stance TEXT NOT NULL, -- the innermost speaker's
    held TEXT, -- what the innermost speaker holds it to be
    report_held TEXT, -- what the report itself holds it to be; none: it does not say
    denied INTEGER NOT NULL CHECK (denied IN (0, 1)), -- somebody in the chain or an answer denies or doubts it
    chain TEXT NOT NULL, -- names from the innermost speaker to the paper, joined with " ← "
    day TEXT, -- of the report
    confidence REAL NOT NULL
) STRICT;
CREATE INDEX claim_by_document ON claim (document);
CREATE INDEX claim_by_event ON claim (event) WHERE event IS NOT NULL;
CREATE INDEX claim_by_relation ON claim (relation) WHERE relation IS NOT NULL;
CREATE INDEX claim_by_day ON claim (day DESC, key DESC);
CREATE INDEX claim_by_type ON claim (type, day DESC, key DESC);
CREATE INDEX claim_by_mode ON claim (mode, day DESC, key DESC) WHERE mode IS NOT NULL;
CREATE INDEX claim_by_since ON claim (since, until);
CREATE INDEX claim_by_country ON claim (country, day DESC, key DESC);
CREATE INDEX claim_by_place ON claim (place_name, day DESC, key DESC);
CREATE INDEX claim_by_lat ON claim (lat, lon) WHERE lat IS NOT NULL;
CREATE INDEX claim_by_speaker ON claim (speaker, day DESC, key DESC);
CREATE INDEX claim_by_status ON claim (status, day DESC, key DESC);
CREATE INDEX claim_by_killed ON claim (killed_low DESC, key DESC);
CREATE INDEX claim_by_injured ON claim (injured_low) WHERE injured_low IS NOT NULL;

-- One of those through whom a claim comes, or who answers it.
CREATE TABLE link (
    claim INTEGER NOT NULL REFERENCES claim (key), -- that comes through them
    place INTEGER NOT NULL, -- 0 the innermost speaker, the last the report; answers after it
    answer INTEGER NOT NULL CHECK (answer IN (0, 1)), -- 1: stands outside the chain, and answers it
    statement INTEGER REFERENCES statement (key), -- what they say; none: the report itself
    speaker INTEGER REFERENCES actor (key), -- who they are
    name TEXT, -- as printed; of the report its publisher, or "this report"; none: the text names nobody
    source_kind TEXT, -- named_person, named_organisation, unnamed, media, document; author: the report itself
    act TEXT, -- of the statement; none: the report
    stance TEXT NOT NULL, -- what they do by saying it: asserts, denies, confirms, …; reports: passes on what others say
    held TEXT, -- what they hold it to be; none: they do not say
    PRIMARY KEY (claim, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_speaker ON link (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX link_by_statement ON link (statement) WHERE statement IS NOT NULL;

-- A person's verdict. Rows are only ever added.
CREATE TABLE decision (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE, -- SHA-256 over the rest, with its records
    at TEXT NOT NULL, -- ISO 8601 with zone
    person TEXT NOT NULL, -- who decided
    verdict TEXT NOT NULL, -- accept, reject, amend, …
    field TEXT, -- what is amended
    value TEXT, -- JSON: what it is to be
    why TEXT, -- the reason, in words
    withdraws TEXT -- id of the earlier decision that this one takes back
) STRICT;
CREATE INDEX decision_by_withdrawn ON decision (withdraws) WHERE withdraws IS NOT NULL;
CREATE TRIGGER decision_is_kept BEFORE UPDATE ON decision
BEGIN SELECT raise(ABORT, 'decisions are only ever added: withdraw this one by another'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision
BEGIN SELECT raise(ABORT, 'decisions are only ever added: withdraw this one by another'); END;

-- A record that a decision is on, by its words: it is found again when the report is read anew.
CREATE TABLE decision_record (
    decision INTEGER NOT NULL REFERENCES decision (key), -- that is on it
    place INTEGER NOT NULL, -- 0 the first; a pair has two
    document TEXT NOT NULL, -- id of the document, which need not be filed yet
    kind TEXT NOT NULL, -- claim, event, statement, actor, …
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL, -- at that place, when it was decided
    hint TEXT, -- what tells records of the same words apart: a claim's type and speaker
    PRIMARY KEY (decision, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_record_by_document ON decision_record (document, kind);
CREATE TRIGGER decision_record_is_kept BEFORE UPDATE ON decision_record
BEGIN SELECT raise(ABORT, 'decisions are only ever added: withdraw this one by another'); END;
CREATE TRIGGER decision_record_stays BEFORE DELETE ON decision_record
BEGIN SELECT raise(ABORT, 'decisions are only ever added: withdraw this one by another'); END;

-- Full-text index over the headlines and texts of reports.
CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'document', content_rowid = 'key',
    tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER report_words_in AFTER INSERT ON document BEGIN
    INSERT INTO report_words (rowid, title, text) VALUES (new.key, new.title, new.text);
END;

-- Full-text index over what is said and by whom.
CREATE VIRTUAL TABLE statement_words USING fts5 (
    speaker_name, content, content = 'statement', content_rowid = 'key',
    tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER statement_words_in AFTER INSERT ON statement BEGIN
    INSERT INTO statement_words (rowid, speaker_name, content)
    VALUES (new.key, new.speaker_name, new.content);
END;
CREATE TRIGGER statement_words_out AFTER DELETE ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, speaker_name, content)
    VALUES ('delete', old.key, old.speaker_name, old.content);
END;

-- Full-text index over the names of actors, without accents.
CREATE VIRTUAL TABLE name_words USING fts5 (
    name, content = 'name', content_rowid = 'key', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER name_words_in AFTER INSERT ON name BEGIN
    INSERT INTO name_words (rowid, name) VALUES (new.key, new.name);
END;
