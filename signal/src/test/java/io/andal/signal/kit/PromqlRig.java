package io.andal.signal.kit;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SignalSource;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A {@link PromqlServer} with a source in front of it. */
public final class PromqlRig implements Rig {
  private final PromqlServer server;
  private final MutableClock clock;
  private final Path token;
  private final SignalSource source;
  private final boolean counter;
  private final String lacking;

  /** Opens a source on connection details. */
  @FunctionalInterface
  public interface Opening {
    SignalSource open(Map<String, Object> details, Clock clock);
  }

  /**
   * A rig that is ready.
   *
   * @param counter whether raw samples are counted, or queries with {@code {{.window}}} evaluated
   * @param lacking the warning of an answer that lacks something
   */
  public PromqlRig(
      PromqlServer server, Truth truth, boolean counter, String lacking, Opening opening) {
    this.server = server;
    this.counter = counter;
    this.lacking = lacking;
    this.clock = new MutableClock(truth.range().end());
    try {
      token = Files.createTempFile("andal-kit", ".token");
      Files.writeString(token, PromqlServer.TOKEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> details = new HashMap<>();
    details.put("url", server.url());
    details.put("bearerToken", "${file:" + token + "}");
    details.put("delay", "0s");
    details.put("timeout", "3s");
    this.source = opening.open(details, clock);
    server.know(truth);
  }

  @Override
  public SignalSource source() {
    return source;
  }

  @Override
  public Indicator.Ratio ratio() {
    return new Indicator.Ratio(source.name(), metric(",code=\"200\""), false, metric(""), counter);
  }

  @Override
  public Indicator.Ratio badRatio() {
    return new Indicator.Ratio(source.name(), metric(",code=~\"5..\""), true, metric(""), counter);
  }

  private Metric metric(String condition) {
    String query =
        counter
            ? "requests_total{job=\"%s\"%s}".formatted(server.job(), condition)
            : "sum(sum_over_time(requests_a_minute{job=\"%s\"%s}[{{.window}}]))"
                .formatted(server.job(), condition);
    return new Metric(Map.of("query", query));
  }

  @Override
  public void know(Truth truth) {
    server.know(truth);
  }

  /** Who was asked for patience comes back a minute later. */
  @Override
  public void answer(Trouble trouble) {
    if (trouble == Trouble.NONE) {
      clock.advance(Duration.ofMinutes(1));
    }
    server.answer(trouble);
  }

  @Override
  public boolean lackSomething() {
    server.warn(lacking);
    return true;
  }

  @Override
  public int requests() {
    return server.requests();
  }

  @Override
  public String secret() {
    return PromqlServer.TOKEN;
  }

  @Override
  public void close() {
    source.close();
    server.close();
    try {
      Files.deleteIfExists(token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
