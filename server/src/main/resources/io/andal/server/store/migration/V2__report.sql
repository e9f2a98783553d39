-- What was mailed of which schedule, and what still waits.
CREATE TABLE report_delivery (
  schedule TEXT NOT NULL,
  period TEXT NOT NULL,
  recipient TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_attempt BIGINT,
  sent_at BIGINT,
  error TEXT,
  PRIMARY KEY (schedule, period, recipient)
);
