package io.andal.demo;

import io.andal.demo.field.FieldStory;
import io.andal.demo.field.Pump;
import io.andal.demo.field.PumpField;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Plays a pump company: first 30 days of history, then live until it is interrupted or Andal goes
 * away. Andal knows nothing of it; its services speak OTLP/HTTP as any application would, and its
 * pumps MQTT.
 */
public final class PumpCompany {
  private static final Duration TICK = Duration.ofSeconds(10);

  private PumpCompany() {}

  /**
   * Plays for the server of {@code ANDAL_URL} and its broker of {@code ANDAL_BROKER} with the token
   * of {@code ANDAL_TOKEN}, and remembers in the folder {@code ANDAL_DATA} how far it came.
   */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    String url = environment.getOrDefault("ANDAL_URL", "");
    if (url.isEmpty()) {
      System.err.println(
          "Set ANDAL_URL to the server's address, and ANDAL_TOKEN to a token that may send.");
      System.exit(2);
    }
    String token = environment.getOrDefault("ANDAL_TOKEN", "");
    Optional<Live> live =
        Optional.ofNullable(environment.get("ANDAL_BROKER"))
            .map(address -> new PumpField.Broker(URI.create(address), _ -> token))
            .map(broker -> new Live(broker, () -> {}));
    Path data = Path.of(environment.getOrDefault("ANDAL_DATA", "."));
    System.exit(run(URI.create(url), token, live, data, Clock.systemUTC(), System.out) ? 0 : 1);
  }

  /**
   * What is besides the services once the history was told.
   *
   * @param broker where pumps connect
   * @param begins is done before they do
   */
  public record Live(PumpField.Broker broker, Beginning begins) {}

  /** Something that is done once. */
  public interface Beginning {
    void begin() throws InterruptedException;
  }

  /**
   * Plays until the thread is interrupted or the server is gone for a quarter of a minute.
   *
   * @param andal the server's address, {@code http://127.0.0.1:8080}
   * @param token an API token that may send metrics
   * @param live what is besides the services; pumps stay off without it
   * @param data an existing folder; there it is remembered how far the story was told
   * @param out gets a line now and then, for people
   * @return whether it was interrupted; otherwise the server went away or refused, as {@code out}
   *     says
   */
  public static boolean run(
      URI andal, String token, Optional<Live> live, Path data, Clock clock, PrintStream out) {
    try (Sender sender = new Sender(andal, token)) {
      out.println("Demo: the pump company doesn't exist; its services are played from here.");
      Player player = Player.open(data, sender, clock.millis());
      boolean first = player.isAtTheBeginning();
      out.printf(
          first
              ? "Demo: 30 days of history sent, %,d points. Live from here.%n"
              : "Demo: what happened since it stopped was sent, %,d points. Live from here.%n",
          player.tellUntil(clock.millis()));
      FieldStory field = new FieldStory(player.startMillis());
      if (live.isPresent()) {
        live.get().begins().begin();
        out.printf("Demo: %d pumps connect to %s.%n", Pump.COUNT, live.get().broker().address());
      }
      try (PumpField _ = PumpField.start(live.map(Live::broker), field, clock)) {
        while (true) {
          Thread.sleep(TICK);
          player.tellUntil(clock.millis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (IOException e) {
      out.println("Demo: stopped. " + e.getMessage());
      return false;
    }
  }
}
