-- Alerts that others tell of, in groups, and who was told what. Times are milliseconds since 1970.
CREATE TABLE received_alert (
  fingerprint BIGINT NOT NULL PRIMARY KEY,
  labels TEXT NOT NULL,
  annotations TEXT NOT NULL,
  starts BIGINT NOT NULL,
  ends BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  timeout INTEGER NOT NULL,
  generator TEXT NOT NULL,
  taken_by TEXT,
  taken_at BIGINT
);

-- Keys can be longer than what an index takes, so groups are known by a hash of theirs.
CREATE TABLE alert_group (
  id TEXT NOT NULL PRIMARY KEY,
  group_key TEXT NOT NULL,
  route TEXT NOT NULL,
  labels TEXT NOT NULL,
  next_look BIGINT NOT NULL,
  flushed INTEGER NOT NULL,
  untaken BIGINT
);

CREATE TABLE conversation (
  group_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  ledger TEXT NOT NULL,
  handing TEXT NOT NULL,
  waiting TEXT,
  PRIMARY KEY (group_id, channel, recipient)
);

-- What became of each message; the one that waits stands in the conversation too.
CREATE TABLE notification (
  id TEXT NOT NULL PRIMARY KEY,
  group_id TEXT NOT NULL,
  group_key TEXT NOT NULL,
  receiver TEXT NOT NULL,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  reason TEXT NOT NULL,
  firing INTEGER NOT NULL,
  resolved INTEGER NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  sent_at BIGINT,
  last_error TEXT
);
CREATE INDEX notification_by_group ON notification (group_id, created_at);
CREATE INDEX notification_by_time ON notification (created_at);

CREATE TABLE silence (
  id TEXT NOT NULL PRIMARY KEY,
  matchers TEXT NOT NULL,
  starts BIGINT NOT NULL,
  ends BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  comment TEXT NOT NULL
);
CREATE INDEX silence_by_end ON silence (ends);
