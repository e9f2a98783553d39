-- What links in messages are signed with: one row, made when it is needed first.
CREATE TABLE link_secret (
  id INTEGER NOT NULL PRIMARY KEY,
  secret TEXT NOT NULL
);

-- Links that were used; each works once. Times are milliseconds since 1970 (UTC).
CREATE TABLE used_link (
  message TEXT NOT NULL PRIMARY KEY,
  used_at BIGINT NOT NULL
);
