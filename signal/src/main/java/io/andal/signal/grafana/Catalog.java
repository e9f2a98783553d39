package io.andal.signal.grafana;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds Grafana's data sources by uid or name, and remembers them for a while. Thread-safe. */
final class Catalog {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final GrafanaApi api;
  private final Clock clock;
  private final Map<String, Found> found = new ConcurrentHashMap<>();

  private record Found(Connected connected, Instant at) {}

  Catalog(GrafanaApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /** The data source that a document means. */
  Connected find(String reference) throws SourceException, InterruptedException {
    Found before = found.get(reference);
    Instant now = clock.instant();
    if (before != null && !before.at().plus(REMEMBERED).isBefore(now)) {
      return before.connected();
    }
    Connected connected;
    try {
      connected = ask(reference);
    } catch (SourceException e) {
      if (before == null || e.failure().cause() == Cause.BAD_QUERY) {
        throw e;
      }
      // What it was is good enough to find out what is wrong now.
      return before.connected();
    }
    if (found.size() >= MOST) {
      found.clear();
    }
    found.put(reference, new Found(connected, now));
    return connected;
  }

  /** Whether it can be found without asking. */
  boolean knows(String reference) {
    return found.containsKey(reference);
  }

  private Connected ask(String reference) throws SourceException, InterruptedException {
    String segment = GrafanaApi.segment(reference);
    GrafanaApi.Answer byUid = api.ask("GET", "/api/datasources/uid/" + segment, Optional.empty());
    if (byUid.done()) {
      return Connected.of(byUid.body());
    }
    if (byUid.status() == 403) {
      // Who may only query may not look: then the reference must be the uid.
      return Connected.unseen(reference);
    }
    if (byUid.status() != 404) {
      throw new SourceException(api.failure(byUid));
    }
    GrafanaApi.Answer byName = api.ask("GET", "/api/datasources/name/" + segment, Optional.empty());
    if (byName.done()) {
      return Connected.of(byName.body());
    }
    if (byName.status() == 404) {
      throw new SourceException(
          new SourceFailure(
              Cause.BAD_QUERY,
              "%s has no data source \"%s\".".formatted(api.name(), reference),
              "Write the uid or the name of one in `datasource`; the uid is in the address of its"
                  + " settings page. Or it is in another organization: see `orgId`."));
    }
    throw new SourceException(api.failure(byName));
  }
}
