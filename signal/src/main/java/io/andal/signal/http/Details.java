package io.andal.signal.http;

import io.andal.signal.Durations;
import io.andal.signal.Timing;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code connectionDetails} of a DataSource that passed its check, or a part of them. */
public record Details(Map<?, ?> fields) {
  private static final int MOST_REQUESTS_AT_ONCE = 64;

  /** Whether a field is written. */
  public boolean has(String field) {
    return fields.get(field) != null;
  }

  /** A text; empty if there is none. */
  public String text(String field) {
    Object value = fields.get(field);
    return value == null ? "" : String.valueOf(value);
  }

  /** The texts of a list; a text alone is a list of one. */
  public List<String> texts(String field) {
    return switch (fields.get(field)) {
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case null -> List.of();
      case Object one -> List.of(String.valueOf(one));
    };
  }

  /** Whether a field is true. */
  public boolean allows(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }

  /** A whole number, at least 1. */
  public int whole(String field, int usual) {
    return fields.get(field) instanceof Number number ? Math.max(1, number.intValue()) : usual;
  }

  public Duration duration(String field, Duration usual) {
    return Durations.parse(text(field)).orElse(usual);
  }

  /** What stands in a field that has fields of its own; nothing if it has none. */
  public Details part(String field) {
    return new Details(fields.get(field) instanceof Map<?, ?> part ? part : Map.of());
  }

  /** The address without slashes at its end. */
  public URI url(String usual) {
    String url = text("url");
    return URI.create(url.isEmpty() ? usual : url.replaceAll("/+$", ""));
  }

  /**
   * When the source is read.
   *
   * @param usual where the details say nothing
   */
  public Timing timing(Timing usual) {
    return new Timing(
        duration("delay", usual.delay()),
        duration("overlap", usual.overlap()),
        duration("chunk", usual.chunk()));
  }

  /** What one request may take. */
  public HttpLimits limits() {
    return limits(HttpLimits.DEFAULT.bodyBytes());
  }

  /**
   * The same with longer or shorter answers.
   *
   * @param bodyBytes of an answer
   */
  public HttpLimits limits(long bodyBytes) {
    HttpLimits usual = HttpLimits.DEFAULT;
    return new HttpLimits(
        usual.connect(),
        duration("timeout", usual.total()),
        bodyBytes,
        Math.min(MOST_REQUESTS_AT_ONCE, whole("maxConcurrentQueries", usual.concurrent())),
        allows("allowPrivateMetadataAddresses"));
  }

  @Override
  public String toString() {
    return "connection details";
  }
}
