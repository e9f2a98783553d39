-- People who may log in. No password: one that came by a one-time link and hasn't chosen one yet.
CREATE TABLE users (
  name           VARCHAR(64)  NOT NULL PRIMARY KEY,
  display_name   VARCHAR(200) NOT NULL,
  role           VARCHAR(16)  NOT NULL,
  password_hash  VARCHAR(500),
  -- counts up when the password or the role changes: older sessions end
  epoch          INTEGER      NOT NULL,
  disabled       INTEGER      NOT NULL,
  created_at     BIGINT       NOT NULL,
  last_login_at  BIGINT
);

-- API tokens: only the SHA-256 of the token is kept. Times in milliseconds since 1970.
CREATE TABLE tokens (
  id            VARCHAR(32)  NOT NULL PRIMARY KEY,
  name          VARCHAR(200) NOT NULL,
  hash          VARCHAR(64)  NOT NULL UNIQUE,
  scopes        VARCHAR(200) NOT NULL,
  created_by    VARCHAR(200) NOT NULL,
  created_at    BIGINT       NOT NULL,
  expires_at    BIGINT,
  last_used_at  BIGINT,
  revoked_at    BIGINT
);

-- The link that lets the first administrator in: one row at most, only its SHA-256.
CREATE TABLE one_time_login (
  hash        VARCHAR(64) NOT NULL PRIMARY KEY,
  expires_at  BIGINT      NOT NULL
);

-- Who did what, when, from where, and what came of it. Rows are only ever added.
CREATE TABLE audit (
  id       ${id},
  at       BIGINT        NOT NULL,
  actor    VARCHAR(200)  NOT NULL,
  action   VARCHAR(64)   NOT NULL,
  subject  VARCHAR(500)  NOT NULL,
  origin   VARCHAR(100)  NOT NULL,
  result   VARCHAR(16)   NOT NULL,
  detail   VARCHAR(2000) NOT NULL
);
CREATE INDEX audit_by_actor ON audit (actor, id);
