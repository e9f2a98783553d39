package io.andal.signal.cloudwatch;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.aws.AwsAccess;
import io.andal.signal.aws.AwsError;
import io.andal.signal.aws.SigV4;
import io.andal.signal.aws.Surroundings;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.RequestBudget;
import io.andal.signal.http.SecureHttp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CloudWatch's operations over AWS JSON 1.0, signed and patient. Thread-safe. */
final class CloudWatchApi {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  /** Who asks for more patience than this isn't waited for, but left alone for that long. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final CloudWatchSettings settings;
  private final AwsAccess access;
  private final SecureHttp http;
  private final Surroundings surroundings;
  private final RequestBudget budget;
  private volatile Instant notBefore = Instant.MIN;

  CloudWatchApi(
      CloudWatchSettings settings, AwsAccess access, SecureHttp http, Surroundings surroundings) {
    this.settings = settings;
    this.access = access;
    this.http = http;
    this.surroundings = surroundings;
    this.budget =
        new RequestBudget(settings.requestsPerMinute(), surroundings.clock(), surroundings.pause());
  }

  /** An answer, or why there is none. */
  private record Outcome(JsonNode page, AwsError error, Optional<Long> retryAfter) {}

  private static final AwsError NO_ERROR = new AwsError(200, "", "");

  /** A page of {@code GetMetricData}. */
  JsonNode getMetricData(JsonNode request, boolean history)
      throws SourceException, InterruptedException {
    return call(Operation.METRIC_DATA, request, history);
  }

  /** A page of {@code ListMetrics}. */
  JsonNode listMetrics(JsonNode request) throws SourceException, InterruptedException {
    return call(Operation.LIST_METRICS, request, true);
  }

  /** What is asked of CloudWatch, and the list that every answer has. */
  private enum Operation {
    METRIC_DATA("GetMetricData", "MetricDataResults"),
    LIST_METRICS("ListMetrics", "Metrics");

    private final String action;
    private final String list;

    Operation(String action, String list) {
      this.action = action;
      this.list = list;
    }
  }

  /** One page; asks again when it is throttled, and with new keys when they have expired. */
  private JsonNode call(Operation operation, JsonNode request, boolean history)
      throws SourceException, InterruptedException {
    byte[] body = MAPPER.writeValueAsBytes(request);
    boolean renewed = false;
    for (int attempt = 1; ; attempt++) {
      checkPatience();
      budget.take(history);
      Outcome outcome = send(operation, body);
      AwsError error = outcome.error();
      if (error.status() == 200) {
        return outcome.page();
      }
      if (error.expiredKeys() && !renewed) {
        access.forget();
        renewed = true;
        continue;
      }
      Duration told = outcome.retryAfter().map(Duration::ofSeconds).orElse(Duration.ZERO);
      if (error.passing() && told.compareTo(LONGEST_PAUSE) > 0) {
        notBefore = surroundings.clock().instant().plus(told);
        throw new SourceException(failure(operation, error).retryAfter(told));
      }
      if (error.passing() && attempt < ATTEMPTS) {
        surroundings.pause().of(pause(attempt, told));
        continue;
      }
      throw new SourceException(failure(operation, error));
    }
  }

  private void checkPatience() throws SourceException {
    Instant now = surroundings.clock().instant();
    if (now.isBefore(notBefore) && notBefore.isBefore(now.plusSeconds(3601))) {
      throw new SourceException(
          new SourceFailure(
                  Cause.UNAVAILABLE,
                  "%s asked not to be asked before %s.".formatted(name(), notBefore),
                  "Nothing to do: it is asked again then.")
              .retryAfter(Duration.between(now, notBefore)));
    }
  }

  /** Twice as long each time, and each a little different, so that many don't return at once. */
  private static Duration pause(int attempt, Duration told) {
    double spread = 0.5 + ThreadLocalRandom.current().nextDouble();
    Duration own = Duration.ofMillis((long) (FIRST_PAUSE.toMillis() * (1 << attempt) * spread));
    return own.compareTo(told) > 0 ? own : told.plusMillis((long) (1000 * (spread - 0.5)));
  }

  private Outcome send(Operation operation, byte[] body)
      throws SourceException, InterruptedException {
    SigV4.Request plain =
        new SigV4.Request(
            "POST",
            java.net.URI.create(settings.url() + "/"),
            Map.of(
                "Content-Type",
                "application/x-amz-json-1.0",
                "X-Amz-Target",
                "GraniteServiceVersion20100801." + operation.action),
            body);
    Map<String, String> headers = access.sign(plain, CloudWatchSettings.SERVICE);
    return http.exchange("POST", plain.uri(), headers, body, answer -> outcome(operation, answer));
  }

  private Outcome outcome(Operation operation, HttpAnswer answer)
      throws IOException, SourceException {
    if (answer.status() >= 300 && answer.status() < 400) {
      throw broken("it redirects to " + answer.location().orElse("nowhere"));
    }
    if (answer.status() != 200) {
      AwsError error = AwsError.of(answer);
      return new Outcome(MAPPER.createObjectNode(), error, answer.retryAfterSeconds());
    }
    byte[] bytes = answer.body().readAllBytes();
    JsonNode page;
    try {
      page = MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      throw broken(e.getOriginalMessage());
    }
    if (!page.path(operation.list).isArray()) {
      throw broken("it has no " + operation.list);
    }
    return new Outcome(page, NO_ERROR, Optional.empty());
  }

  private SourceFailure failure(Operation operation, AwsError error) {
    String said = "%s answered %s".formatted(name(), error.words());
    if (error.throttled()) {
      return new SourceFailure(
          Cause.UNAVAILABLE,
          said,
          "It is asked again later; lower `maxRequestsPerMinute`, or ask AWS for a higher quota.");
    }
    if (error.denied()) {
      return new SourceFailure(
          Cause.DENIED,
          said,
          "Check the keys, this machine's clock, and that they may cloudwatch:"
              + operation.action
              + ".");
    }
    if (error.status() >= 500) {
      return new SourceFailure(
          Cause.UNAVAILABLE, said, "Look at AWS' health page; it is asked again.");
    }
    if (error.status() == 400) {
      return new SourceFailure(
          Cause.BAD_QUERY, said, "Try the metric in the CloudWatch console and correct it.");
    }
    return new SourceFailure(
        Cause.BROKEN_ANSWER, said, "Check `url` and `region`, and proxies in between.");
  }

  SourceException broken(String why) {
    return new SourceException(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            "The answer of %s can't be read: %s.".formatted(name(), why),
            "Check that `url` leads to CloudWatch itself and that no proxy cuts answers."));
  }

  private String name() {
    return settings.url().getHost();
  }
}
