-- Messages that a channel took and of which more will be heard, or that are counted by the day.
-- Times are milliseconds since 1970 (UTC).
CREATE TABLE told (
  message TEXT NOT NULL PRIMARY KEY,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  notice TEXT NOT NULL,
  parts INTEGER NOT NULL,
  awaited INTEGER NOT NULL,
  taken_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  state_at BIGINT NOT NULL,
  detail TEXT NOT NULL,
  fallback TEXT
);

CREATE INDEX told_waiting ON told (due_at) WHERE state = 'accepted';
CREATE INDEX told_by_day ON told (channel, taken_at);

-- A receipt may be heard before we know which message it is about.
CREATE TABLE receipt (
  channel TEXT NOT NULL,
  reference TEXT NOT NULL,
  message TEXT,
  outcome TEXT,
  detail TEXT NOT NULL,
  heard_at BIGINT NOT NULL,
  PRIMARY KEY (channel, reference)
);

CREATE INDEX receipt_by_message ON receipt (message);
