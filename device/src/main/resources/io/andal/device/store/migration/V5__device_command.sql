-- Commands to devices and what became of them, for an hour: then their minutes say it.
ALTER TABLE device_minute ADD COLUMN commands BIGINT NOT NULL DEFAULT 0;
ALTER TABLE device_minute ADD COLUMN succeeded BIGINT NOT NULL DEFAULT 0;

-- sent_millis and answered_millis are the least number while they aren't known; told is what the
-- command counts as in its minute: 0 nothing, 1 failed, 2 succeeded.
CREATE TABLE device_command (
  fleet TEXT NOT NULL,
  device TEXT NOT NULL,
  id TEXT NOT NULL,
  device_group BIGINT NOT NULL,
  sent_millis BIGINT NOT NULL,
  answered_millis BIGINT NOT NULL,
  ok INTEGER NOT NULL,
  blind INTEGER NOT NULL,
  told INTEGER NOT NULL,
  received_millis BIGINT NOT NULL,
  PRIMARY KEY (fleet, device, id)
);
