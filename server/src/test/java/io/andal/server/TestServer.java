package io.andal.server;

import io.andal.database.DatabaseConfig;
import io.andal.server.security.Scope;
import io.andal.server.security.Tokens;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** A real server on a free port with an empty data folder. */
public final class TestServer implements AutoCloseable {
  private final AndalServer server;
  private final String printed;

  private TestServer(AndalServer server, String printed) {
    this.server = server;
    this.printed = printed;
  }

  public static TestServer start() {
    return start(Clock.systemUTC());
  }

  public static TestServer start(Clock clock) {
    return start(options(folder()), clock);
  }

  public static TestServer start(ServerOptions options, Clock clock) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AndalServer server =
        AndalServer.start(options, new PrintStream(bytes, true, StandardCharsets.UTF_8), clock);
    return new TestServer(server, bytes.toString(StandardCharsets.UTF_8));
  }

  public static Path folder() {
    try {
      return Files.createTempDirectory("andal-server-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ServerOptions options(Path data) {
    return new ServerOptions(
        Optional.empty(),
        data,
        DatabaseConfig.file(data.resolve("andal.db")),
        "127.0.0.1",
        0,
        Optional.empty(),
        Optional.empty());
  }

  public AndalServer server() {
    return server;
  }

  public <T> T bean(Class<T> type) {
    return server.bean(type);
  }

  public AndalRuntime runtime() {
    return server.runtime();
  }

  /** What was printed at the start. */
  public String printed() {
    return printed;
  }

  public String url() {
    return server.url().toString();
  }

  /** The one-time login link, or the empty text when none was printed. */
  public String link() {
    return printed
        .lines()
        .filter(line -> line.startsWith("Log in once: "))
        .map(line -> line.substring("Log in once: ".length()))
        .findFirst()
        .orElse("");
  }

  public Browser browser() {
    return new Browser(url());
  }

  public Tokens tokens() {
    return new Tokens(runtime().database(), runtime().clock());
  }

  /** A client with a token of these scopes. */
  public Browser client(Scope first, Scope... more) {
    String secret =
        tokens().create("test", EnumSet.of(first, more), Optional.empty(), "test").secret();
    return new Browser(url()).withToken(secret);
  }

  @Override
  public void close() {
    server.close();
  }

  /** Records minutes up to now, of ten events each. */
  public void record(String slo, Instant now, long minutes, int good) {
    SloDefinition definition = runtime().slos().find(slo).orElseThrow();
    long last = MinuteRange.minuteOf(now);
    runtime()
        .slos()
        .record(
            Map.of(
                definition.series(),
                LongStream.range(last - minutes, last)
                    .mapToObj(minute -> Slice.of(minute, good, 10, Quality.COMPLETE))
                    .toList()));
  }
}
