-- When a device that isn't in service goes into service by itself; 0 if it doesn't.
ALTER TABLE device ADD COLUMN until_millis BIGINT NOT NULL DEFAULT 0;

CREATE INDEX device_by_state ON device (fleet, state, id);
