-- Devices judged hour by hour: the last hours of each, its availability over a day in millionths
-- (-1 if it isn't judged), and how many of a group were judged and met their target.
ALTER TABLE device ADD COLUMN hours ${bytes};
ALTER TABLE device ADD COLUMN attained BIGINT NOT NULL DEFAULT -1;

CREATE INDEX device_by_attained ON device (fleet, attained, id);

CREATE TABLE device_hour (
  fleet TEXT NOT NULL,
  hour BIGINT NOT NULL,
  device_group BIGINT NOT NULL,
  judged BIGINT NOT NULL,
  meeting BIGINT NOT NULL,
  PRIMARY KEY (fleet, hour, device_group)
);
