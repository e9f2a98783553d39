-- Whose slices they are: an SLO's name and the fingerprint of its indicator.
CREATE TABLE slice_series (
  id ${id},
  name TEXT NOT NULL UNIQUE
);

-- A packed UTC day of one series. journal_id is the last journal row that it already contains.
CREATE TABLE slice_chunk (
  series_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  journal_id BIGINT NOT NULL,
  body ${bytes} NOT NULL,
  PRIMARY KEY (series_id, day)
);
CREATE INDEX slice_chunk_day ON slice_chunk (day);

-- What was recorded last, one row for each recording, until it is packed into chunks.
CREATE TABLE slice_journal (
  id ${id},
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  body ${bytes} NOT NULL
);
