package io.andal.signal.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.testing.MutableClock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a source says when Datadog refuses, stumbles or answers nonsense. */
class FaultsTest {
  private static final MinuteRange RANGE =
      new MinuteRange(Dog.NOW_MINUTE - 30, Dog.NOW_MINUTE - 29);
  private final FakeDatadog dog = new FakeDatadog();

  @AfterEach
  void close() {
    dog.close();
  }

  private SourceFailure failure(String api, int status, String body) throws InterruptedException {
    dog.instead = (exchange, _) -> FakeDatadog.send(exchange, status, body);
    try (DatadogSource source = Dog.open(dog, Map.of("api", api), new MutableClock(Dog.NOW))) {
      return Dog.failure(source, Dog.ERROR_RATIO, RANGE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"errors\":[\"Error parsing query\"]}                  | BAD_QUERY",
        "422 | {\"errors\":[{\"title\":\"Bad\",\"detail\":\"no\"}]}    | BAD_QUERY",
        "401 | {\"errors\":[\"Unauthorized\"]}                         | DENIED",
        "403 | {\"errors\":[\"Forbidden\"]}                            | DENIED",
        "403 | <html>blocked</html>                                    | DENIED",
        "404 | <html>nothing here</html>                               | BROKEN_ANSWER",
        "414 | long                                                    | LIMITED",
        "429 | {\"errors\":[\"Rate limit\"]}                           | UNAVAILABLE",
        "503 | {\"errors\":[\"Down\"]}                                 | UNAVAILABLE",
        "200 | {\"errors\":\"Query timed out\"}                        | UNAVAILABLE",
        "200 | {\"errors\":\"Unknown function\"}                       | BAD_QUERY",
        "200 | []                                                      | BROKEN_ANSWER",
        "200 | {\"data\":{}}                                           | BROKEN_ANSWER",
        "200 | {\"data\":{\"attributes\":{\"times\":[1],\"series\":[{\"query_index\":0}],"
            + "\"values\":[[]]}}}                                      | BROKEN_ANSWER",
        "200 | {\"data\":{\"attributes\":{\"times\":[],\"series\":[{\"query_index\":9}],"
            + "\"values\":[[]]}}}                                      | BROKEN_ANSWER",
        "200 | {\"data\":{\"attributes\":{\"times\":[1],\"series\":[{\"query_index\":0}],"
            + "\"values\":[[\"x\"]]}}}                                 | BROKEN_ANSWER"
      })
  void everyAnswerHasItsName(int status, String body, Cause cause) throws Exception {
    SourceFailure failure = failure("v2", status, body);
    assertThat(failure.cause()).isEqualTo(cause);
    assertThat(failure.message()).endsWith(".");
    assertThat(failure.remedy()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"error\",\"error\":\"Rule 'series' didn't match\"}   | BAD_QUERY",
        "{\"status\":\"error\",\"error\":\"internal error, try again\"}    | UNAVAILABLE",
        "{\"status\":\"ok\"}                                               | BROKEN_ANSWER",
        "{\"status\":\"ok\",\"series\":[{\"query_index\":7}]}              | BROKEN_ANSWER",
        "{\"status\":\"ok\",\"series\":[{\"query_index\":0,\"pointlist\":[[1]]}]} | BROKEN_ANSWER"
      })
  void anErrorWithStatus200IsStillAnError(String body, Cause cause) throws Exception {
    assertThat(failure("v1", 200, body).cause()).isEqualTo(cause);
  }

  @Test
  void aRefusalNamesTheSiteAndTheScope() throws Exception {
    SourceFailure failure = failure("v2", 403, "{\"errors\":[\"Forbidden\"]}");
    assertThat(failure.remedy()).contains("timeseries_query").contains("work at no other site");
  }

  @Test
  void aSecretThatIsNotThereIsNamed() throws Exception {
    try (DatadogSource source =
        Dog.open(dog, Map.of("apiKey", "${env:NO_SUCH_DATADOG_KEY}"), new MutableClock(Dog.NOW))) {
      SourceFailure failure = Dog.failure(source, Dog.ERROR_RATIO, RANGE);
      assertThat(failure.cause()).isEqualTo(Cause.DENIED);
      assertThat(failure.message()).contains("NO_SUCH_DATADOG_KEY");
    }
  }

  @Test
  void nullsAreNoValues() throws Exception {
    dog.instead =
        (exchange, _) ->
            FakeDatadog.send(
                exchange,
                200,
                "{\"data\":{\"attributes\":{\"series\":[{\"query_index\":0,\"group_tags\":[]}],"
                    + "\"times\":[%d],\"values\":[[null]]}}}".formatted(RANGE.from() * 60_000));
    try (DatadogSource source = Dog.open(dog)) {
      assertThat(Dog.slices(source, Dog.ERROR_RATIO, RANGE).getFirst().measured()).isFalse();
    }
  }

  @Test
  void aCounterIsNothingThatDatadogHas() throws Exception {
    try (DatadogSource source = Dog.open(dog)) {
      assertThat(
              Dog.failure(
                      source, new Indicator.Ratio("dog", Dog.ERRORS, true, Dog.HITS, true), RANGE)
                  .remedy())
          .contains("counter: true");
      assertThat(dog.requests).isEmpty();
    }
  }
}
