package io.andal.slo.store;

import io.andal.database.Database;
import io.andal.slo.GateDecision.Answer;
import io.andal.slo.policy.Approval;
import io.andal.slo.policy.KeptDecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the gate: what it answered, and who approved what. Thread-safe. */
public final class GateStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<KeptDecision.Reason>> REASONS = new TypeReference<>() {};

  private final Jdbi jdbi;

  /** Brings the tables up to date. */
  public GateStore(Database database) {
    database.migrate("slo");
    this.jdbi = database.jdbi();
  }

  /** Keeps an answer; its id is ignored, and the one that it got is returned. */
  public long keep(KeptDecision decision) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO gate_decision
                      (asked_at, subject, answer, policy, reasons, asked_by, change_ref)
                    VALUES (:at, :subject, :answer, :policy, :reasons, :by, :change)
                    RETURNING id
                    """)
                .bind("at", decision.at().toEpochMilli())
                .bind("subject", decision.subject())
                .bind("answer", decision.answer().name())
                .bind("policy", decision.policy())
                .bind("reasons", JSON.writeValueAsString(decision.reasons()))
                .bind("by", decision.askedBy())
                .bind("change", decision.change())
                .mapTo(Long.class)
                .one());
  }

  /**
   * Answers, newest first.
   *
   * @param subjects only to these questions; empty = all
   * @param before only older than the one with this id
   */
  public List<KeptDecision> decisions(
      Collection<String> subjects, Optional<Long> before, int limit) {
    String sql =
        "SELECT id, asked_at, subject, answer, policy, reasons, asked_by, change_ref"
            + " FROM gate_decision WHERE id < :before"
            + (subjects.isEmpty() ? "" : " AND subject IN (<subjects>)")
            + " ORDER BY id DESC LIMIT :limit";
    return jdbi.withHandle(
        handle -> {
          var query =
              handle
                  .createQuery(sql)
                  .bind("before", before.orElse(Long.MAX_VALUE))
                  .bind("limit", limit);
          if (!subjects.isEmpty()) {
            query.bindList("subjects", List.copyOf(subjects));
          }
          return query.map((row, context) -> decision(row)).list();
        });
  }

  /**
   * Forgets answers that are older.
   *
   * @return how many
   */
  public int prune(Instant before) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM gate_decision WHERE asked_at < :before")
                .bind("before", before.toEpochMilli())
                .execute());
  }

  /** Keeps an approval; its id is ignored, and the one that it got is returned. */
  public long approve(Approval approval) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO gate_approval (subject, reason, approved_by, approved_at, until_at)
                    VALUES (:subject, :reason, :by, :at, :until)
                    RETURNING id
                    """)
                .bind("subject", approval.subject())
                .bind("reason", approval.reason())
                .bind("by", approval.by())
                .bind("at", approval.at().toEpochMilli())
                .bind("until", approval.until().toEpochMilli())
                .mapTo(Long.class)
                .one());
  }

  /** Takes an approval back; false if there is none that holds. */
  public boolean revoke(long id, String by, Instant at) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE gate_approval SET revoked_by = :by, revoked_at = :at
                        WHERE id = :id AND revoked_at IS NULL AND until_at > :at
                        """)
                    .bind("id", id)
                    .bind("by", by)
                    .bind("at", at.toEpochMilli())
                    .execute())
        == 1;
  }

  /** Approvals that end after a moment, newest first, taken back or not. */
  public List<Approval> approvals(Instant endingAfter, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, subject, reason, approved_by, approved_at, until_at, revoked_by,
                      revoked_at
                    FROM gate_approval WHERE until_at > :after ORDER BY id DESC LIMIT :limit
                    """)
                .bind("after", endingAfter.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> approval(row))
                .list());
  }

  private static KeptDecision decision(ResultSet row) throws SQLException {
    return new KeptDecision(
        row.getLong("id"),
        Instant.ofEpochMilli(row.getLong("asked_at")),
        row.getString("subject"),
        Answer.valueOf(row.getString("answer")),
        row.getString("policy"),
        JSON.readValue(row.getString("reasons"), REASONS),
        row.getString("asked_by"),
        row.getString("change_ref"));
  }

  private static Approval approval(ResultSet row) throws SQLException {
    long revokedAt = row.getLong("revoked_at");
    Optional<Approval.Revocation> revoked =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(
                new Approval.Revocation(
                    row.getString("revoked_by"), Instant.ofEpochMilli(revokedAt)));
    return new Approval(
        row.getLong("id"),
        row.getString("subject"),
        row.getString("reason"),
        row.getString("approved_by"),
        Instant.ofEpochMilli(row.getLong("approved_at")),
        Instant.ofEpochMilli(row.getLong("until_at")),
        revoked);
  }
}
