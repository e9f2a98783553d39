CREATE TABLE workspace_revision (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision BIGINT NOT NULL
);
INSERT INTO workspace_revision (id, revision) VALUES (1, 0);

CREATE TABLE document_version (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  file TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, name, version)
);
CREATE INDEX document_version_revision ON document_version (revision);

CREATE TABLE document_current (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (kind, name)
);

CREATE TABLE folder_document (
  folder TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (folder, kind, name)
);
