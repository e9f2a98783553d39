-- What derived rows were last derived from as a whole: the documents in force, the day.

CREATE TABLE inventory_note (
  name TEXT PRIMARY KEY,
  content TEXT NOT NULL
);
