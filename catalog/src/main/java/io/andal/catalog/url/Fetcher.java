package io.andal.catalog.url;

import io.andal.catalog.CatalogSurroundings;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.Details;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.http.PatientSender;
import io.andal.signal.http.PatientSender.Outcome;
import io.andal.signal.http.RequestBudget;
import io.andal.signal.http.SecureHttp;
import io.andal.signal.http.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches addresses through the guarded client. Redirects are followed a few times, each to an
 * address that is checked anew, and credentials go only to the hosts that the document names.
 */
final class Fetcher implements AutoCloseable {
  private static final int MOST_REDIRECTS = 3;
  private static final int PER_MINUTE = 300;
  private static final String ETAG = "etag ";
  private static final String MODIFIED = "modified ";

  private final Set<String> hosts;
  private final SecureHttp trusted;
  private final SecureHttp others;
  private final PatientSender sender;

  /**
   * Asks nothing yet.
   *
   * @param hosts with their ports, to which credentials may go
   * @param bytes of one answer
   */
  Fetcher(Set<String> hosts, Details connection, long bytes, CatalogSurroundings surroundings) {
    this.hosts = Set.copyOf(hosts);
    HttpLimits limits = connection.limits(bytes);
    this.trusted =
        new SecureHttp(
            limits,
            TlsFiles.of(connection),
            credentials(connection).authentication(limits, surroundings.clock()));
    this.others = new SecureHttp(limits, TlsFiles.USUAL, Authentication.NONE);
    RequestBudget budget =
        new RequestBudget(
            connection.whole("maxRequestsPerMinute", PER_MINUTE),
            surroundings.clock(),
            surroundings.pause());
    this.sender =
        new PatientSender("The server", budget, surroundings.clock(), surroundings.pause());
  }

  private static Credentials credentials(Details connection) {
    String token = connection.text("bearerToken");
    Details basic = connection.part("basicAuth");
    if (!token.isEmpty()) {
      return new Credentials.Bearer(token);
    }
    return basic.has("username")
        ? new Credentials.Basic(basic.text("username"), basic.text("password"))
        : new Credentials.None();
  }

  /** A host with its port and scheme: credentials for one are for none of the others. */
  static String host(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private sealed interface Step {
    record End(Fetched fetched) implements Step {}

    record Elsewhere(String location) implements Step {}
  }

  /**
   * What is at an address.
   *
   * @param mark of an earlier answer; empty if it is wanted whatever it is
   */
  Fetched get(URI uri, String mark) throws SourceException, InterruptedException {
    URI at = uri;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      URI asked = at;
      switch (sender.send(false, () -> attempt(asked, mark))) {
        case Step.End end -> {
          return end.fetched();
        }
        case Step.Elsewhere elsewhere -> at = resolved(asked, elsewhere.location());
      }
    }
    throw broken(uri, "redirects more than %d times".formatted(MOST_REDIRECTS));
  }

  private static URI resolved(URI from, String location) throws SourceException {
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw broken(from, "redirects to what is no address");
    }
  }

  private Outcome<Step> attempt(URI uri, String mark) throws SourceException, InterruptedException {
    SecureHttp http = hosts.contains(host(uri)) ? trusted : others;
    return http.get(uri, conditions(mark), answer -> outcome(uri, answer));
  }

  private static Map<String, String> conditions(String mark) {
    if (mark.startsWith(ETAG)) {
      return Map.of("If-None-Match", mark.substring(ETAG.length()));
    }
    return mark.startsWith(MODIFIED)
        ? Map.of("If-Modified-Since", mark.substring(MODIFIED.length()))
        : Map.of();
  }

  private static Outcome<Step> outcome(URI uri, HttpAnswer answer) throws IOException {
    int status = answer.status();
    if (status == 200) {
      byte[] body = answer.body().readAllBytes();
      return ended(new Fetched.Got(body, mark(answer)));
    }
    if (status == 304) {
      return ended(new Fetched.Same());
    }
    Optional<String> location = answer.location();
    if (status > 300 && status < 400 && location.isPresent()) {
      return new Outcome.Answered<>(new Step.Elsewhere(location.get()));
    }
    String said = "%s answered %d.".formatted(ShownAddress.of(uri.toString()), status);
    return switch (status) {
      case 404, 410 ->
          ended(
              new Fetched.Missing(
                  new SourceFailure(Cause.BAD_QUERY, said, "Correct or remove the address.")));
      case 401, 403 ->
          refused(
              new SourceFailure(
                  Cause.DENIED, said, "Check `bearerToken` or `basicAuth` of `connection`."),
              false,
              answer);
      default ->
          refused(
              new SourceFailure(
                  status == 429 || status >= 500 ? Cause.UNAVAILABLE : Cause.BROKEN_ANSWER,
                  said,
                  "It is asked again at the next scan."),
              status == 429 || status >= 500,
              answer);
    };
  }

  private static Outcome<Step> ended(Fetched fetched) {
    return new Outcome.Answered<>(new Step.End(fetched));
  }

  private static Outcome<Step> refused(SourceFailure failure, boolean passing, HttpAnswer answer) {
    Optional<Duration> wait = answer.retryAfterSeconds().map(Duration::ofSeconds);
    return new Outcome.Refused<>(
        wait.map(failure::retryAfter).orElse(failure), passing, answer.retryAfterSeconds());
  }

  private static String mark(HttpAnswer answer) {
    Optional<String> etag = answer.headers().firstValue("ETag");
    return etag.map(ETAG::concat)
        .orElseGet(
            () -> answer.headers().firstValue("Last-Modified").map(MODIFIED::concat).orElse(""));
  }

  private static SourceException broken(URI uri, String why) {
    return new SourceException(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            "%s %s.".formatted(ShownAddress.of(uri.toString()), why),
            "Write the address that it leads to in the end."));
  }

  @Override
  public void close() {
    trusted.close();
    others.close();
  }
}
