package io.andal.alert.store;

import io.andal.alert.label.Matcher;
import io.andal.alert.label.MatcherException;
import io.andal.alert.silence.Silence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of silences. Stateless: each call works in the transaction of its handle. */
public final class SilenceStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Written(String name, String comparison, String value) {}

  public void put(Handle handle, Silence silence) {
    handle
        .createUpdate(
            """
            INSERT INTO silence (id, matchers, starts, ends, updated, created_by, comment)
            VALUES (:id, :matchers, :starts, :ends, :updated, :by, :comment)
            ON CONFLICT (id) DO UPDATE SET matchers = excluded.matchers, starts = excluded.starts,
              ends = excluded.ends, updated = excluded.updated, created_by = excluded.created_by,
              comment = excluded.comment
            """)
        .bind("id", silence.id())
        .bind(
            "matchers",
            JSON.writeValueAsString(
                silence.matchers().stream()
                    .map(m -> new Written(m.name(), m.comparison().name(), m.value()))
                    .toList()))
        .bind("starts", silence.startsAt().toEpochMilli())
        .bind("ends", silence.endsAt().toEpochMilli())
        .bind("updated", silence.updatedAt().toEpochMilli())
        .bind("by", silence.createdBy())
        .bind("comment", silence.comment())
        .execute();
  }

  public Optional<Silence> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM silence WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Those that end after a time, or ended then; soonest first. */
  public List<Silence> endingAfter(Handle handle, Instant time) {
    return handle
        .createQuery("SELECT * FROM silence WHERE ends > :time ORDER BY ends, id")
        .bind("time", time.toEpochMilli())
        .map((row, context) -> read(row))
        .list();
  }

  private static Silence read(ResultSet row) throws SQLException {
    List<Matcher> matchers = new ArrayList<>();
    for (JsonNode one : JSON.readTree(row.getString("matchers"))) {
      try {
        matchers.add(
            Matcher.of(
                one.path("name").asString(),
                Matcher.Comparison.valueOf(one.path("comparison").asString()),
                one.path("value").asString()));
      } catch (MatcherException e) {
        throw new SQLException("a silence's matcher can't be read", e);
      }
    }
    return new Silence(
        row.getString("id"),
        matchers,
        Instant.ofEpochMilli(row.getLong("starts")),
        Instant.ofEpochMilli(row.getLong("ends")),
        Instant.ofEpochMilli(row.getLong("updated")),
        row.getString("created_by"),
        row.getString("comment"));
  }
}
