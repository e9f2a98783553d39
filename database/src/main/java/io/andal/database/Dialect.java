package io.andal.database;

/** The two databases that Andal speaks to. Stores write the same SQL for both. */
public enum Dialect {
  SQLITE,
  POSTGRESQL
}
