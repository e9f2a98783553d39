package io.andal.agreement.store;

import io.andal.agreement.IssuedStatement;
import io.andal.agreement.Statement;
import io.andal.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The table of issued statements: rows are only ever added. Thread-safe. */
public final class StatementStore {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final String SELECT =
      "SELECT revision, issued_at, issued_by, note, content FROM agreement_statement";

  private final Jdbi jdbi;

  /** Brings the table up to date. */
  public StatementStore(Database database) {
    database.migrate("agreement");
    this.jdbi = database.jdbi();
  }

  /** Adds a revision; false if it is there already, because somebody else was faster. */
  public boolean insert(IssuedStatement issued) {
    Statement statement = issued.statement();
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        INSERT INTO agreement_statement (agreement, period, revision, customer,
                          issued_at, issued_by, note, content)
                        VALUES (:agreement, :period, :revision, :customer, :at, :by, :note, :content)
                        ON CONFLICT DO NOTHING
                        """)
                    .bind("agreement", statement.agreement())
                    .bind("period", statement.period())
                    .bind("revision", issued.revision())
                    .bind("customer", statement.customer().name())
                    .bind("at", issued.at().toEpochMilli())
                    .bind("by", issued.by())
                    .bind("note", issued.note())
                    .bind("content", JSON.writeValueAsString(statement))
                    .execute()
                == 1);
  }

  /** All revisions of all periods of an agreement, the latest period and revision first. */
  public List<IssuedStatement> of(String agreement) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT + " WHERE agreement = :agreement ORDER BY period DESC, revision DESC")
                .bind("agreement", agreement)
                .map((row, context) -> read(row))
                .list());
  }

  /** All revisions of one period, the latest first. */
  public List<IssuedStatement> of(String agreement, String period) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " WHERE agreement = :agreement AND period = :period"
                        + " ORDER BY revision DESC")
                .bind("agreement", agreement)
                .bind("period", period)
                .map((row, context) -> read(row))
                .list());
  }

  private static IssuedStatement read(ResultSet row) throws SQLException {
    return new IssuedStatement(
        row.getInt("revision"),
        Instant.ofEpochMilli(row.getLong("issued_at")),
        row.getString("issued_by"),
        row.getString("note"),
        JSON.readValue(row.getString("content"), Statement.class));
  }
}
