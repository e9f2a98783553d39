-- One row: the number of the last accepted apply. Its row lock orders the writers.
CREATE TABLE workspace_head (
  id INTEGER PRIMARY KEY,
  revision BIGINT NOT NULL
);
INSERT INTO workspace_head (id, revision) VALUES (1, 0);

CREATE TABLE document_version (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  revision BIGINT NOT NULL,
  at_millis BIGINT NOT NULL,
  author TEXT NOT NULL,
  change_note TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  body TEXT NOT NULL,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (kind, name, version)
);
CREATE INDEX document_version_revision ON document_version (revision);
