package io.andal.signal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a source says when AWS refuses, stumbles or answers nonsense. */
class FaultsTest {
  private static final long M = Cloud.NOW_MINUTE - 20;
  private static final MinuteRange RANGE = new MinuteRange(M, M + 1);
  private static final String GOOD =
      FakeAws.page(
          FakeAws.result("q0", "e", "Complete", Map.of()),
          FakeAws.result("q1", "c", "Complete", Map.of(M, 10.0)));

  @ParameterizedTest
  @CsvSource({
    "403, SignatureDoesNotMatch, DENIED",
    "400, UnrecognizedClientException, DENIED",
    "400, ExpiredTokenException, DENIED",
    "400, ThrottlingException, UNAVAILABLE",
    "500, InternalServiceFault, UNAVAILABLE",
    "400, ValidationException, BAD_QUERY"
  })
  void everyRefusalHasItsName(int status, String code, Cause cause) throws Exception {
    try (FakeAws aws = FakeAws.answering(status, FakeAws.error(code, "no"))) {
      SourceFailure failure = failure(aws, Map.of());
      assertThat(failure.cause()).isEqualTo(cause);
      assertThat(failure.message()).contains(code).doesNotContain("secret");
    }
  }

  @Test
  void throttledRequestsAreSentAgain() throws Exception {
    int[] asked = {0};
    try (FakeAws aws =
            new FakeAws(
                (exchange, _) -> {
                  boolean throttled = ++asked[0] < 3;
                  FakeAws.send(
                      exchange,
                      throttled ? 400 : 200,
                      throttled ? FakeAws.error("ThrottlingException", "slow down") : GOOD);
                });
        SignalSource source = Cloud.open(aws)) {
      assertThat(source.read(List.of(Cloud.ERROR_RATIO), RANGE).getFirst())
          .isInstanceOf(Reading.Slices.class);
      assertThat(aws.requests).hasSize(3);
    }
  }

  @Test
  void aWrongSecretIsDenied() throws Exception {
    try (FakeAws aws = FakeAws.answering(200, GOOD)) {
      aws.secrets.put("AKID", "another");
      assertThat(failure(aws, Map.of()).cause()).isEqualTo(Cause.DENIED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<html>log in</html>",
        "{\"MetricDataResults\":[",
        "{}",
        "{\"MetricDataResults\":[]}",
        "{\"MetricDataResults\":[{\"Id\":\"q0\",\"StatusCode\":\"Complete\",\"Timestamps\":[1],"
            + "\"Values\":[]}]}"
      })
  void nonsenseIsNoAnswer(String body) throws Exception {
    try (FakeAws aws = FakeAws.answering(200, body)) {
      assertThat(failure(aws, Map.of()).cause()).isEqualTo(Cause.BROKEN_ANSWER);
    }
  }

  @Test
  void tenMegabytesAreStillRead() throws Exception {
    String large = GOOD.replaceFirst("\\{", "{\"Padding\":\"" + "x".repeat(10 << 20) + "\",");
    try (FakeAws aws = FakeAws.answering(200, large);
        SignalSource source = Cloud.open(aws)) {
      assertThat(source.read(List.of(Cloud.ERROR_RATIO), RANGE).getFirst())
          .isInstanceOf(Reading.Slices.class);
    }
  }

  @Test
  void whoNeverAnswersIsGivenUp() throws Exception {
    try (FakeAws aws =
        new FakeAws(
            (exchange, _) -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              try {
                new java.util.concurrent.CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      assertThat(failure(aws, Map.of("timeout", "1s")).cause()).isEqualTo(Cause.TIMEOUT);
    }
  }

  @Test
  void aRoleIsAssumedAndSaysWhoItIs() throws Exception {
    try (FakeAws aws =
        new FakeAws(
            (exchange, seen) ->
                FakeAws.send(
                    exchange,
                    200,
                    seen.body().contains("Action=AssumeRole")
                        ? "<R><AccessKeyId>ROLE</AccessKeyId><SecretAccessKey>other"
                            + "</SecretAccessKey><SessionToken>t</SessionToken>"
                            + "<Expiration>2026-11-20T13:00:00Z</Expiration></R>"
                        : "<R><Arn>arn:x</Arn><Account>123456789012</Account></R>"))) {
      aws.secrets.put("ROLE", "other");
      Map<String, Object> role =
          Map.of("assumeRole", Map.of("arn", "arn:aws:iam::123456789012:role/andal"));
      try (SignalSource source =
          Cloud.open(aws, role, new io.andal.testing.MutableClock(Cloud.NOW))) {
        assertThat(source.identify()).isEqualTo("CloudWatch in eu-central-1, account 123456789012");
        assertThat(source.principal()).isEqualTo("arn:x");
        assertThat(aws.requests).hasSize(3);
      }
    }
  }

  @Test
  void whoReachesCloudWatchButNotStsIsStillServed() throws Exception {
    Map<String, String> around =
        Map.of(
            "AWS_ACCESS_KEY_ID",
            "AKID",
            "AWS_SECRET_ACCESS_KEY",
            "secret",
            "AWS_ENDPOINT_URL_STS",
            "http://127.0.0.1:1/");
    try (FakeAws aws = FakeAws.answering(200, GOOD);
        SignalSource source =
            CloudWatchSources.open(
                "aws",
                Map.of("region", "eu-central-1", "url", aws.url()),
                Cloud.surroundings(
                    around,
                    java.nio.file.Path.of("nowhere"),
                    new io.andal.testing.MutableClock(Cloud.NOW)))) {
      assertThat(source.identify()).isEqualTo("CloudWatch in eu-central-1");
      assertThat(source.principal()).isEmpty();
    }
  }

  private static SourceFailure failure(FakeAws aws, Map<String, Object> more) throws Exception {
    try (SignalSource source =
        Cloud.open(aws, more, new io.andal.testing.MutableClock(Cloud.NOW))) {
      Reading reading = source.read(List.of(Cloud.ERROR_RATIO), RANGE).getFirst();
      assertThat(reading).isInstanceOf(Reading.Failed.class);
      return ((Reading.Failed) reading).failure();
    }
  }
}
