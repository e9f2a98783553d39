-- Statements as they were issued: rows are only ever added. issued_at in milliseconds since 1970;
-- content is the whole statement as JSON, so that it stays readable whatever becomes of the
-- agreement, its SLOs and their slices.
CREATE TABLE agreement_statement (
  agreement  TEXT    NOT NULL,
  period     TEXT    NOT NULL,
  revision   INTEGER NOT NULL,
  customer   TEXT    NOT NULL,
  issued_at  BIGINT  NOT NULL,
  issued_by  TEXT    NOT NULL,
  note       TEXT    NOT NULL,
  content    TEXT    NOT NULL,
  PRIMARY KEY (agreement, period, revision)
);
CREATE INDEX agreement_statement_by_customer ON agreement_statement (customer, period);
