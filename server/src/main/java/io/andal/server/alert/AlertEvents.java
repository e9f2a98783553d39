package io.andal.server.alert;

import io.andal.alert.Bell;
import io.andal.server.AndalRuntime;
import io.andal.server.security.Caller;
import io.andal.server.security.StandingCallers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something about alerts changed, at most once a second, and nothing else:
 * what they may see they ask for themselves. One thread speaks to all streams. What it writes is a
 * few bytes, and no stream lives long enough for them to fill the buffer of a reader that stalls.
 */
@Component
final class AlertEvents {
  /** Streams that are open at a time. */
  static final int MOST = 200;

  /** Of one person; a browser has six connections to a server. */
  static final int MOST_OF_ONE = 8;

  /** Then the page connects again, and is asked again who it is. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration REST = Duration.ofSeconds(1);

  /** A comment so often, so that nobody in between takes the silence for an end. */
  private static final Duration BEAT = Duration.ofSeconds(15);

  private static final long RETRY_MILLIS = 3_000;

  private final Map<SseEmitter, Reader> open = new ConcurrentHashMap<>();
  private final StandingCallers callers;
  private final AtomicBoolean changed = new AtomicBoolean();
  private final Bell bell = new Bell();
  private final Thread worker = Thread.ofVirtual().name("alert events").unstarted(this::work);
  private volatile boolean closed;

  /**
   * Who reads a stream.
   *
   * @param session the id of the session; empty if there is none
   */
  private record Reader(Caller caller, String session) {}

  AlertEvents(AndalRuntime runtime, StandingCallers callers) {
    this.callers = callers;
    runtime.groups().listen(this::changed);
    runtime.alerts().listen(this::changed);
    runtime.outbox().listen(this::changed);
    worker.start();
  }

  /** Something changed; returns at once. */
  void changed() {
    changed.set(true);
    if (!open.isEmpty()) {
      bell.ring();
    }
  }

  /** A new stream; empty if too many are open. */
  synchronized Optional<SseEmitter> open(Caller caller, String session) {
    long own = open.values().stream().filter(r -> r.caller().name().equals(caller.name())).count();
    if (closed || open.size() >= MOST || own >= MOST_OF_ONE) {
      return Optional.empty();
    }
    SseEmitter stream = new SseEmitter(LONGEST.toMillis());
    stream.onCompletion(() -> open.remove(stream));
    stream.onTimeout(stream::complete);
    stream.onError(_ -> open.remove(stream));
    open.put(stream, new Reader(caller, session));
    send(stream, SseEmitter.event().reconnectTime(RETRY_MILLIS).comment("open"));
    return Optional.of(stream);
  }

  /** How many streams are open. */
  int size() {
    return open.size();
  }

  /** A session is over, and its streams with it. */
  void ended(String session) {
    open.forEach(
        (stream, reader) -> {
          if (reader.session().equals(session)) {
            end(stream);
          }
        });
  }

  private void work() {
    try {
      while (!closed) {
        bell.await(BEAT);
        boolean news = changed.getAndSet(false);
        open.forEach((stream, reader) -> tell(stream, reader, news));
        Thread.sleep(REST);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(SseEmitter stream, Reader reader, boolean news) {
    if (!callers.stands(reader.caller())) {
      end(stream);
    } else if (news) {
      send(stream, SseEmitter.event().name("changed").data(""));
    } else {
      send(stream, SseEmitter.event().comment("still here"));
    }
  }

  private void send(SseEmitter stream, SseEmitter.SseEventBuilder event) {
    try {
      stream.send(event);
    } catch (IOException | IllegalStateException e) {
      // The reader went away.
      open.remove(stream);
    }
  }

  private void end(SseEmitter stream) {
    open.remove(stream);
    stream.complete();
  }

  /** Before the server waits for what still runs: a stream would hold it up. */
  @EventListener(ContextClosedEvent.class)
  synchronized void close() {
    closed = true;
    worker.interrupt();
    open.keySet().forEach(this::end);
  }
}
