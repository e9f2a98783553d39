-- What was received over Prometheus' remote write, in the same form as what came over OTLP.

CREATE TABLE remote_write_series (
  id ${id},
  fingerprint TEXT NOT NULL UNIQUE,
  identity TEXT NOT NULL
);

-- start_nanos is -1 where a series ended: such a point counts nothing.
CREATE TABLE remote_write_point (
  series BIGINT NOT NULL,
  time_nanos BIGINT NOT NULL,
  start_nanos BIGINT NOT NULL,
  counts ${bytes} NOT NULL,
  PRIMARY KEY (series, time_nanos, start_nanos)
);

CREATE TABLE remote_write_source (
  name TEXT PRIMARY KEY,
  retention_minutes BIGINT NOT NULL
);

CREATE TABLE remote_write_changed (
  source TEXT NOT NULL,
  minute BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (source, minute)
);
