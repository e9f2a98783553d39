-- Alerts that wait to be told together, and what was told of each. Times are milliseconds since 1970.
CREATE TABLE digest_entry (
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  entry TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  start_told BIGINT,
  end_told BIGINT,
  since BIGINT NOT NULL,
  PRIMARY KEY (channel, recipient, entry)
);
CREATE INDEX digest_entry_open ON digest_entry (channel, recipient) WHERE end_told IS NULL;

-- Messages that wait for a digest, so that it is known when they were told.
CREATE TABLE digest_message (
  message TEXT NOT NULL PRIMARY KEY,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  digest TEXT,
  noted_at BIGINT NOT NULL
);
CREATE INDEX digest_message_waiting ON digest_message (channel, recipient) WHERE digest IS NULL;

-- Each digest as it is sent, until the channel took it.
CREATE TABLE digest (
  id TEXT NOT NULL PRIMARY KEY,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  content TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  claimed_until BIGINT,
  sent_at BIGINT,
  last_error TEXT,
  UNIQUE (channel, recipient, due_at)
);
