package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.andal.cli.report.Json;
import io.andal.server.AndalServer;
import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.signal.KeptSlo.Objective;
import io.andal.signal.KeptSlo.Verdict;
import io.andal.signal.KeptSlo.Window;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.signal.SloKeepingSource;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.Suggestion.Aspect;
import io.andal.signal.Timing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources asked from a shell: through a server, and by the documents of a folder. */
class SourceCommandsTest {
  @TempDir static Path data;

  private static AndalServer server;
  private static String token;

  @TempDir Path folder;
  private Calls calls;

  @BeforeAll
  static void start() {
    server = Servers.start(data);
    token = Servers.token(data, "test", "admin");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void call() throws IOException {
    calls = new Calls(folder).with("ANDAL_URL", server.url().toString()).with("ANDAL_TOKEN", token);
    source("http://127.0.0.1:9");
    calls.andal("apply", "-f", "sources.yaml");
    server.runtime().collector().sources(List.of(new Told()));
  }

  private void source(String url) throws IOException {
    Files.writeString(
        folder.resolve("sources.yaml"),
        """
        apiVersion: openslo/v1
        kind: DataSource
        metadata: {name: told}
        spec: {type: Prometheus, connectionDetails: {url: "%s"}}
        ---
        apiVersion: openslo/v1
        kind: DataSource
        metadata: {name: sent}
        spec: {type: OTLP, connectionDetails: {}}
        """
            .formatted(url));
  }

  @Test
  void aCheckTellsWhatItFoundInPlainWords() {
    Calls.Call check = calls.andal("source", "check", "told");
    assertThat(check.code()).as(check.err()).isZero();
    assertThat(check.out())
        .startsWith("told (Prometheus): ok (")
        .contains("ok         identity   It is Told 1.0.")
        .contains("andal source suggest told");
    assertThat(Json.parse(calls.andal("source", "check", "told", "-o", "json").out()).path("state"))
        .isEqualTo(Json.tree("ok"));
    assertThat(calls.andal("source", "check", "nobody").code()).isEqualTo(2);
  }

  @Test
  void aSourceIsCheckedFromHereBeforeThereIsAServer() throws IOException {
    Calls.Call nothing = calls.andal("source", "check", "told", "--folder", ".");
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.out()).startsWith("told (Prometheus): bad").contains("reachable");

    HttpServer fake =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    fake.createContext(
        "/",
        exchange -> {
          byte[] body =
              "{\"status\":\"success\",\"data\":{\"version\":\"9.9.9\"}}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    fake.start();
    try {
      source("http://127.0.0.1:" + fake.getAddress().getPort());
      Calls.Call check = calls.andal("source", "check", "told", "--folder", ".");
      assertThat(check.out()).contains("It is Prometheus 9.9.9.");
    } finally {
      fake.stop(0);
    }
  }

  @Test
  void aSourceThatIsSentToNeedsTheServer() {
    Calls.Call check = calls.andal("source", "check", "sent", "--folder", ".");
    assertThat(check.code()).isEqualTo(2);
    assertThat(check.err()).contains("'sent' is sent to Andal");
  }

  @Test
  void chosenSuggestionsBecomeDocumentsThatAreValid() throws IOException {
    assertThat(calls.andal("source", "suggest", "told").out())
        .contains("checkout/http/availability   checkout   HTTP requests without server errors");
    Calls.Call written =
        calls.andal(
            "source", "suggest", "told", "--choose", "checkout/http/availability", "--write", ".");
    assertThat(written.code()).as(written.err()).isZero();
    assertThat(written.out()).isEqualTo("./told-suggested.yaml\n");
    Calls.Call valid = calls.andal("validate", ".");
    assertThat(valid.code()).as(valid.out()).isZero();
    assertThat(Files.readString(folder.resolve("told-suggested.yaml")))
        .contains("andal.io/suggested-by: told/checkout/http/availability");

    Calls.Call again = calls.andal("source", "suggest", "told", "--all", "--write", ".");
    assertThat(again.out()).isEqualTo("./told-suggested-2.yaml\n");
  }

  @Test
  void whichSuggestionsMustBeSaid() {
    assertThat(calls.andal("source", "suggest", "told", "--write", ".").err())
        .contains("--write wants to know which");
    assertThat(calls.andal("source", "suggest", "told", "--choose", "x").err())
        .contains("'x' is not in the list");
    assertThat(calls.andal("source", "suggest", "told", "--all", "--target", "99").err())
        .contains("--target is a share");
  }

  @Test
  void keptSlosAreListedAndTakenOver() throws IOException {
    assertThat(calls.andal("source", "slos", "told").out())
        .contains("Checkout works", "90.000 %", "7d", "80.000 %")
        .contains("b2 can't be taken over: it counts the time of monitors");
    Calls.Call strict = calls.andal("source", "slos", "told", "--all", "--write", ".");
    assertThat(strict.code()).isEqualTo(1);
    assertThat(strict.err())
        .contains("error: \"Monitors are green\" can't be measured from here")
        .contains("nothing was written");
    Calls.Call lossy = calls.andal("source", "slos", "told", "--all", "--lossy", "--write", ".");
    assertThat(lossy.code()).as(lossy.err()).isZero();
    assertThat(calls.andal("validate", ".").code()).isZero();
    assertThat(Files.readString(folder.resolve("told-taken-over.yaml")))
        .contains("andal.io/imported-from: told/a1");
  }

  /** Suggests and keeps what the tests want. */
  private static final class Told implements SuggestingSource, SloKeepingSource {
    @Override
    public String name() {
      return "told";
    }

    @Override
    public String type() {
      return "Prometheus";
    }

    @Override
    public Timing timing() {
      return new Timing(Duration.ofMinutes(1), Duration.ZERO, Duration.ofDays(1));
    }

    @Override
    public List<Reading> read(List<Indicator> indicators, MinuteRange range) {
      List<Slice> slices = new ArrayList<>();
      for (long minute = range.from(); minute < range.to(); minute++) {
        slices.add(Slice.missing(minute));
      }
      return indicators.stream().<Reading>map(_ -> new Reading.Slices(slices, List.of())).toList();
    }

    @Override
    public String identify() {
      return "Told 1.0";
    }

    @Override
    public Optional<Long> earliest() {
      return Optional.empty();
    }

    @Override
    public List<Suggestion> suggest() {
      return List.of(
          new Suggestion(
              "checkout/http/availability",
              "checkout",
              Aspect.AVAILABILITY,
              "HTTP requests without server errors",
              indicator(),
              "12,400 requests in the last hour"));
    }

    private static Indicator indicator() {
      return new Indicator.Ratio(
          "told",
          new Metric(Map.of("query", "good_total")),
          false,
          new Metric(Map.of("query", "requests_total")),
          true);
    }

    @Override
    public List<KeptSlo> slos() {
      return List.of(
          kept("a1", "Checkout works", Optional.of(indicator()), ""),
          kept("b2", "Monitors are green", Optional.empty(), "it counts the time of monitors"));
    }

    private static KeptSlo kept(
        String id, String name, Optional<Indicator> indicator, String obstacle) {
      return new KeptSlo(
          id,
          name,
          "checkout",
          "",
          Map.of(),
          indicator,
          List.of(
              new Objective(
                  0.9,
                  new Window.Rolling(7),
                  Optional.of(new Verdict(0.8, Optional.empty(), Optional.empty(), 0, 1)))),
          "",
          obstacle,
          List.of());
    }

    @Override
    public void close() {}
  }
}
