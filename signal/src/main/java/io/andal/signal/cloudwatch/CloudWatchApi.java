package io.andal.signal.cloudwatch;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.aws.AwsAccess;
import io.andal.signal.aws.AwsError;
import io.andal.signal.aws.SigV4;
import io.andal.signal.aws.Surroundings;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.PatientSender;
import io.andal.signal.http.PatientSender.Outcome;
import io.andal.signal.http.RequestBudget;
import io.andal.signal.http.SecureHttp;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CloudWatch's operations over AWS JSON 1.0, signed and patient. Thread-safe. */
final class CloudWatchApi {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final CloudWatchSettings settings;
  private final AwsAccess access;
  private final SecureHttp http;
  private final RequestBudget budget;
  private final PatientSender sender;

  CloudWatchApi(
      CloudWatchSettings settings, AwsAccess access, SecureHttp http, Surroundings surroundings) {
    this.settings = settings;
    this.access = access;
    this.http = http;
    this.budget =
        new RequestBudget(settings.requestsPerMinute(), surroundings.clock(), surroundings.pause());
    this.sender = new PatientSender(name(), budget, surroundings.clock(), surroundings.pause());
  }

  /** An answer, or why there is none. */
  private record Sent(JsonNode page, AwsError error, Optional<Long> retryAfter) {}

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

  private JsonNode call(Operation operation, JsonNode request, boolean history)
      throws SourceException, InterruptedException {
    byte[] body = MAPPER.writeValueAsBytes(request);
    return sender.send(history, () -> attempt(operation, body, history));
  }

  /** Asks with new keys when they have expired. */
  private Outcome<JsonNode> attempt(Operation operation, byte[] body, boolean history)
      throws SourceException, InterruptedException {
    Sent sent = send(operation, body);
    if (sent.error().expiredKeys()) {
      access.forget();
      budget.take(history);
      sent = send(operation, body);
    }
    AwsError error = sent.error();
    return error.status() == 200
        ? new Outcome.Answered<>(sent.page())
        : new Outcome.Refused<>(failure(operation, error), error.passing(), sent.retryAfter());
  }

  private Sent send(Operation operation, byte[] body) throws SourceException, InterruptedException {
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
    return http.exchange("POST", plain.uri(), headers, body, answer -> sent(operation, answer));
  }

  private Sent sent(Operation operation, HttpAnswer answer) throws IOException, SourceException {
    if (answer.status() >= 300 && answer.status() < 400) {
      throw broken("it redirects to " + answer.location().orElse("nowhere"));
    }
    if (answer.status() != 200) {
      AwsError error = AwsError.of(answer);
      return new Sent(MAPPER.createObjectNode(), error, answer.retryAfterSeconds());
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
    return new Sent(page, NO_ERROR, Optional.empty());
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
