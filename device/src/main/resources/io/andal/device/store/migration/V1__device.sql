-- Fleets of devices: what each device did, and the minutes of groups of devices.

CREATE TABLE device_fleet (
  name TEXT PRIMARY KEY,
  rolled_minute BIGINT NOT NULL
);

-- presence and reason are numbers of the kernel; kernel is its state.
CREATE TABLE device (
  fleet TEXT NOT NULL,
  id TEXT NOT NULL,
  state TEXT NOT NULL,
  attributes TEXT NOT NULL,
  last_values TEXT NOT NULL,
  presence INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  since_millis BIGINT NOT NULL,
  seen_millis BIGINT NOT NULL,
  kernel ${bytes} NOT NULL,
  PRIMARY KEY (fleet, id)
);

CREATE INDEX device_by_presence ON device (fleet, presence, id);

-- Devices with the same values of the attributes that a fleet is grouped by.
CREATE TABLE device_group (
  id ${id},
  fleet TEXT NOT NULL,
  attributes TEXT NOT NULL,
  UNIQUE (fleet, attributes)
);

CREATE TABLE device_minute (
  fleet TEXT NOT NULL,
  minute BIGINT NOT NULL,
  device_group BIGINT NOT NULL,
  expected BIGINT NOT NULL,
  unknown BIGINT NOT NULL,
  online BIGINT NOT NULL,
  fresh BIGINT NOT NULL,
  measured BIGINT NOT NULL,
  timely BIGINT NOT NULL,
  faulty BIGINT NOT NULL,
  received BIGINT NOT NULL,
  lost BIGINT NOT NULL,
  repeated BIGINT NOT NULL,
  too_late BIGINT NOT NULL,
  PRIMARY KEY (fleet, minute, device_group)
);

CREATE TABLE device_change (
  fleet TEXT NOT NULL,
  device TEXT NOT NULL,
  at_millis BIGINT NOT NULL,
  presence INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  flapping INTEGER NOT NULL,
  PRIMARY KEY (fleet, device, at_millis, presence)
);

CREATE INDEX device_change_by_time ON device_change (fleet, at_millis);

-- DataSources that read slices of fleets, and the minutes that changed after they were due.
CREATE TABLE device_reader (
  name TEXT PRIMARY KEY,
  delay_millis BIGINT NOT NULL
);

CREATE TABLE device_changed (
  reader TEXT NOT NULL,
  minute BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (reader, minute)
);
