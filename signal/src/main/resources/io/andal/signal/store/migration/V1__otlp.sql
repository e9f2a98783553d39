-- What was received over OTLP: series, their points, and the minutes that points changed.

CREATE TABLE otlp_series (
  id ${id},
  fingerprint TEXT NOT NULL UNIQUE,
  identity TEXT NOT NULL
);

-- The key makes a repeated point change nothing. Times are nanoseconds since 1970 UTC.
CREATE TABLE otlp_point (
  series BIGINT NOT NULL,
  time_nanos BIGINT NOT NULL,
  start_nanos BIGINT NOT NULL,
  counts ${bytes} NOT NULL,
  PRIMARY KEY (series, time_nanos, start_nanos)
);

-- Every source that reads the points has its own list of changed minutes.
CREATE TABLE otlp_source (
  name TEXT PRIMARY KEY,
  retention_minutes BIGINT NOT NULL
);

CREATE TABLE otlp_changed (
  source TEXT NOT NULL,
  minute BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (source, minute)
);
