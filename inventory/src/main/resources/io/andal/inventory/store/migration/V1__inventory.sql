-- What catalogs have and had, the entries that are made of it, and what people decided.
-- Times are milliseconds since 1970 UTC.

-- A description once, however many versions and places have it; outline is what was read from it.
CREATE TABLE api_content (
  hash TEXT PRIMARY KEY,
  format TEXT NOT NULL,
  format_version TEXT NOT NULL,
  head TEXT NOT NULL,
  broken INTEGER NOT NULL,
  operations INTEGER NOT NULL,
  size BIGINT NOT NULL,
  content ${bytes} NOT NULL,
  outline ${bytes} NOT NULL
);

-- merged_into: this id leads there. entry and known are derived from places, items and traffic.
CREATE TABLE api_entry (
  id TEXT PRIMARY KEY,
  anchor BIGINT NOT NULL,
  first_seen BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  unowned_since BIGINT,
  merged_into TEXT,
  digest TEXT NOT NULL,
  entry TEXT,
  known ${bytes}
);
CREATE INDEX api_entry_anchor ON api_entry (anchor);

-- Where an API is kept or was seen; traits are what its identity is told by.
CREATE TABLE api_place (
  id ${id},
  catalog TEXT NOT NULL,
  type TEXT NOT NULL,
  place_key TEXT NOT NULL,
  api TEXT NOT NULL,
  evidence TEXT NOT NULL,
  traits ${bytes} NOT NULL,
  first_seen BIGINT NOT NULL,
  last_seen BIGINT NOT NULL,
  gone BIGINT,
  UNIQUE (catalog, place_key)
);
CREATE INDEX api_place_api ON api_place (api);

-- A version as a place has it now; version is the catalog's word for it, name ours.
CREATE TABLE api_item (
  place BIGINT NOT NULL,
  version TEXT NOT NULL,
  name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  hash TEXT NOT NULL,
  facts TEXT NOT NULL,
  first_seen BIGINT NOT NULL,
  scan BIGINT NOT NULL,
  gone BIGINT,
  PRIMARY KEY (place, version)
);

-- Every content that an item ever had, in order; rows are only ever added.
CREATE TABLE api_revision (
  id ${id},
  place BIGINT NOT NULL,
  version TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  author TEXT NOT NULL,
  modified BIGINT,
  seen BIGINT NOT NULL
);
CREATE INDEX api_revision_place ON api_revision (place);

-- Derived: the versions of an entry, the newest at position 0.
CREATE TABLE api_version (
  api TEXT NOT NULL,
  position INTEGER NOT NULL,
  hash TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (api, position)
);

-- The changes between two contents, computed once; comparable is 0 where there is nothing to compare.
CREATE TABLE api_difference (
  base TEXT NOT NULL,
  revision TEXT NOT NULL,
  comparable INTEGER NOT NULL,
  breaking INTEGER NOT NULL,
  dangerous INTEGER NOT NULL,
  safe INTEGER NOT NULL,
  changes ${bytes} NOT NULL,
  PRIMARY KEY (base, revision)
);

CREATE TABLE api_finding (
  api TEXT NOT NULL,
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL,
  remedy TEXT NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (api, rule, subject)
);

CREATE TABLE api_decision (
  id ${id},
  what TEXT NOT NULL,
  api TEXT NOT NULL,
  subject TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX api_decision_api ON api_decision (api);

-- What decisions say of two places: together 1, apart 0. The smaller number stands first.
CREATE TABLE api_link (
  one BIGINT NOT NULL,
  other BIGINT NOT NULL,
  together INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (one, other)
);

-- Entries whose derived rows are older than what they are derived from; mark tells one change from
-- the next.
CREATE TABLE api_dirty (
  api TEXT PRIMARY KEY,
  mark BIGINT NOT NULL
);

CREATE TABLE catalog_scan (
  id ${id},
  catalog TEXT NOT NULL,
  state TEXT NOT NULL,
  started BIGINT NOT NULL,
  ended BIGINT,
  done INTEGER NOT NULL,
  total INTEGER NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  gone INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  failure TEXT,
  changes TEXT NOT NULL,
  checkpoint TEXT NOT NULL
);
CREATE INDEX catalog_scan_catalog ON catalog_scan (catalog, id);

CREATE TABLE catalog_state (
  catalog TEXT PRIMARY KEY,
  identity TEXT NOT NULL,
  failures INTEGER NOT NULL,
  next BIGINT
);
