package io.andal.traffic.document;

import io.andal.signal.pushed.Admission;
import io.andal.traffic.LogSink;
import io.andal.traffic.door.Intake;
import io.andal.traffic.door.PushAnswer;
import io.andal.traffic.door.TrafficSourceState;
import io.andal.traffic.otlp.SpanDoor;
import io.andal.traffic.otlp.TraceReceiver;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The TrafficSources in force: follows their files in background, and takes what is sent to them.
 * Thread-safe.
 */
public final class TrafficSources implements AutoCloseable {
  /** No longer body is taken, so none needs to be read. */
  public static final int MAX_BODY_BYTES =
      Math.max(PushedBodies.MAX_BYTES, TraceReceiver.MAX_BODY_BYTES);

  private final LogSink sink;
  private final Clock clock;
  private final Admission admission = new Admission("lines");
  private final TraceReceiver receiver;
  private volatile SortedMap<String, OpenSource> open = new TreeMap<>();
  private boolean started;
  private boolean closed;

  public TrafficSources(LogSink sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
    this.receiver = new TraceReceiver(sink, clock);
  }

  /** Opens sources that are new or changed, and closes those that are gone. */
  public synchronized void follow(Documents documents) {
    if (closed) {
      return;
    }
    SortedMap<String, OpenSource> now = new TreeMap<>();
    SortedMap<String, OpenSource> before = new TreeMap<>(open);
    for (Document document : documents.all(TrafficDocuments.TRAFFIC_SOURCE)) {
      OpenSource known = before.get(document.name());
      if (known != null && known.spec().equals(document.spec())) {
        now.put(document.name(), known);
        before.remove(document.name());
      }
    }
    // A changed source lets go of its files before they are opened again.
    before.values().forEach(gone -> gone.follower().ifPresent(FollowerThread::close));
    for (Document document : documents.all(TrafficDocuments.TRAFFIC_SOURCE)) {
      if (!now.containsKey(document.name())) {
        now.put(document.name(), open(document));
      }
    }
    open = now;
  }

  private OpenSource open(Document document) {
    TrafficSource source = TrafficSource.of(document);
    Intake intake = new Intake();
    Optional<FollowerThread> follower =
        Followers.of(source, intake, sink, clock)
            .map(files -> new FollowerThread(source.name(), files, intake));
    if (started) {
      follower.ifPresent(FollowerThread::start);
    }
    return new OpenSource(source, document.spec(), intake, follower);
  }

  /** Begins to follow files in background. */
  public synchronized void start() {
    started = true;
    open.values().forEach(source -> source.follower().ifPresent(FollowerThread::start));
  }

  /** How all sources are doing, by name. */
  public List<TrafficSourceState> states() {
    return open.values().stream().map(OpenSource::state).toList();
  }

  /** How one source is doing; empty if there is none of this name. */
  public Optional<TrafficSourceState> state(String source) {
    return Optional.ofNullable(open.get(source)).map(OpenSource::state);
  }

  /**
   * Handles one {@code POST /api/v1/traffic/SOURCE}. What it answered 200 to is counted.
   *
   * @param contentEncoding {@code gzip}, {@code identity} or empty
   */
  public PushAnswer push(String source, byte[] body, String contentEncoding) {
    OpenSource wanted = open.get(source);
    if (wanted == null) {
      return PushAnswers.refused(404, "There is no TrafficSource of this name.");
    }
    if (!wanted.source().push()) {
      return PushAnswers.refused(
          409, "The TrafficSource takes nothing that is sent; write push: true into its spec.");
    }
    return admission.handle(
        () ->
            PushAnswers.of(
                PushedBodies.take(
                    wanted.source(), body, contentEncoding, wanted.intake(), sink, clock)),
        PushAnswers::refused);
  }

  /**
   * Handles one {@code POST /v1/traces} of OTLP/HTTP, for all sources of type OpenTelemetry.
   *
   * @param contentType {@code application/x-protobuf} or {@code application/json}
   * @param contentEncoding {@code gzip}, {@code identity} or empty
   */
  public PushAnswer traces(byte[] body, String contentType, String contentEncoding) {
    List<SpanDoor> doors =
        open.values().stream()
            .filter(each -> each.source().type() == TrafficSourceType.OPEN_TELEMETRY)
            .map(
                each ->
                    new SpanDoor(each.source().origin(), each.source().services(), each.intake()))
            .toList();
    return receiver.accept(doors, body, contentType, contentEncoding);
  }

  @Override
  public void close() {
    SortedMap<String, OpenSource> closing;
    synchronized (this) {
      closed = true;
      closing = open;
    }
    closing.values().forEach(source -> source.follower().ifPresent(FollowerThread::close));
  }
}
