package io.andal.signal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.testing.MutableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The source against moto, which nobody here wrote, and which refuses signatures that AWS would
 * refuse. Skipped where {@code -Dandal.moto} names no folder that {@code testing/moto/fetch.sh}
 * filled.
 */
@Timeout(120)
class MotoTest {
  private static Instant now = Instant.EPOCH;
  private static long first;

  private static Moto moto;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Moto.isThere(), "moto is not there (testing/moto/fetch.sh, -Dandal.moto): skipped");
    now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    first = MinuteRange.minuteOf(now) - 30;
    moto = Moto.start();
    moto.put("Count", first, 100);
    moto.put("Count", first, 11);
    moto.put("Count", first + 1, 50);
    moto.put("Count", first + 3, 7);
    moto.put("5XXError", first, 3);
    moto.put("5XXError", first + 3, 1);
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void sumsAreCountedInTheirMinutes() throws Exception {
    try (SignalSource source = source(moto.keys.accessKeyId(), moto.keys.secretAccessKey())) {
      Reading reading =
          source.read(List.of(Cloud.ERROR_RATIO), new MinuteRange(first, first + 4)).getFirst();
      assertThat(reading)
          .isInstanceOfSatisfying(
              Reading.Slices.class,
              read ->
                  assertThat(read.slices())
                      .containsExactly(
                          Slice.of(first, 108, 111, Quality.COMPLETE),
                          Slice.of(first + 1, 50, 50, Quality.COMPLETE),
                          Slice.missing(first + 2),
                          Slice.of(first + 3, 6, 7, Quality.COMPLETE)));
    }
  }

  @Test
  void whoWeAreIsAskedOfSts() throws Exception {
    try (SignalSource source = source(moto.keys.accessKeyId(), moto.keys.secretAccessKey())) {
      assertThat(source.identify()).startsWith("CloudWatch in eu-central-1, account 1234");
      assertThat(source.principal()).startsWith("arn:aws:").endsWith("user/andal");
    }
  }

  @Test
  void whatReportsIsSuggested() throws Exception {
    try (SignalSource source = source(moto.keys.accessKeyId(), moto.keys.secretAccessKey())) {
      assertThat(((SuggestingSource) source).suggest())
          .extracting(Suggestion::id)
          .containsExactly("rest-api/payments/availability", "rest-api/payments/latency");
      assertThat(source.doubts()).isEmpty();
    }
  }

  @Test
  void aWrongSecretIsDenied() throws Exception {
    try (SignalSource source = source(moto.keys.accessKeyId(), "another")) {
      assertDenied(source, "SignatureDoesNotMatch");
    }
  }

  @Test
  void anUnknownKeyIsDenied() throws Exception {
    try (SignalSource source = source("AKIAUNKNOWN", "another")) {
      assertDenied(source, "InvalidClientTokenId");
    }
  }

  private static void assertDenied(SignalSource source, String code) throws Exception {
    assertThat(
            source.read(List.of(Cloud.ERROR_RATIO), new MinuteRange(first, first + 4)).getFirst())
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            failed -> {
              assertThat(failed.failure().cause()).isEqualTo(Cause.DENIED);
              assertThat(failed.failure().message()).contains(code);
            });
  }

  private static SignalSource source(String id, String secret) {
    return CloudWatchSources.open(
        "aws",
        Map.of("region", "eu-central-1", "url", moto.url()),
        Cloud.surroundings(
            Map.of(
                "AWS_ACCESS_KEY_ID",
                id,
                "AWS_SECRET_ACCESS_KEY",
                secret,
                "AWS_ENDPOINT_URL_STS",
                moto.url() + "/"),
            Path.of("nowhere"),
            new MutableClock(now)));
  }
}
