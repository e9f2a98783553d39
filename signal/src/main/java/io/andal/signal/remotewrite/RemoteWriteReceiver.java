package io.andal.signal.remotewrite;

import io.andal.database.Database;
import io.andal.signal.SignalSource;
import io.andal.signal.store.ChangeStore;
import io.andal.signal.store.NewPoint;
import io.andal.signal.store.NewSeries;
import io.andal.signal.store.PointStore;
import io.andal.signal.store.Retention;
import io.andal.signal.store.Tables;
import io.andal.signal.store.ToldChanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Prometheus' remote write, versions 1.0 and 2.0, and keeps its samples; what it answered 2xx
 * to survives a crash. Thread-safe.
 *
 * <p>Each request is one transaction. A sample is known by its series, its time and its start, so a
 * request that is sent again, or in another order, changes nothing.
 */
public final class RemoteWriteReceiver {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteWriteReceiver.class);

  /** No longer body is taken, so none needs to be read. */
  public static final int MAX_BODY_BYTES = WriteLimits.DEFAULT.packedBytes();

  /** How long samples are kept unless a source wants them longer. */
  static final Duration RETENTION = Duration.ofDays(35);

  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PointStore store;
  private final ChangeStore changes;
  private final Clock clock;
  private final WriteLimits limits;
  private final Catalog catalog;
  private final Retention retention;
  private final Semaphore slots = new Semaphore(AT_ONCE, true);
  private final Object writing = new Object();

  public RemoteWriteReceiver(Database database, Clock clock) {
    this(database, clock, WriteLimits.DEFAULT);
  }

  RemoteWriteReceiver(Database database, Clock clock, WriteLimits limits) {
    this.store = new PointStore(database, Tables.REMOTE_WRITE);
    this.changes = new ChangeStore(database, Tables.REMOTE_WRITE);
    this.clock = clock;
    this.limits = limits;
    this.catalog = new Catalog(store.series());
    this.retention = new Retention(store, changes, catalog, RETENTION, clock);
  }

  /**
   * Handles one {@code POST /api/v1/write}.
   *
   * @param contentType {@code application/x-protobuf}, for 2.0 with {@code
   *     ;proto=io.prometheus.write.v2.Request}
   * @param contentEncoding {@code snappy}
   */
  public Answer accept(byte[] body, String contentType, String contentEncoding) {
    boolean admitted = false;
    try {
      Protocol protocol = Protocol.of(contentType);
      admitted = slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!admitted) {
        return refused(429, "Too many requests at once; send this one again later.");
      }
      return take(protocol.decode(unpacked(body, contentEncoding), limits));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused(503, "The server is stopping.");
    } catch (RefusedWriteException e) {
      return refused(e.status(), e.reason());
    } catch (JdbiException e) {
      LOG.warn("Received samples could not be stored; the sender is asked to send them again", e);
      return refused(503, "The samples could not be stored; send them again later.");
    } finally {
      if (admitted) {
        slots.release();
      }
    }
  }

  private byte[] unpacked(byte[] body, String contentEncoding) throws RefusedWriteException {
    if (!contentEncoding.strip().toLowerCase(Locale.ROOT).equals("snappy")) {
      throw new RefusedWriteException(
          415,
          "Content-Encoding '%s' isn't understood; send snappy, in its block format."
              .formatted(Intake.shown(contentEncoding)));
    }
    if (body.length > limits.packedBytes()) {
      throw new RefusedWriteException(
          413,
          "The body is larger than %d bytes; send smaller batches (max_samples_per_send)."
              .formatted(limits.packedBytes()));
    }
    return SnappyBlock.unpack(body, limits.bytes());
  }

  private Answer take(SentRequest request) {
    Instant now = clock.instant();
    Intake intake = new Intake(limits, now.minus(retention.length()), now);
    intake.take(request);
    int unkept;
    synchronized (writing) {
      unkept = keep(intake.samples(), intake.refusals());
      retention.sweepSome();
    }
    request.types().forEach(catalog::say);
    for (SentSeries series : request.series()) {
      int name = series.labels().indexOf("__name__");
      if (series.type() != SampleType.UNKNOWN && name >= 0 && name + 1 < series.labels().size()) {
        catalog.say(series.labels().get(name + 1), series.type());
      }
    }
    Written written = intake.written();
    return new Answer(
        intake.refusals().isEmpty() ? 204 : 400,
        intake.refusals().isEmpty() ? "" : intake.refusals().message(),
        Math.max(0, written.samples() - unkept),
        written.histograms(),
        written.exemplars(),
        0);
  }

  /** Returns how many samples found no room. */
  private int keep(List<ReceivedSample> received, Refusals refusals) {
    if (received.isEmpty()) {
      return 0;
    }
    Map<SeriesLabels, String> fingerprints = new HashMap<>();
    for (ReceivedSample sample : received) {
      fingerprints.computeIfAbsent(sample.series(), SeriesLabels::fingerprint);
    }
    Map<String, Long> known = catalog.ids(fingerprints.values());
    Map<String, SeriesLabels> unknown = new LinkedHashMap<>();
    List<NewPoint> points = new ArrayList<>(received.size());
    int unkept = 0;
    for (ReceivedSample sample : received) {
      String fingerprint = fingerprints.getOrDefault(sample.series(), "");
      if (!known.containsKey(fingerprint) && !unknown.containsKey(fingerprint)) {
        if (catalog.size() + unknown.size() >= limits.series()) {
          unkept++;
          refusals.add(
              "the most series there may be (%d) are kept already, so '%s' is not; keep fewer with"
                      .formatted(limits.series(), Intake.shown(sample.series().name()))
                  + " write_relabel_configs",
              1);
          continue;
        }
        unknown.put(fingerprint, sample.series());
      }
      points.add(
          new NewPoint(
              fingerprint, true, sample.timeNanos(), sample.startNanos(), sample.packed()));
    }
    List<NewSeries> newSeries = new ArrayList<>();
    unknown.forEach((key, series) -> newSeries.add(new NewSeries(key, series.json())));
    Map<String, Long> added = store.append(newSeries, points, known);
    unknown.forEach(
        (fingerprint, series) -> {
          Long id = added.get(fingerprint);
          if (id != null) {
            catalog.add(fingerprint, new KeptSeries(id, series));
          }
        });
    return unkept;
  }

  private static Answer refused(int status, String message) {
    int retryAfter =
        switch (status) {
          case 429 -> 2;
          case 503 -> 10;
          default -> 0;
        };
    return new Answer(status, message, 0, 0, 0, retryAfter);
  }

  /**
   * The source that reads what was received, for a DataSource of {@code type: RemoteWrite}.
   *
   * @param connectionDetails {@code delay} and {@code retention}, both optional
   */
  public SignalSource source(String name, Map<String, Object> connectionDetails) {
    ReadSettings settings = ReadSettings.of(connectionDetails);
    changes.register(name, settings.retention().toMinutes());
    retention.refresh();
    return new RemoteWriteSource(
        name, settings, store, new ToldChanges(name, changes), catalog, clock);
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
