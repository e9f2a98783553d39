package io.andal.server;

import io.andal.alert.document.Readers;
import io.andal.channel.Background;
import io.andal.channel.BudgetHistory;
import io.andal.channel.Reader;
import io.andal.slo.BurnDown;
import io.andal.slo.SloService;
import io.andal.workspace.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What messages tell beside their notices, from what is in force. */
record RuntimeBackground(SloService slos, Supplier<Documents> documents) implements Background {
  private static final int POINTS = 96;
  private static final int MOST_STEPS = 4000;

  @Override
  public Reader reader(String address) {
    return Readers.of(documents.get(), address);
  }

  @Override
  public Optional<BudgetHistory> budget(String slo, Duration last) {
    return slos.burnDown(slo, 1)
        .filter(whole -> minutes(whole) >= 2)
        .flatMap(whole -> slos.burnDown(slo, steps(minutes(whole), last)))
        .flatMap(RuntimeBackground::lastPart);
  }

  private static long minutes(BurnDown whole) {
    return whole.points().getLast().minute() - whole.window().from();
  }

  /** So many that the last part of the window has {@link #POINTS} of them, of a minute or more. */
  private static int steps(long minutes, Duration last) {
    long part = Math.clamp(last.toMinutes(), 1, minutes);
    return (int) Math.min(Math.min(minutes, MOST_STEPS), Math.ceilDiv(minutes * POINTS, part));
  }

  private static Optional<BudgetHistory> lastPart(BurnDown burnDown) {
    List<BurnDown.Point> points =
        burnDown
            .points()
            .subList(Math.max(0, burnDown.points().size() - POINTS - 1), burnDown.points().size());
    if (points.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new BudgetHistory(
            time(points.getFirst()),
            time(points.getLast()),
            points.stream().map(BurnDown.Point::remaining).toList()));
  }

  private static Instant time(BurnDown.Point point) {
    return Instant.ofEpochSecond(point.minute() * 60);
  }
}
