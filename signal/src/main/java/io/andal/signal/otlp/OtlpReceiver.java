package io.andal.signal.otlp;

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
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes OTLP metrics and keeps their points; what it answered 200 to survives a crash. Thread-safe.
 *
 * <p>Each request is one transaction: its series, its points, and the minutes they change. A point
 * is known by its series, its time and its start, so a request that is sent again, or in another
 * order, changes nothing.
 */
public final class OtlpReceiver {
  private static final Logger LOG = LoggerFactory.getLogger(OtlpReceiver.class);

  /** No longer body is taken, so none needs to be read. */
  public static final int MAX_BODY_BYTES = Limits.DEFAULT.compressedBytes();

  /** How long points are kept unless a source wants them longer. */
  static final Duration RETENTION = Duration.ofDays(35);

  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  // the codes of google.rpc.Status
  private static final int INVALID_ARGUMENT = 3;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int UNAVAILABLE = 14;

  private final PointStore store;
  private final ChangeStore changes;
  private final Clock clock;
  private final Limits limits;
  private final SeriesCatalog catalog;
  private final Retention retention;
  private final Semaphore slots = new Semaphore(AT_ONCE, true);
  private final Object writing = new Object();

  public OtlpReceiver(Database database, Clock clock) {
    this(database, clock, Limits.DEFAULT);
  }

  OtlpReceiver(Database database, Clock clock, Limits limits) {
    this.store = new PointStore(database, Tables.OTLP);
    this.changes = new ChangeStore(database, Tables.OTLP);
    this.clock = clock;
    this.limits = limits;
    this.catalog = new SeriesCatalog(store.series());
    this.retention = new Retention(store, changes, catalog, RETENTION, clock);
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
    boolean admitted = false;
    try {
      admitted = slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!admitted) {
        return refused(format, 429, "Too many requests at once; send this one again later.");
      }
      return take(body, format, contentEncoding);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused(format, 503, "The server is stopping.");
    } catch (RefusedRequestException e) {
      return refused(format, e.status(), e.reason());
    } catch (JdbiException e) {
      LOG.warn("Received points could not be stored; the sender is asked to send them again", e);
      return refused(format, 503, "The points could not be stored; send them again later.");
    } finally {
      if (admitted) {
        slots.release();
      }
    }
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
    Unpacking unpacking = new Unpacking(limits, now.minus(retention.length()), now);
    unpacking.take(format.request(unpacked));
    synchronized (writing) {
      keep(unpacking.points(), unpacking.rejections());
      retention.sweepSome();
    }
    return new Answer(200, format.contentType(), format.response(unpacking.rejections()), 0);
  }

  private void keep(List<ReceivedPoint> received, Rejections rejections) {
    if (received.isEmpty()) {
      return;
    }
    Map<SeriesIdentity, String> fingerprints = new HashMap<>();
    for (ReceivedPoint point : received) {
      fingerprints.computeIfAbsent(point.series(), SeriesIdentity::fingerprint);
    }
    Map<String, Long> known = catalog.ids(fingerprints.values());
    Map<String, SeriesIdentity> unknown = new LinkedHashMap<>();
    List<NewPoint> points = new ArrayList<>(received.size());
    for (ReceivedPoint point : received) {
      String fingerprint = fingerprints.getOrDefault(point.series(), "");
      if (!known.containsKey(fingerprint) && !unknown.containsKey(fingerprint)) {
        if (catalog.size() + unknown.size() >= limits.series()) {
          rejections.add(
              "'"
                  + point.series().name()
                  + "' would be a new series, and the most there may be ("
                  + limits.series()
                  + ") are kept already; send fewer attributes",
              1);
          continue;
        }
        unknown.put(fingerprint, point.series().stored());
      }
      points.add(
          new NewPoint(
              fingerprint,
              point.series().cumulative(),
              point.timeNanos(),
              point.startNanos(),
              point.counts()));
    }
    List<NewSeries> newSeries = new ArrayList<>();
    unknown.forEach((key, series) -> newSeries.add(new NewSeries(key, IdentityJson.write(series))));
    Map<String, Long> added = store.append(newSeries, points, known);
    unknown.forEach(
        (fingerprint, series) -> {
          Long id = added.get(fingerprint);
          if (id != null) {
            catalog.add(fingerprint, new KeptSeries(id, series));
          }
        });
  }

  private static Answer refused(Format format, int status, String message) {
    int code =
        switch (status) {
          case 429, 413 -> RESOURCE_EXHAUSTED;
          case 503 -> UNAVAILABLE;
          default -> INVALID_ARGUMENT;
        };
    int retryAfter =
        switch (status) {
          case 429 -> 2;
          case 503 -> 10;
          default -> 0;
        };
    return new Answer(status, format.contentType(), format.status(code, message), retryAfter);
  }

  /**
   * The source that reads what was received, for a DataSource of {@code type: OTLP}.
   *
   * @throws IllegalArgumentException if the details are no {@code {delay?, retention?}}
   */
  public SignalSource source(String name, Map<String, Object> connectionDetails) {
    OtlpSettings settings = OtlpSettings.of(connectionDetails);
    changes.register(name, settings.retention().toMinutes());
    retention.refresh();
    return new OtlpSource(name, settings, store, new ToldChanges(name, changes), catalog, clock);
  }

  /** An HTTP answer; {@code retryAfterSeconds} is 0 when there is none. */
  public record Answer(int status, String contentType, byte[] body, int retryAfterSeconds) {}
}
