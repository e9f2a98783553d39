package io.andal.signal.otlp;

import io.andal.database.Database;
import io.andal.signal.SignalSource;
import io.andal.signal.pushed.Admission;
import io.andal.signal.pushed.PointArchive;
import io.andal.signal.pushed.Refusals;
import io.andal.signal.pushed.RefusedRequestException;
import io.andal.signal.store.Tables;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Takes OTLP metrics and keeps their points; what it answered 200 to survives a crash. Thread-safe.
 *
 * <p>Each request is one transaction: its series, its points, and the minutes they change. A point
 * is known by its series, its time and its start, so a request that is sent again, or in another
 * order, changes nothing.
 */
public final class OtlpReceiver {

  /** No longer body is taken, so none needs to be read. */
  public static final int MAX_BODY_BYTES = Limits.DEFAULT.compressedBytes();

  // the codes of google.rpc.Status
  private static final int INVALID_ARGUMENT = 3;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int UNAVAILABLE = 14;

  private final Clock clock;
  private final Limits limits;
  private final PointArchive<SeriesIdentity> archive;
  private final Admission admission = new Admission("points");

  public OtlpReceiver(Database database, Clock clock) {
    this(database, clock, Limits.DEFAULT);
  }

  OtlpReceiver(Database database, Clock clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
    this.archive =
        new PointArchive<>(database, Tables.OTLP, IdentityJson::read, limits.series(), clock);
  }

  /**
   * Handles one {@code POST /v1/metrics}.
   *
   * @param contentType {@code application/x-protobuf} or {@code application/json}
   * @param contentEncoding {@code gzip}, {@code identity} or empty
   * @return what to answer, body and content type as the OTLP specification wants them
   */
  public Answer accept(byte[] body, String contentType, String contentEncoding) {
    Format format = Format.of(contentType).orElse(null);
    if (format == null) {
      return refused(
          Format.JSON,
          415,
          "Send Content-Type application/x-protobuf or application/json, not '"
              + (contentType.length() > 60 ? contentType.substring(0, 60) + "…" : contentType)
              + "'.");
    }
    return admission.handle(
        () -> take(body, format, contentEncoding),
        (status, message) -> refused(format, status, message));
  }

  private Answer take(byte[] body, Format format, String contentEncoding)
      throws RefusedRequestException {
    if (body.length > limits.compressedBytes()) {
      throw new RefusedRequestException(
          413,
          "The body is larger than " + limits.compressedBytes() + " bytes; send smaller batches.");
    }
    byte[] unpacked = GzipBody.unpack(body, contentEncoding, limits.bytes());
    Instant now = clock.instant();
    Unpacking unpacking = new Unpacking(limits, now.minus(archive.retention()), now);
    unpacking.take(format.request(unpacked));
    Refusals refusals = unpacking.refusals();
    archive.keep(unpacking.points(), series -> refusals.add(noRoom(series.name()), 1));
    return new Answer(200, format.contentType(), format.response(refusals), 0);
  }

  private String noRoom(String metric) {
    return "'%s' would be a new series, and the most there may be (%d) are kept already;"
            .formatted(metric, limits.series())
        + " send fewer attributes";
  }

  private static Answer refused(Format format, int status, String message) {
    int code =
        switch (status) {
          case 429, 413 -> RESOURCE_EXHAUSTED;
          case 503 -> UNAVAILABLE;
          default -> INVALID_ARGUMENT;
        };
    return new Answer(
        status,
        format.contentType(),
        format.status(code, message),
        Admission.retryAfterSeconds(status));
  }

  /**
   * The source that reads what was received, for a DataSource of {@code type: OTLP}.
   *
   * @throws IllegalArgumentException if the details are no {@code {delay?, retention?}}
   */
  public SignalSource source(String name, Map<String, Object> connectionDetails) {
    return archive.source(name, OtlpSettings.of(connectionDetails), new OtlpWay(archive.catalog()));
  }

  /** An HTTP answer; {@code retryAfterSeconds} is 0 when there is none. */
  public record Answer(int status, String contentType, byte[] body, int retryAfterSeconds) {}
}
