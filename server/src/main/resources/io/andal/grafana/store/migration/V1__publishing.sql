-- What is to be, or was, written into a Grafana as an annotation.
CREATE TABLE grafana_annotation (
  target TEXT NOT NULL,
  event TEXT NOT NULL,
  from_time BIGINT NOT NULL,
  to_time BIGINT,
  tags TEXT NOT NULL,
  text TEXT NOT NULL,
  remote_id BIGINT,
  told_to BIGINT,
  attempts INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  next_attempt BIGINT,
  error TEXT NOT NULL,
  PRIMARY KEY (target, event)
);
CREATE INDEX grafana_annotation_due ON grafana_annotation (next_attempt);

-- Which dashboards Andal made there, and what was in them.
CREATE TABLE grafana_dashboard (
  target TEXT NOT NULL,
  uid TEXT NOT NULL,
  content TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  PRIMARY KEY (target, uid)
);
