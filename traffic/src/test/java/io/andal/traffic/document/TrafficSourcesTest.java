package io.andal.traffic.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.testing.MutableClock;
import io.andal.traffic.Exchange;
import io.andal.traffic.LogPlace;
import io.andal.traffic.LogSink;
import io.andal.traffic.door.PushAnswer;
import io.andal.workspace.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources in force, from documents to exchanges. */
class TrafficSourcesTest {
  private static final String LINE =
      "10.0.0.1 - - [28/Nov/2026:07:05:01 +0000] \"GET /%s HTTP/1.1\" 200 1 \"-\" \"-\"\n";

  @TempDir Path folder;

  private final BlockingQueue<Exchange> kept = new LinkedBlockingQueue<>();
  private final TrafficSources sources =
      new TrafficSources(new Sink(kept), new MutableClock(Instant.parse("2026-11-28T12:00:00Z")));

  @AfterEach
  void close() {
    sources.close();
  }

  @Test
  void whatIsPushedIsCountedAndTheRestIsTold() {
    sources.follow(Sources.of("edge: {type: AccessLog, push: true}"));
    PushAnswer answer =
        push("edge", LINE.formatted("a") + "secret\n" + LINE.formatted("health"), "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(text(answer))
        .isEqualTo(
            "{\"lines\":3,\"taken\":1,\"ignored\":1,\"refused\":[{\"reason\":"
                + "\"The line doesn't have the shape of the format\",\"lines\":1,"
                + "\"firstAt\":\"line:2\"}]}");
    assertThat(kept).extracting(Exchange::path).containsExactly("/a");
    assertThat(sources.state("edge").orElseThrow().refusedLines()).isEqualTo(1);
  }

  @Test
  void nothingIsPushedWhereNobodyAskedForIt() {
    sources.follow(
        Sources.of("edge: {type: AccessLog, push: true}", "other: {type: OpenTelemetry}"));
    assertThat(push("nobody", "", "").status()).isEqualTo(404);
    assertThat(push("other", "", "").status()).isEqualTo(409);
    assertThat(push("edge", "junk", "").status()).isEqualTo(400);
    assertThat(push("edge", "junk", "br").status()).isEqualTo(415);
    assertThat(push("edge", "", "").status()).isEqualTo(200);
    assertThat(sources.push("edge", new byte[TrafficSources.MAX_BODY_BYTES + 1], "").status())
        .isEqualTo(413);
  }

  @Test
  void aRecordingIsPushedAsOne() {
    sources.follow(Sources.of("har: {type: HAR, push: true}"));
    assertThat(push("har", "{\"log\":{\"entries\":[]}}", "").status()).isEqualTo(200);
    assertThat(push("har", "[]", "").status()).isEqualTo(400);
  }

  @Test
  void filesAreFollowedInBackgroundAndDocumentsChangeWhatIsRead() throws Exception {
    Path one = Files.writeString(folder.resolve("one.log"), LINE.formatted("one"));
    Path two = Files.writeString(folder.resolve("two.log"), LINE.formatted("two"));
    sources.start();
    sources.follow(Sources.of("logs: {type: AccessLog, path: '" + one + "'}"));
    assertThat(next()).isEqualTo("/one");
    sources.follow(Sources.of("logs: {type: AccessLog, path: '" + two + "'}"));
    assertThat(next()).isEqualTo("/two");
    sources.follow(Documents.empty());
    assertThat(sources.states()).isEmpty();
  }

  @Test
  void recordingsInAFolderAreReadOnce() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("a.har"),
        "{\"log\":{\"entries\":[{\"startedDateTime\":\"2026-11-28T11:00:00Z\",\"time\":1,"
            + "\"request\":{\"method\":\"GET\",\"url\":\"https://pumps.example/har\"},"
            + "\"response\":{\"status\":200}}]}}");
    sources.start();
    sources.follow(Sources.of("har: {type: HAR, path: '" + folder + "/*.har'}"));
    assertThat(next()).isEqualTo("/har");
  }

  private String next() throws InterruptedException {
    Exchange exchange = kept.poll(20, TimeUnit.SECONDS);
    return exchange == null ? "nothing" : exchange.path();
  }

  private PushAnswer push(String source, String body, String contentEncoding) {
    return sources.push(source, body.getBytes(StandardCharsets.UTF_8), contentEncoding);
  }

  private static String text(PushAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Keeps exchanges in the order in which they come. */
  private record Sink(BlockingQueue<Exchange> kept) implements LogSink {
    @Override
    public void accept(List<Exchange> exchanges) {
      kept.addAll(exchanges);
    }

    @Override
    public void accept(List<Exchange> exchanges, LogPlace place) {
      accept(exchanges);
    }

    @Override
    public List<LogPlace> places(String source) {
      return new ArrayList<>();
    }

    @Override
    public void forget(String source, String log) {}

    @Override
    public void watched(String source, long fromMillis, long untilMillis) {}
  }
}
