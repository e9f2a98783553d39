-- Secrets by which one device speaks; only their fingerprints are kept.
CREATE TABLE device_token (
  id TEXT PRIMARY KEY,
  fleet TEXT NOT NULL,
  device TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  created_by TEXT NOT NULL,
  created_millis BIGINT NOT NULL,
  revoked_millis BIGINT
);

CREATE INDEX device_token_of_device ON device_token (fleet, device);
