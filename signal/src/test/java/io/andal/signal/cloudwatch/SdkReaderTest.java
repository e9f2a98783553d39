package io.andal.signal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.MinuteRange;
import io.andal.signal.SignalSource;
import io.andal.signal.kit.Truth;
import io.andal.testing.MutableClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.protocols.json.AwsJsonProtocol;
import software.amazon.awssdk.protocols.json.AwsJsonProtocolFactory;
import software.amazon.awssdk.protocols.json.JsonOperationMetadata;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * What the stand-in answers, read by AWS' own reader of its JSON. AWS' client itself no longer
 * speaks that protocol to CloudWatch, though the service does.
 */
class SdkReaderTest {
  private static final AwsJsonProtocolFactory FACTORY =
      AwsJsonProtocolFactory.builder()
          .protocol(AwsJsonProtocol.AWS_JSON)
          .protocolVersion("1.0")
          .build();

  @Test
  void theirReaderFindsTheSameValues() throws Exception {
    long minute = MinuteRange.minuteOf(Instant.parse("2026-11-02T06:00:00Z"));
    Truth truth = Truth.of(new MinuteRange(minute, minute + 3));
    MetricsFake fake = new MetricsFake(truth);
    try (FakeAws aws = new FakeAws(fake);
        SignalSource source =
            Cloud.open(aws, Map.of(), new MutableClock(MinuteRange.startOf(minute + 60)))) {
      source.read(List.of(Cloud.ratio(Cloud.metric("Bad", "Sum"), Cloud.COUNT)), truth.range());
      GetMetricDataResponse read =
          (GetMetricDataResponse)
              read(fake.page(aws.requests.getFirst().json()), GetMetricDataResponse.builder());
      assertThat(read.metricDataResults()).hasSize(2);
      assertThat(read.metricDataResults().getLast().id()).isEqualTo("q1");
      assertThat(read.metricDataResults().getLast().statusCode()).isEqualTo(StatusCode.COMPLETE);
      assertThat(read.metricDataResults().getLast().timestamps())
          .containsExactly(
              MinuteRange.startOf(minute),
              MinuteRange.startOf(minute + 1),
              MinuteRange.startOf(minute + 2));
      assertThat(read.metricDataResults().getLast().values())
          .containsExactly(
              (double) truth.at(minute).orElseThrow().total(),
              (double) truth.at(minute + 1).orElseThrow().total(),
              (double) truth.at(minute + 2).orElseThrow().total());
    }
  }

  static AwsResponse read(String json, SdkPojo builder) throws Exception {
    SdkHttpFullResponse response =
        SdkHttpFullResponse.builder()
            .statusCode(200)
            .content(
                AbortableInputStream.create(
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
            .build();
    return FACTORY
        .<AwsResponse>createResponseHandler(
            JsonOperationMetadata.builder().hasStreamingSuccessResponse(false).build(),
            () -> builder)
        .handle(response, new ExecutionAttributes());
  }
}
