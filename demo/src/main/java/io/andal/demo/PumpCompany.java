package io.andal.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Plays a pump company: first 30 days of history, then live until it is interrupted or Andal goes
 * away. Andal knows nothing of it; it speaks OTLP/HTTP as any application would.
 */
public final class PumpCompany {
  private static final long MINUTES_PER_REQUEST = 6 * 60;
  private static final Duration TICK = Duration.ofSeconds(10);

  private PumpCompany() {}

  /** Plays for the server of {@code ANDAL_URL} with the token of {@code ANDAL_TOKEN}. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    String url = environment.getOrDefault("ANDAL_URL", "");
    if (url.isEmpty()) {
      System.err.println(
          "Set ANDAL_URL to the server's address, and ANDAL_TOKEN to a token that may send.");
      System.exit(2);
    }
    String token = environment.getOrDefault("ANDAL_TOKEN", "");
    System.exit(run(URI.create(url), token, Clock.systemUTC(), System.out) ? 0 : 1);
  }

  /**
   * Plays until the thread is interrupted or the server is gone for a quarter of a minute.
   *
   * @param andal the server's address, {@code http://127.0.0.1:8080}
   * @param token an API token that may send metrics
   * @param out gets a line now and then, for people
   * @return whether it was interrupted; otherwise the server went away or refused, as {@code out}
   *     says
   */
  public static boolean run(URI andal, String token, Clock clock, PrintStream out) {
    Story story = new Story(Math.floorDiv(clock.millis(), 60_000L));
    try (Sender sender = new Sender(andal, token)) {
      out.println("Demo: the pump company doesn't exist; its services are played from here.");
      history(story, sender, out);
      live(story, sender, clock);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (IOException e) {
      out.println("Demo: stopped. " + e.getMessage());
      return false;
    }
  }

  /** Sends all minutes before the start, oldest first. */
  static void history(Story story, Sender sender, PrintStream out)
      throws IOException, InterruptedException {
    long points = 0;
    for (long from = story.begin(); from < story.start(); from += MINUTES_PER_REQUEST) {
      Requests requests = new Requests();
      requests.addMinutes(story, from, Math.min(from + MINUTES_PER_REQUEST, story.start()));
      sender.send(requests.bytes());
      points += requests.points();
    }
    out.printf("Demo: 30 days of history sent, %,d points. Live from here.%n", points);
  }

  private static void live(Story story, Sender sender, Clock clock)
      throws IOException, InterruptedException {
    long sentUntil = story.start() * 60_000;
    while (true) {
      long now = clock.millis();
      if (now > sentUntil) {
        Requests requests = new Requests();
        requests.addMillis(story, sentUntil, now);
        sender.send(requests.bytes());
        sentUntil = now;
      }
      Thread.sleep(TICK);
    }
  }
}
