package io.andal.signal.remotewrite;

import io.andal.database.Database;
import io.andal.signal.Selector;
import io.andal.signal.SignalSource;
import io.andal.signal.pushed.Admission;
import io.andal.signal.pushed.PointArchive;
import io.andal.signal.pushed.Refusals;
import io.andal.signal.pushed.RefusedRequestException;
import io.andal.signal.store.Tables;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Takes Prometheus' remote write, versions 1.0 and 2.0, and keeps its samples; what it answered 2xx
 * to survives a crash. Thread-safe.
 *
 * <p>Each request is one transaction. A sample is known by its series, its time and its start, so a
 * request that is sent again, or in another order, changes nothing.
 */
public final class RemoteWriteReceiver {

  /** No longer body is taken, so none needs to be read. */
  public static final int MAX_BODY_BYTES = WriteLimits.DEFAULT.packedBytes();

  private final Clock clock;
  private final WriteLimits limits;
  private final PointArchive<SeriesLabels> archive;
  private final MetricTypes types = new MetricTypes();
  private final Admission admission = new Admission("samples");

  public RemoteWriteReceiver(Database database, Clock clock) {
    this(database, clock, WriteLimits.DEFAULT);
  }

  RemoteWriteReceiver(Database database, Clock clock, WriteLimits limits) {
    this.clock = clock;
    this.limits = limits;
    this.archive =
        new PointArchive<>(
            database, Tables.REMOTE_WRITE, SeriesLabels::ofJson, limits.series(), clock);
  }

  /**
   * Handles one {@code POST /api/v1/write}.
   *
   * @param contentType {@code application/x-protobuf}, for 2.0 with {@code
   *     ;proto=io.prometheus.write.v2.Request}
   * @param contentEncoding {@code snappy}
   */
  public Answer accept(byte[] body, String contentType, String contentEncoding) {
    try {
      Protocol protocol = Protocol.of(contentType);
      return admission.handle(
          () -> take(protocol.decode(unpacked(body, contentEncoding), limits)),
          RemoteWriteReceiver::refused);
    } catch (RefusedRequestException e) {
      return refused(e.status(), e.reason());
    }
  }

  private byte[] unpacked(byte[] body, String contentEncoding) throws RefusedRequestException {
    if (!contentEncoding.strip().toLowerCase(Locale.ROOT).equals("snappy")) {
      throw new RefusedRequestException(
          415,
          "Content-Encoding '%s' isn't understood; send snappy, in its block format."
              .formatted(Refusals.shown(contentEncoding)));
    }
    if (body.length > limits.packedBytes()) {
      throw new RefusedRequestException(
          413,
          "The body is larger than %d bytes; send smaller batches (max_samples_per_send)."
              .formatted(limits.packedBytes()));
    }
    return SnappyBlock.unpack(body, limits.bytes());
  }

  private Answer take(SentRequest request) {
    Instant now = clock.instant();
    Intake intake = new Intake(limits, now.minus(archive.retention()), now);
    intake.take(request);
    Refusals refusals = intake.refusals();
    int unkept = archive.keep(intake.samples(), series -> refusals.add(noRoom(series.name()), 1));
    say(request);
    Written written = intake.written();
    return new Answer(
        refusals.isEmpty() ? 204 : 400,
        refusals.isEmpty() ? "" : "Not taken: " + refusals.reasons() + ". All others are kept.",
        Math.max(0, written.samples() - unkept),
        written.histograms(),
        written.exemplars(),
        0);
  }

  private String noRoom(String metric) {
    return "the most series there may be (%d) are kept already, so '%s' is not; keep fewer with"
            .formatted(limits.series(), Refusals.shown(metric))
        + " write_relabel_configs";
  }

  /** Notes what the sender says its metrics are. */
  private void say(SentRequest request) {
    request.types().forEach(types::say);
    for (SentSeries series : request.series()) {
      int name = series.labels().indexOf(Selector.NAME);
      if (series.type() != SampleType.UNKNOWN && name >= 0 && name + 1 < series.labels().size()) {
        types.say(series.labels().get(name + 1), series.type());
      }
    }
  }

  private static Answer refused(int status, String message) {
    return new Answer(status, message, 0, 0, 0, Admission.retryAfterSeconds(status));
  }

  /**
   * The source that reads what was received, for a DataSource of {@code type: RemoteWrite}.
   *
   * @param connectionDetails {@code delay} and {@code retention}, both optional
   */
  public SignalSource source(String name, Map<String, Object> connectionDetails) {
    return archive.source(
        name,
        RemoteWriteSettings.of(connectionDetails),
        new RemoteWriteWay(archive.catalog(), types));
  }

  /**
   * An HTTP answer.
   *
   * @param message in one line, for the sender's log; empty if all was taken
   * @param samples taken, for {@code X-Prometheus-Remote-Write-Samples-Written}
   * @param histograms taken, for {@code X-Prometheus-Remote-Write-Histograms-Written}
   * @param exemplars taken, which is none
   * @param retryAfterSeconds 0 when there is none
   */
  public record Answer(
      int status,
      String message,
      int samples,
      int histograms,
      int exemplars,
      int retryAfterSeconds) {}
}
