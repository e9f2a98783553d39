-- What the gate answered to those who asked by REST. Times are milliseconds since 1970.
CREATE TABLE gate_decision (
  id ${id},
  asked_at BIGINT NOT NULL,
  subject TEXT NOT NULL,
  answer TEXT NOT NULL,
  policy TEXT NOT NULL,
  reasons TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  change_ref TEXT NOT NULL
);
CREATE INDEX gate_decision_subject ON gate_decision (subject, id);
CREATE INDEX gate_decision_time ON gate_decision (asked_at);

-- Who let a release pass that a policy wanted an approval for.
CREATE TABLE gate_approval (
  id ${id},
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  approved_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  revoked_by TEXT,
  revoked_at BIGINT
);
CREATE INDEX gate_approval_until ON gate_approval (until_at);
