-- What was seen in traffic: operations by template, never a path; classes of values, never a value.

-- classes are those of each parameter of the template, from left to right, as sums of bits.
CREATE TABLE traffic_operation (
  id ${id},
  api TEXT NOT NULL,
  verb TEXT NOT NULL,
  template TEXT NOT NULL,
  classes TEXT NOT NULL,
  requests BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  first_millis BIGINT NOT NULL,
  last_millis BIGINT NOT NULL
);

-- kind: 0 status, 1 query parameter, 2 type of request bodies, 3 type of answers.
CREATE TABLE traffic_fact (
  operation BIGINT NOT NULL,
  kind INTEGER NOT NULL,
  value TEXT NOT NULL,
  times BIGINT NOT NULL,
  classes INTEGER NOT NULL,
  last_millis BIGINT NOT NULL,
  PRIMARY KEY (operation, kind, value)
);

CREATE TABLE traffic_client (
  operation BIGINT NOT NULL,
  client TEXT NOT NULL,
  version TEXT NOT NULL,
  requests BIGINT NOT NULL,
  first_millis BIGINT NOT NULL,
  last_millis BIGINT NOT NULL,
  PRIMARY KEY (operation, client, version)
);

-- Where an API was met. kind: 0 host, 1 service, 2 source.
CREATE TABLE traffic_contact (
  api TEXT NOT NULL,
  kind INTEGER NOT NULL,
  name TEXT NOT NULL,
  first_millis BIGINT NOT NULL,
  last_millis BIGINT NOT NULL,
  PRIMARY KEY (api, kind, name)
);

-- What an API was called before somebody knew it.
CREATE TABLE traffic_alias (
  name TEXT PRIMARY KEY,
  api TEXT NOT NULL
);

-- b0 to b22 count what didn't fail by latency, each up to its bound and above the one before.
CREATE TABLE traffic_minute (
  operation BIGINT NOT NULL,
  minute BIGINT NOT NULL,
  total BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  timed BIGINT NOT NULL,
  b0 BIGINT NOT NULL,
  b1 BIGINT NOT NULL,
  b2 BIGINT NOT NULL,
  b3 BIGINT NOT NULL,
  b4 BIGINT NOT NULL,
  b5 BIGINT NOT NULL,
  b6 BIGINT NOT NULL,
  b7 BIGINT NOT NULL,
  b8 BIGINT NOT NULL,
  b9 BIGINT NOT NULL,
  b10 BIGINT NOT NULL,
  b11 BIGINT NOT NULL,
  b12 BIGINT NOT NULL,
  b13 BIGINT NOT NULL,
  b14 BIGINT NOT NULL,
  b15 BIGINT NOT NULL,
  b16 BIGINT NOT NULL,
  b17 BIGINT NOT NULL,
  b18 BIGINT NOT NULL,
  b19 BIGINT NOT NULL,
  b20 BIGINT NOT NULL,
  b21 BIGINT NOT NULL,
  b22 BIGINT NOT NULL,
  PRIMARY KEY (operation, minute)
);

CREATE INDEX traffic_minute_by_time ON traffic_minute (minute);

-- Minutes over which a source was watched from end to end, or sent something.
CREATE TABLE traffic_watched (
  source TEXT NOT NULL,
  minute BIGINT NOT NULL,
  PRIMARY KEY (source, minute)
);

CREATE TABLE traffic_log (
  source TEXT NOT NULL,
  log TEXT NOT NULL,
  place TEXT NOT NULL,
  PRIMARY KEY (source, log)
);

-- DataSources that read slices of it, and the minutes that changed after they were due.
CREATE TABLE traffic_reader (
  name TEXT PRIMARY KEY,
  delay_millis BIGINT NOT NULL
);

CREATE TABLE traffic_changed (
  reader TEXT NOT NULL,
  minute BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (reader, minute)
);
