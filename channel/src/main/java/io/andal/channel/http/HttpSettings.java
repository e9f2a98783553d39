package io.andal.channel.http;

import io.andal.signal.Durations;
import io.andal.signal.http.AccessChecks;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.http.TlsFiles;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where a channel posts to and as whom, as its document says. Holds references to secrets, never
 * the secrets.
 *
 * @param channel the document's name
 * @param url an address, or a reference to one that is itself a secret
 * @param timeout for one request, its answer included
 */
public record HttpSettings(
    String channel, String url, TlsFiles tls, Credentials credentials, Duration timeout) {
  private static final Duration USUAL = Duration.ofSeconds(15);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** An attempt must end before its claim in the outbox does. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Answers are short; what is longer isn't read. */
  private static final long ANSWER_BYTES = 64 * 1024;

  /** Reads a document that has passed its schema. */
  public static HttpSettings of(Document document) {
    return of(document, document.spec().path("url").asString(""));
  }

  /** The same where the type of channel knows its address itself. */
  public static HttpSettings of(Document document, String url) {
    JsonNode spec = document.spec();
    JsonNode tls = spec.path("tls");
    return new HttpSettings(
        document.name(),
        url,
        new TlsFiles(
            tls.path("ca").asString(""),
            tls.path("certificate").asString(""),
            tls.path("key").asString("")),
        credentials(spec),
        Durations.parse(spec.path("timeout").asString("")).orElse(USUAL));
  }

  private static Credentials credentials(JsonNode spec) {
    if (spec.has("bearerToken")) {
      return new Credentials.Bearer(spec.path("bearerToken").asString(""));
    }
    JsonNode basic = spec.path("basicAuth");
    return basic.isMissingNode()
        ? new Credentials.None()
        : new Credentials.Basic(
            basic.path("username").asString(""), basic.path("password").asString(""));
  }

  HttpLimits limits() {
    HttpLimits usual = HttpLimits.DEFAULT;
    return new HttpLimits(usual.connect(), timeout, ANSWER_BYTES, usual.concurrent(), false);
  }

  /** What the schema can't say of these fields. */
  public static List<Problem> problems(Document document) {
    List<Problem> problems = new ArrayList<>();
    String url = document.spec().path("url").asString("");
    if (!url.isEmpty() && !SecretReference.isReference(url)) {
      String problem = AccessChecks.addressProblem("url", url, true);
      if (!problem.isEmpty()) {
        problems.add(
            document.error(
                "/spec/url",
                "channel-url",
                problem,
                "Write https://host/path, or a reference to it: ${env:NAME} or ${file:PATH}"));
      }
    }
    AccessChecks.tls(document, "/spec", problems);
    problems.addAll(
        SecretReference.problems(document, "/spec/bearerToken", "/spec/basicAuth/password"));
    if (document.spec().has("bearerToken") && document.spec().has("basicAuth")) {
      problems.add(
          document.error(
              "/spec/basicAuth",
              "channel-login",
              "There are both \"bearerToken\" and \"basicAuth\"",
              "Keep the one that the server asks for"));
    }
    Durations.parse(document.spec().path("timeout").asString(""))
        .filter(given -> given.compareTo(SHORTEST) < 0 || given.compareTo(LONGEST) > 0)
        .ifPresent(
            _ ->
                problems.add(
                    document.error(
                        "/spec/timeout",
                        "channel-timeout",
                        "The timeout is shorter than 1s or longer than 60s",
                        "Write a duration such as 15s")));
    return problems;
  }
}
