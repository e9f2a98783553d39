package io.andal.slo.store;

import io.andal.database.Database;
import io.andal.slo.annotation.Annotation;
import io.andal.slo.annotation.AnnotationQuery;
import io.andal.slo.annotation.Category;
import io.andal.slo.annotation.NewAnnotation;
import io.andal.slo.annotation.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The table of annotations. Thread-safe, also across processes. */
public final class AnnotationTable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String COLUMNS =
      "id, from_millis, to_millis, ends_millis, category, title, body, link, service, slo, labels,"
          + " author, idempotency_key";

  private final Jdbi jdbi;

  public AnnotationTable(Database database) {
    database.migrate("slo");
    this.jdbi = database.jdbi();
  }

  /** Adds one; empty if there is one with its key already. */
  public Optional<Annotation> insert(NewAnnotation wanted, String author) {
    Optional<Long> id =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        INSERT INTO annotation (from_millis, to_millis, ends_millis, category, title,
                          body, link, service, slo, labels, author, idempotency_key)
                        VALUES (:from, :to, :ends, :category, :title,
                          :text, :link, :service, :slo, :labels, :author, :key)
                        ON CONFLICT DO NOTHING RETURNING id
                        """)
                    .bind("from", wanted.from().toEpochMilli())
                    .bind("to", wanted.to().map(Instant::toEpochMilli))
                    .bind("ends", wanted.to().orElse(wanted.from()).toEpochMilli())
                    .bind("category", wanted.category().name())
                    .bind("title", wanted.title())
                    .bind("text", wanted.text())
                    .bind("link", wanted.link())
                    .bind("service", wanted.subject().service())
                    .bind("slo", wanted.subject().slo())
                    .bind("labels", JSON.writeValueAsString(new TreeMap<>(wanted.labels())))
                    .bind("author", author)
                    .bind("key", wanted.key())
                    .mapTo(Long.class)
                    .findOne());
    return id.flatMap(number -> find(String.valueOf(number)));
  }

  /** Empty if there is none, or the id isn't one of this table. */
  public Optional<Annotation> find(String id) {
    return number(id).flatMap(number -> one("id = :value", number));
  }

  public Optional<Annotation> findByKey(String key) {
    return one("idempotency_key = :value", key);
  }

  private Optional<Annotation> one(String condition, Object value) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM annotation WHERE " + condition)
                .bind("value", value)
                .map((row, _) -> read(row))
                .findOne());
  }

  /** Newest first. */
  public List<Annotation> list(AnnotationQuery query) {
    StringBuilder sql =
        new StringBuilder("SELECT " + COLUMNS + " FROM annotation")
            .append(" WHERE ends_millis >= :from AND from_millis < :to");
    boolean narrow = !query.services().isEmpty() || !query.slos().isEmpty();
    if (narrow) {
      sql.append(" AND ((service IS NULL AND slo IS NULL)");
      sql.append(query.services().isEmpty() ? "" : " OR service IN (<services>)");
      sql.append(query.slos().isEmpty() ? "" : " OR slo IN (<slos>)").append(")");
    }
    query.category().ifPresent(_ -> sql.append(" AND category = :category"));
    query
        .before()
        .ifPresent(
            _ ->
                sql.append(
                    " AND (from_millis < :beforeTime"
                        + " OR (from_millis = :beforeTime AND id < :beforeId))"));
    sql.append(" ORDER BY from_millis DESC, id DESC LIMIT :limit");
    return jdbi.withHandle(
        handle -> {
          Query statement =
              handle
                  .createQuery(sql.toString())
                  .bind("from", query.from().toEpochMilli())
                  .bind("to", query.to().toEpochMilli())
                  .bind("limit", query.limit());
          bindNames(statement, "services", query.services());
          bindNames(statement, "slos", query.slos());
          query.category().ifPresent(category -> statement.bind("category", category.name()));
          query
              .before()
              .ifPresent(
                  place ->
                      statement
                          .bind("beforeTime", place.from().toEpochMilli())
                          .bind("beforeId", number(place.id()).orElse(Long.MAX_VALUE)));
          return statement.map((row, _) -> read(row)).list();
        });
  }

  private static void bindNames(Query statement, String name, Set<String> values) {
    if (!values.isEmpty()) {
      statement.bindList(name, List.copyOf(values));
    }
  }

  public long count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT count(*) FROM annotation").mapTo(Long.class).one());
  }

  /** The keys of annotations without an end; most never get one. */
  public List<String> openKeys() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT idempotency_key FROM annotation"
                        + " WHERE to_millis IS NULL AND idempotency_key IS NOT NULL")
                .mapTo(String.class)
                .list());
  }

  /** Sets the end of an annotation that has none, not before its start. */
  public void end(String key, Instant at) {
    long millis = at.toEpochMilli();
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE annotation SET"
                    + " to_millis = CASE WHEN from_millis > ? THEN from_millis ELSE ? END,"
                    + " ends_millis = CASE WHEN from_millis > ? THEN from_millis ELSE ? END"
                    + " WHERE idempotency_key = ? AND to_millis IS NULL",
                millis,
                millis,
                millis,
                millis,
                key));
  }

  /** False if there is none. */
  public boolean delete(String id) {
    return number(id)
        .map(
            number ->
                jdbi.withHandle(
                        handle -> handle.execute("DELETE FROM annotation WHERE id = ?", number))
                    > 0)
        .orElse(false);
  }

  /** Takes away what ended before a time. */
  public void deleteEndedBefore(Instant time) {
    jdbi.useHandle(
        handle ->
            handle.execute("DELETE FROM annotation WHERE ends_millis < ?", time.toEpochMilli()));
  }

  private static Optional<Long> number(String id) {
    return id.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
  }

  private static Annotation read(ResultSet row) throws SQLException {
    long to = row.getLong("to_millis");
    Optional<Instant> end =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(to));
    Map<String, String> labels = new TreeMap<>();
    JSON.readTree(row.getString("labels"))
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    return new Annotation(
        String.valueOf(row.getLong("id")),
        Instant.ofEpochMilli(row.getLong("from_millis")),
        end,
        Category.valueOf(row.getString("category")),
        row.getString("title"),
        row.getString("body"),
        text(row.getString("link")),
        Subject.of(text(row.getString("service")), text(row.getString("slo"))),
        labels,
        row.getString("author"),
        text(row.getString("idempotency_key")),
        List.of());
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value);
  }
}
