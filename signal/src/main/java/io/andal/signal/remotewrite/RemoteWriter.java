package io.andal.signal.remotewrite;

import io.andal.signal.Selector;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.SecureHttp;
import io.andal.signal.prometheus.PrometheusSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes values to one Prometheus, Thanos Receive or Mimir, from a thread of its own: nobody waits
 * for it. What the server can't take now (429, 5xx, no answer) is sent again with growing pauses;
 * what it refuses (other 4xx) is given up. Thread-safe.
 */
public final class RemoteWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteWriter.class);

  /** Samples of one request, as Prometheus itself sends them. */
  static final int MOST_IN_REQUEST = 2_000;

  /** Samples that wait at most: an hour of 200 SLOs. */
  static final int MOST_WAITING = 300_000;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private static final String WRITTEN_HEADER = "X-Prometheus-Remote-Write-Samples-Written";

  /** Words of a server that people are shown. */
  private static final int MOST_WORDS = 300;

  private final String source;
  private final WriteSettings settings;
  private final SecureHttp http;
  private final Clock clock;
  private final WriteQueue queue = new WriteQueue(MOST_WAITING);
  private Protocol protocol;
  private int attempts;
  private long sent;
  private long dropped;
  private long failures;
  private @Nullable Instant lastSent;
  private @Nullable Instant failingSince;
  private @Nullable SourceFailure failure;
  private @Nullable Thread thread;

  private RemoteWriter(String source, WriteSettings settings, SecureHttp http, Clock clock) {
    this.source = source;
    this.settings = settings;
    this.http = http;
    this.clock = clock;
    this.protocol = settings.protocol();
  }

  /**
   * The writer that a DataSource wants; empty if it wants none. Nothing is sent yet.
   *
   * @param connectionDetails as in the DataSource document
   */
  public static Optional<RemoteWriter> of(
      String source, Map<String, Object> connectionDetails, Clock clock) {
    return WriteSettings.of(connectionDetails)
        .map(
            settings ->
                new RemoteWriter(
                    source,
                    settings,
                    PrometheusSources.connections(connectionDetails, clock),
                    clock));
  }

  /** How often values are wanted. */
  public Duration interval() {
    return settings.interval();
  }

  /** Sends in the background until closed. */
  public synchronized RemoteWriter start() {
    if (thread == null) {
      thread = Thread.ofVirtual().name("remote-write-" + source).start(this::run);
    }
    return this;
  }

  /** Queues values of one instant; returns at once. */
  public void write(Instant at, List<Measured> values) {
    List<SentSeries> series = new ArrayList<>(values.size());
    for (Measured value : values) {
      series.add(series(value, at.toEpochMilli()));
    }
    int gone = 0;
    for (List<SentSeries> request : WriteQueue.cut(series, MOST_IN_REQUEST)) {
      gone += queue.add(request);
    }
    if (gone > 0) {
      synchronized (this) {
        dropped += gone;
      }
    }
  }

  private SentSeries series(Measured value, long millis) {
    SortedMap<String, String> labels = new TreeMap<>(settings.labels());
    labels.putAll(value.labels());
    labels.put(Selector.NAME, value.name());
    List<String> pairs = new ArrayList<>(2 * labels.size());
    labels.forEach(
        (name, text) -> {
          if (!text.isEmpty()) {
            pairs.add(name);
            pairs.add(text);
          }
        });
    SentSample sample =
        new SentSample(
            SentSample.Form.NUMBER, millis, 0, Double.doubleToRawLongBits(value.value()));
    return new SentSeries(pairs, List.of(sample), 0, SampleType.GAUGE);
  }

  private void run() {
    try {
      while (!queue.isClosed()) {
        queue.awaitSome();
        queue.pause(sendOldest());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Sends the oldest request, if there is one.
   *
   * @return how long to wait before the next
   */
  Duration sendOldest() throws InterruptedException {
    List<SentSeries> request = queue.first();
    if (request == null) {
      return Duration.ZERO;
    }
    try {
      Outcome outcome = send(request);
      return switch (outcome) {
        case Outcome.Taken _ -> taken(request);
        case Outcome.Fallback _ -> Duration.ZERO;
        case Outcome.Refused refused -> refused(request, refused.failure());
        case Outcome.Later later -> later(later.failure(), later.after());
      };
    } catch (SourceException e) {
      return later(e.failure(), e.failure().retryAfter());
    } catch (RuntimeException e) {
      LOG.error("Writing to {} failed", source, e);
      return refused(
          request,
          new SourceFailure(
              Cause.BROKEN_ANSWER,
              "Writing failed: " + e + ".",
              "This is a defect of Andal; details are in its log."));
    }
  }

  /** What came of one request. */
  private sealed interface Outcome {
    record Taken() implements Outcome {}

    /** The server doesn't know 2.0: from now on it gets 1.0. */
    record Fallback() implements Outcome {}

    record Refused(SourceFailure failure) implements Outcome {}

    record Later(SourceFailure failure, Optional<Duration> after) implements Outcome {}
  }

  private Outcome send(List<SentSeries> request) throws SourceException, InterruptedException {
    Protocol used;
    synchronized (this) {
      used = protocol;
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", used.contentType());
    headers.put("Content-Encoding", "snappy");
    headers.put("X-Prometheus-Remote-Write-Version", used.version());
    if (!settings.tenant().isEmpty()) {
      headers.put("X-Scope-OrgID", settings.tenant());
    }
    byte[] body = SnappyBlock.pack(Encoder.encode(used, request));
    return http.exchange("POST", settings.url(), headers, body, answer -> outcome(answer, used));
  }

  private Outcome outcome(HttpAnswer answer, Protocol used) throws IOException {
    int status = answer.status();
    boolean good = status >= 200 && status < 300;
    // a server of 1.0 alone may say yes to 2.0 and find nothing in it: only this header says that
    // it understood (Remote-Write 2.0, "Required Written Response Headers")
    boolean understood =
        used == Protocol.V1 || answer.headers().firstValue(WRITTEN_HEADER).isPresent();
    if (good && understood) {
      return new Outcome.Taken();
    }
    if ((good || status == 415) && used == Protocol.V2) {
      LOG.info("{} doesn't take remote write 2.0 and gets 1.0", source);
      synchronized (this) {
        protocol = Protocol.V1;
      }
      return new Outcome.Fallback();
    }
    String words = words(answer);
    String host = settings.url().getHost();
    if (status == 429 || status >= 500) {
      return new Outcome.Later(
          new SourceFailure(
              status == 429 ? Cause.LIMITED : Cause.UNAVAILABLE,
              "%s can't take what Andal writes now (HTTP %d)%s".formatted(host, status, words),
              "Look at the server; what waits is sent again."),
          answer.retryAfterSeconds().map(Duration::ofSeconds));
    }
    return new Outcome.Refused(
        new SourceFailure(
            status == 401 || status == 403 ? Cause.DENIED : Cause.BAD_QUERY,
            "%s refuses what Andal writes (HTTP %d)%s".formatted(host, status, words),
            remedy(status)));
  }

  private static String remedy(int status) {
    return switch (status) {
      case 401, 403 -> "Give these credentials the right to write, or use others.";
      case 404, 405 ->
          "Check remoteWrite.url: /api/v1/write of a Prometheus started with"
              + " --web.enable-remote-write-receiver, /api/v1/receive of a Thanos Receive,"
              + " /api/v1/push of a Mimir.";
      default ->
          "Check remoteWrite.url and the server's limits; refused samples aren't sent again.";
    };
  }

  private static String words(HttpAnswer answer) throws IOException {
    String text =
        new String(answer.body().readNBytes(4 * MOST_WORDS), StandardCharsets.UTF_8)
            .replaceAll("\\s+", " ")
            .strip();
    String safe = answer.withoutSecrets(text);
    if (safe.isEmpty()) {
      return ".";
    }
    return ": " + (safe.length() > MOST_WORDS ? safe.substring(0, MOST_WORDS) + "…" : safe);
  }

  private synchronized Duration taken(List<SentSeries> request) {
    queue.remove(request);
    if (failingSince != null) {
      LOG.info("{} takes what is written again", source);
    }
    sent += request.size();
    lastSent = clock.instant();
    failingSince = null;
    failure = null;
    attempts = 0;
    return Duration.ZERO;
  }

  private synchronized Duration refused(List<SentSeries> request, SourceFailure why) {
    failed(why);
    if (queue.remove(request)) {
      dropped += request.size();
    }
    attempts = 0;
    return Duration.ZERO;
  }

  private synchronized Duration later(SourceFailure why, Optional<Duration> asked) {
    failed(why);
    long grown = FIRST_PAUSE.toMillis() << Math.min(attempts, 6);
    attempts++;
    long pause = Math.min(grown, LONGEST_PAUSE.toMillis());
    long wanted = Math.max(pause, asked.map(Duration::toMillis).orElse(0L));
    return Duration.ofMillis(
        (long) (wanted * (1 + 0.2 * ThreadLocalRandom.current().nextDouble())));
  }

  private void failed(SourceFailure why) {
    if (failingSince == null) {
      failingSince = clock.instant();
      LOG.warn("Writing to {} fails: {}", source, why.message());
    }
    failures++;
    failure = why;
  }

  public synchronized WriterHealth health() {
    return new WriterHealth(
        source,
        Optional.ofNullable(lastSent),
        Optional.ofNullable(failingSince),
        Optional.ofNullable(failure),
        sent,
        dropped,
        failures,
        queue.samples());
  }

  /** What waits is lost. */
  @Override
  public void close() {
    queue.close();
    http.close();
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      running.interrupt();
    }
  }
}
