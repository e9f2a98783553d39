-- Something that happened. Neither service nor slo = about everything; ends_millis is its end, or
-- its start where it has none; labels are a JSON object.
CREATE TABLE annotation (
  id ${id},
  from_millis BIGINT NOT NULL,
  to_millis BIGINT,
  ends_millis BIGINT NOT NULL,
  category TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  link TEXT,
  service TEXT,
  slo TEXT,
  labels TEXT NOT NULL,
  author TEXT NOT NULL,
  idempotency_key TEXT UNIQUE
);
CREATE INDEX annotation_time ON annotation (from_millis, id);
CREATE INDEX annotation_end ON annotation (ends_millis);
