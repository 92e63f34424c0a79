-- Across reports: what is one happening, who is who, how many really know.
--
-- All of it is computed by "according link" from the reports and people's decisions, and can be
-- computed again. A key here is a number of this file only; ids are the same in every base of the
-- same reports.

-- A report that has been linked, as it was read then.
CREATE TABLE linked_document (
    document INTEGER PRIMARY KEY, -- its key; the report may be gone since
    reading TEXT NOT NULL, -- SHA-256 of the reading that was linked: another one is linked anew
    at TEXT NOT NULL -- when it was linked: ISO 8601 with zone
) STRICT;

-- What the links that are there were made by.
CREATE TABLE link_state (
    name TEXT PRIMARY KEY, -- version: a hash of what compares; run: a mark of the run that writes; decisions: JSON of the events that they hold to be one, or not; ended: when the last run ended
    value TEXT NOT NULL -- in words
) STRICT, WITHOUT ROWID;

-- A word of a report that is rare in news, by which reports of one story are found.
CREATE TABLE story_term (
    term INTEGER NOT NULL, -- a hash of the word
    document INTEGER NOT NULL, -- key of the report in which it stands
    weight INTEGER NOT NULL, -- how much it says, in thousandths: how often it stands there, how rare it is; whole numbers, so that sums do not depend on their order
    PRIMARY KEY (term, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_term_by_document ON story_term (document);

-- An event of a report that has been linked, by what it is looked for.
CREATE TABLE linked_event (
    event INTEGER PRIMARY KEY, -- its key; it may be gone since
    document INTEGER NOT NULL, -- key of its report
    stem INTEGER NOT NULL, -- a hash of what the forms of its word have in common
    type INTEGER NOT NULL -- a hash of its type; 0: OTHER
) STRICT;
CREATE INDEX linked_event_by_document ON linked_event (document);

-- Two events, of two reports or of one, that were compared and may be one happening.
CREATE TABLE event_pair (
    one INTEGER NOT NULL, -- key of an event
    other INTEGER NOT NULL, -- key of another, greater
    score REAL NOT NULL, -- how likely the two are one happening, 0 to 1
    must INTEGER NOT NULL CHECK (must IN (0, 1)), -- 1: their report tells the two as one happening
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_pair_by_other ON event_pair (other);

-- An event that is to be grouped anew: it is new, or something about it has changed.
CREATE TABLE touched_event (
    event INTEGER PRIMARY KEY -- its key
) STRICT;

-- A happening, with all that is told of it.
CREATE TABLE incident (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE, -- twelve letters and digits, from a hash over its first event's report and words
    type TEXT NOT NULL, -- PLOVER's, or OTHER
    mode TEXT, -- how it is done: a mode of PLOVER's for the type
    words TEXT NOT NULL, -- the word that most reports use
    since TEXT, -- when it happened, from: ISO 8601; none: open
    until TEXT, -- when it happened, to: ISO 8601; none: open
    place TEXT, -- where
    country TEXT, -- where: ISO 3166-1 alpha-3
    lat REAL, -- degrees north, WGS 84
    lon REAL, -- degrees east, WGS 84
    actors TEXT NOT NULL, -- names of who acts, joined with "; "
    recipients TEXT NOT NULL, -- names of who is acted on, joined with "; "
    status TEXT NOT NULL, -- what most reports hold it to be: happened, planned, …
    killed_low INTEGER, -- the least that a source gives
    killed_best INTEGER, -- by the rule in the documentation
    killed_high INTEGER, -- the most that a source gives
    injured_low INTEGER, -- the least that a source gives
    injured_best INTEGER, -- by the rule in the documentation
    injured_high INTEGER, -- the most that a source gives
    reports INTEGER NOT NULL, -- documents that tell it
    independent_low INTEGER NOT NULL, -- origins, when what is doubtful counts as one
    independent INTEGER NOT NULL, -- origins that are left when copies and shared sources are put together
    independent_high INTEGER NOT NULL, -- origins, when what is doubtful counts as several
    disputes INTEGER NOT NULL, -- values on which the sources do not agree
    denials INTEGER NOT NULL, -- statements that deny or doubt it, or a part of it
    first TEXT, -- day of the first report
    latest TEXT, -- day of the latest report
    record TEXT NOT NULL -- JSON: all that is told of it, with who tells it
) STRICT;
CREATE INDEX incident_by_reports ON incident (independent DESC, reports DESC, id);
CREATE INDEX incident_by_latest ON incident (latest DESC, id);
CREATE INDEX incident_by_type ON incident (type, latest DESC, id);
CREATE INDEX incident_by_since ON incident (since, until);
CREATE INDEX incident_by_country ON incident (country, latest DESC, id);
CREATE INDEX incident_by_place ON incident (place, latest DESC, id);
CREATE INDEX incident_by_lat ON incident (lat, lon) WHERE lat IS NOT NULL;
CREATE INDEX incident_by_killed ON incident (killed_best DESC, id);

-- An event that tells of an incident.
CREATE TABLE incident_event (
    event INTEGER PRIMARY KEY REFERENCES event (key) ON DELETE CASCADE, -- that tells of it
    incident INTEGER NOT NULL REFERENCES incident (key) ON DELETE CASCADE, -- of which it tells
    id TEXT NOT NULL, -- what the incident's id would be were this its first event: an id that an incident once had is found again here
    score REAL, -- how likely it belongs here: its mean over the incident's other events; none: it is alone
    why TEXT -- in words: to which other event it is likest, and in what
) STRICT;
CREATE INDEX incident_event_by_incident ON incident_event (incident, event);
CREATE INDEX incident_event_by_id ON incident_event (id);

-- A number that sources give of an incident, summed up.
CREATE TABLE incident_count (
    incident INTEGER NOT NULL REFERENCES incident (key) ON DELETE CASCADE, -- of which it is told
    what TEXT NOT NULL, -- killed, injured, arrested, …
    low INTEGER, -- the least that a source gives
    best INTEGER, -- by the rule in the documentation
    high INTEGER, -- the most that a source gives
    sources INTEGER NOT NULL, -- how many give a number
    PRIMARY KEY (incident, what)
) STRICT, WITHOUT ROWID;

-- A number that is told of an incident, with how many really know it.
CREATE TABLE incident_value (
    incident INTEGER NOT NULL REFERENCES incident (key) ON DELETE CASCADE, -- of which it is told
    what TEXT NOT NULL, -- killed, injured, arrested, …
    low INTEGER, -- the number, from; none: open
    high INTEGER, -- the number, to; none: open
    independent_low INTEGER NOT NULL, -- origins, when what is doubtful counts as one
    independent INTEGER NOT NULL, -- origins that are left when copies and shared sources are put together
    independent_high INTEGER NOT NULL -- origins, when what is doubtful counts as several
) STRICT;
CREATE INDEX incident_value_by_incident ON incident_value (incident);

-- Where what is told of an incident, or one number of it, entered the record.
CREATE TABLE origin (
    key INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES incident (key) ON DELETE CASCADE, -- that rests on it
    id TEXT NOT NULL, -- "o1" and so on among the origins of the happening, or of one number of it
    what TEXT, -- of a number: what is counted; none: it is an origin of the happening
    low INTEGER, -- of a number: from; none: open
    high INTEGER, -- of a number: to; none: open
    kind TEXT NOT NULL, -- witness, official, wire, outlet, document or unnamed
    name TEXT, -- the name that says most; none: nobody is named
    reports INTEGER NOT NULL, -- documents that rest on it
    unsourced INTEGER NOT NULL CHECK (unsourced IN (0, 1)) -- 1: the word of a paper that names no source
) STRICT;
CREATE INDEX origin_by_incident ON origin (incident, what, id);

-- A report that rests on an origin.
CREATE TABLE origin_report (
    origin INTEGER NOT NULL REFERENCES origin (key) ON DELETE CASCADE, -- on which it rests
    document INTEGER NOT NULL, -- key of the report; it may be gone since
    PRIMARY KEY (origin, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_report_by_document ON origin_report (document);

-- A claim that rests on an origin.
CREATE TABLE origin_claim (
    origin INTEGER NOT NULL REFERENCES origin (key) ON DELETE CASCADE, -- on which it rests
    claim INTEGER NOT NULL, -- key of the claim; it may be gone since
    PRIMARY KEY (origin, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_claim_by_claim ON origin_claim (claim);

-- Why two reports, or two of their sources, count as one origin.
CREATE TABLE origin_evidence (
    origin INTEGER NOT NULL REFERENCES origin (key) ON DELETE CASCADE, -- into which they are put together
    one INTEGER NOT NULL, -- key of the report
    other INTEGER NOT NULL, -- key of the other report; the same where a report has both
    why TEXT NOT NULL, -- in words
    strength TEXT NOT NULL CHECK (strength IN ('sure', 'rather', 'maybe')), -- sure; rather: likely, and apart in the high number
    PRIMARY KEY (origin, one, other, why)
) STRICT, WITHOUT ROWID;

-- What a report's part in incidents was worked out from, beside its words: where it is another now, they are made anew.
CREATE TABLE incident_mark (
    document INTEGER PRIMARY KEY, -- key of a linked report; it may be gone since
    mark TEXT NOT NULL -- a hash of people's verdicts on its records, and of who its actors are across reports
) STRICT;

-- Two decisions on what is one and what is not that cannot both be had.
CREATE TABLE link_conflict (
    decision TEXT NOT NULL, -- id of the decision that gives way
    against TEXT NOT NULL, -- ids of those that hold the contrary, joined with spaces
    why TEXT NOT NULL, -- in words
    PRIMARY KEY (decision, against)
) STRICT, WITHOUT ROWID;

-- ==== actors across documents =====================================================

-- Somebody or something that bears a name, across reports.
CREATE TABLE who (
    key INTEGER PRIMARY KEY, -- the key of the actor of its first report, by the reports' ids
    id TEXT NOT NULL UNIQUE, -- "w" and twelve digits: SHA-256 over the first report's id and the actor's
    name TEXT NOT NULL, -- that most reports have, the fullest of those
    kind TEXT NOT NULL, -- that most reports have: person, organisation, group, or place
    country TEXT, -- that most reports have: ISO 3166-1 alpha-3
    sector TEXT, -- that most reports have: PLOVER's code
    known TEXT, -- name of the entry of a list of actors that this is
    reports INTEGER NOT NULL, -- documents that have it
    said INTEGER NOT NULL, -- how many statements it makes
    did INTEGER NOT NULL, -- in how many events it acts
    suffered INTEGER NOT NULL, -- of how many events it is a recipient
    first TEXT, -- day of the first report
    latest TEXT -- day of the latest report
) STRICT;
CREATE INDEX who_by_reports ON who (reports DESC, name);
CREATE INDEX who_by_name ON who (name);

-- An actor of a report, and who it is across reports. What bears no name ("two gunmen") has no row.
CREATE TABLE actor_who (
    actor INTEGER PRIMARY KEY REFERENCES actor (key) ON DELETE CASCADE, -- of one report
    who INTEGER NOT NULL REFERENCES who (key) ON DELETE CASCADE, -- who that is
    score REAL, -- how likely, 0 to 1; none: its first report
    why TEXT NOT NULL -- the reason, in words
) STRICT;
CREATE INDEX actor_who_by_who ON actor_who (who, actor);

-- A name that reports have for somebody.
CREATE TABLE who_name (
    who INTEGER NOT NULL REFERENCES who (key) ON DELETE CASCADE, -- who bears it
    name TEXT NOT NULL, -- as printed
    reports INTEGER NOT NULL, -- documents that have it
    PRIMARY KEY (who, name)
) STRICT, WITHOUT ROWID;

-- A key by which the actors are found that may be one: those that share none never are.
CREATE TABLE who_block (
    block INTEGER NOT NULL, -- a hash of how a surname sounds, or of a body's words
    actor INTEGER NOT NULL, -- key of an actor that bears a name; it may be gone since
    PRIMARY KEY (block, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX who_block_by_actor ON who_block (actor);

-- A report whose actors have been linked, as it was read then.
CREATE TABLE who_document (
    document INTEGER PRIMARY KEY, -- its key; the report may be gone since
    reading TEXT NOT NULL, -- SHA-256 of the reading that was linked: another one is linked anew
    company TEXT NOT NULL, -- JSON: the names that it tells of, as they are compared
    story TEXT NOT NULL -- JSON: the stems of its beginning that tell most, by which reports of one story are known
) STRICT;

