package io.andal.catalog.http;

import io.andal.catalog.CatalogSurroundings;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.Details;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.PatientSender;
import io.andal.signal.http.RequestBudget;
import io.andal.signal.http.SecureHttp;
import io.andal.signal.http.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/**
 * Asks one system: within its budget of requests, again after what passes, and not before it wants
 * to be asked. Thread-safe.
 */
public final class CatalogHttp implements AutoCloseable {
  /** Who asks for more patience than this isn't waited for: the scan goes on another time. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private static final int BROKEN_ATTEMPTS = 2;
  private static final int MOST_REDIRECTS = 3;

  private final String place;
  private final SecureHttp http;
  private final RequestBudget budget;
  private final RequestBudget.Pause pause;
  private final Judgement.Judge judge;

  /**
   * Asks nothing yet.
   *
   * @param connection of a CatalogSource
   * @param bodyBytes of one answer
   * @param perMinute requests, where the connection says nothing
   */
  public CatalogHttp(
      URI url,
      Details connection,
      Authentication authentication,
      long bodyBytes,
      int perMinute,
      Judgement.Judge judge,
      CatalogSurroundings surroundings) {
    this.place = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    this.http =
        new SecureHttp(connection.limits(bodyBytes), TlsFiles.of(connection), authentication);
    this.budget =
        new RequestBudget(
            connection.whole("maxRequestsPerMinute", perMinute),
            surroundings.clock(),
            surroundings.pause());
    this.pause = surroundings.pause();
    this.judge = judge;
  }

  /** Who is asked, for people. */
  public String place() {
    return place;
  }

  private sealed interface Attempt {
    record Taken(Answer answer) implements Attempt {}

    record Elsewhere(URI uri) implements Attempt {}

    record Refused(Judgement judgement) implements Attempt {}
  }

  /** What is at an address. */
  public Answer get(URI uri, Map<String, String> headers)
      throws SourceException, InterruptedException {
    URI at = uri;
    int redirects = 0;
    for (int number = 1; ; number++) {
      budget.take(false);
      Attempt attempt;
      try {
        attempt = attempt(at, headers);
      } catch (SourceException e) {
        if (!repeatable(e.failure()) || number >= BROKEN_ATTEMPTS) {
          throw e;
        }
        pause.of(PatientSender.pause(number));
        continue;
      }
      switch (attempt) {
        case Attempt.Elsewhere elsewhere -> {
          redirects++;
          if (redirects > MOST_REDIRECTS) {
            throw Json.broken(place, "it redirects in a circle");
          }
          at = elsewhere.uri();
        }
        case Attempt.Taken taken -> {
          return taken.answer();
        }
        case Attempt.Refused refused -> pause.of(afterRefusal(refused.judgement(), number));
      }
    }
  }

  /** The JSON at an address, which must be there. */
  public JsonNode json(URI uri) throws SourceException, InterruptedException {
    return Json.read(get(uri, Json.ACCEPT).orEnd(), place);
  }

  private static boolean repeatable(SourceFailure failure) {
    return failure.cause() == Cause.BROKEN_ANSWER || failure.cause() == Cause.TIMEOUT;
  }

  private Attempt attempt(URI uri, Map<String, String> headers)
      throws SourceException, InterruptedException {
    try {
      return http.get(uri, headers, answer -> attempt(uri, answer));
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.LIMITED) {
        throw e;
      }
      throw new SourceException(
          new SourceFailure(
              Cause.LIMITED,
              e.failure().message(),
              "Make it smaller, or exclude it with `exclude`."));
    }
  }

  private Attempt attempt(URI uri, HttpAnswer answer) throws IOException, SourceException {
    int status = answer.status();
    if (status == 200) {
      return new Attempt.Taken(new Answer.Got(answer.body().readAllBytes(), answer.headers()));
    }
    if (status == 204) {
      return new Attempt.Taken(new Answer.Got(new byte[0], answer.headers()));
    }
    if (status >= 300 && status < 400) {
      return new Attempt.Elsewhere(elsewhere(uri, answer.location().orElse("")));
    }
    Judgement judgement = judge.of(refusal(answer));
    return switch (judgement.kind()) {
      case MISSING -> new Attempt.Taken(new Answer.Missing(judgement.failure()));
      case FORBIDDEN -> new Attempt.Taken(new Answer.Forbidden(judgement.failure()));
      case LASTING, PASSING -> new Attempt.Refused(judgement);
    };
  }

  /** Credentials go nowhere but to the system itself. */
  private URI elsewhere(URI uri, String location) throws SourceException {
    URI to;
    try {
      to = uri.resolve(location);
    } catch (IllegalArgumentException e) {
      throw Json.broken(place, "it redirects to what is no address");
    }
    boolean same =
        uri.getScheme().equalsIgnoreCase(to.getScheme())
            && uri.getHost().equalsIgnoreCase(to.getHost())
            && uri.getPort() == to.getPort();
    if (location.isEmpty() || !same) {
      throw Json.broken(
          place, "it redirects to " + (to.getHost() == null ? "nowhere" : to.getHost()));
    }
    return to;
  }

  private Refusal refusal(HttpAnswer answer) throws IOException {
    ErrorBody body = ErrorBody.of(answer);
    Optional<Duration> wait = answer.retryAfterSeconds().map(Duration::ofSeconds);
    HttpHeaders headers = answer.headers();
    return new Refusal(place, answer.status(), body.code(), body.words(), wait, headers);
  }

  private static Duration afterRefusal(Judgement judgement, int number) throws SourceException {
    Duration asked = judgement.pause().orElse(Duration.ZERO);
    if (judgement.kind() != Judgement.Kind.PASSING) {
      throw new SourceException(
          judgement.pause().isPresent()
              ? judgement.failure().retryAfter(asked)
              : judgement.failure());
    }
    if (asked.compareTo(LONGEST_WAIT) > 0) {
      throw new SourceException(judgement.failure().retryAfter(asked));
    }
    if (number == PatientSender.ATTEMPTS) {
      throw new SourceException(judgement.failure());
    }
    Duration own = PatientSender.pause(number);
    long spread = ThreadLocalRandom.current().nextLong(500);
    return own.compareTo(asked) > 0 ? own : asked.plusMillis(spread);
  }

  @Override
  public void close() {
    http.close();
  }
}
