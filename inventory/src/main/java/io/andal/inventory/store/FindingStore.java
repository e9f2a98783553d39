package io.andal.inventory.store;

import io.andal.inventory.ApiFinding;
import io.andal.inventory.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of findings. Stateless: works in the transaction of its handle. */
public final class FindingStore {
  /** More than people look at; an inventory with more has one problem, not ten thousand. */
  private static final int MOST = 5_000;

  private static final String ORDER =
      " ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, since, api,"
          + " rule, subject";

  /** All of an API, the worst and oldest first. */
  public List<ApiFinding> of(Handle handle, String api) {
    return handle
        .createQuery("SELECT * FROM api_finding WHERE api = :api" + ORDER)
        .bind("api", api)
        .map((row, context) -> read(row))
        .list();
  }

  /** All of several APIs, by API, each with the worst and oldest first. */
  public Map<String, List<ApiFinding>> byApi(Handle handle, Collection<String> apis) {
    Map<String, List<ApiFinding>> byApi = new HashMap<>();
    for (List<String> some : Chunks.of(apis)) {
      handle
          .createQuery("SELECT * FROM api_finding WHERE api IN (<apis>)" + ORDER)
          .bindList("apis", some)
          .map((row, context) -> read(row))
          .forEach(one -> byApi.computeIfAbsent(one.api(), _ -> new ArrayList<>()).add(one));
    }
    return byApi;
  }

  /** The worst and oldest of some rules. */
  public List<ApiFinding> byRule(Handle handle, Collection<String> rules) {
    return handle
        .createQuery("SELECT * FROM api_finding WHERE rule IN (<rules>)" + ORDER + " LIMIT :most")
        .bindList("rules", List.copyOf(rules))
        .bind("most", MOST)
        .map((row, context) -> read(row))
        .list();
  }

  /** The worst and oldest of all APIs. */
  public List<ApiFinding> all(Handle handle) {
    return handle
        .createQuery("SELECT * FROM api_finding" + ORDER + " LIMIT :most")
        .bind("most", MOST)
        .map((row, context) -> read(row))
        .list();
  }

  /** How many there are of each rule. */
  public Map<String, Integer> counts(Handle handle) {
    Map<String, Integer> counts = new HashMap<>();
    handle
        .createQuery("SELECT rule, COUNT(*) FROM api_finding GROUP BY rule")
        .map((row, context) -> counts.put(row.getString(1), row.getInt(2)))
        .forEach(_ -> {});
    return counts;
  }

  /**
   * Writes the findings of an API instead of those that it had; what was found before keeps the
   * time since when.
   *
   * @return as they stand now
   */
  public List<ApiFinding> put(Handle handle, String api, List<ApiFinding> findings) {
    record Key(String rule, String subject) {}
    Map<Key, Instant> since = new HashMap<>();
    of(handle, api).forEach(one -> since.put(new Key(one.rule(), one.subject()), one.since()));
    handle.execute("DELETE FROM api_finding WHERE api = ?", api);
    List<ApiFinding> kept = new ArrayList<>();
    for (ApiFinding one : findings) {
      Instant first = since.getOrDefault(new Key(one.rule(), one.subject()), one.since());
      kept.add(
          new ApiFinding(
              api,
              one.rule(),
              one.severity(),
              one.subject(),
              one.message(),
              one.remedy(),
              one.wording(),
              first.isBefore(one.since()) ? first : one.since()));
    }
    if (kept.isEmpty()) {
      return kept;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO api_finding (api, rule, subject, severity, message, remedy, wording, since)
            VALUES (:api, :rule, :subject, :severity, :message, :remedy, :wording, :since)
            ON CONFLICT DO NOTHING
            """);
    for (ApiFinding one : kept) {
      batch
          .bind("api", one.api())
          .bind("rule", one.rule())
          .bind("subject", one.subject())
          .bind("severity", one.severity())
          .bind("message", one.message())
          .bind("remedy", one.remedy())
          .bind("wording", Packed.JSON.writeValueAsString(one.wording()))
          .bind("since", one.since().toEpochMilli())
          .add();
    }
    batch.execute();
    return kept;
  }

  private static ApiFinding read(ResultSet row) throws SQLException {
    return new ApiFinding(
        row.getString("api"),
        row.getString("rule"),
        row.getString("severity"),
        row.getString("subject"),
        row.getString("message"),
        row.getString("remedy"),
        Packed.JSON.readValue(row.getString("wording"), Wording.class),
        Times.time(row, "since"));
  }
}
