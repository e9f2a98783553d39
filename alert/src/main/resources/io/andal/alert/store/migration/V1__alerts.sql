-- Times of an alert are minutes since 1970 (UTC); times of a delivery are milliseconds.
CREATE TABLE alert (
  id TEXT NOT NULL PRIMARY KEY,
  slo TEXT NOT NULL,
  service TEXT NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  cause TEXT NOT NULL,
  state TEXT NOT NULL,
  frozen INTEGER NOT NULL,
  started BIGINT NOT NULL,
  fired BIGINT,
  resolved BIGINT,
  as_of BIGINT NOT NULL,
  burn_rate ${double} NOT NULL,
  remaining ${double} NOT NULL,
  summary TEXT NOT NULL
);

-- One alert of a rule at a time, even when two replicas take verdicts.
CREATE UNIQUE INDEX alert_one_active ON alert (slo, rule) WHERE state <> 'RESOLVED';
CREATE INDEX alert_by_slo ON alert (slo, id);
CREATE INDEX alert_by_state ON alert (state, id);

CREATE TABLE delivery (
  id ${id},
  alert TEXT NOT NULL REFERENCES alert (id),
  event TEXT NOT NULL,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  notice TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  claim TEXT,
  claimed_until BIGINT,
  sent_at BIGINT,
  given_up_at BIGINT,
  last_error TEXT,
  UNIQUE (alert, event, channel, recipient)
);

CREATE INDEX delivery_waiting ON delivery (next_attempt_at)
  WHERE sent_at IS NULL AND given_up_at IS NULL;
