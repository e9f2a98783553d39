package io.andal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PumpCompanyTest {
  private static final long START = 29_922_480;

  private final Story story = new Story(START);

  @TempDir Path folder;

  @Test
  void theStoryHasItsCharacters() {
    assertThat(budgetLeft(Signal.TELEMETRY, 0.999)).isBetween(0.70, 0.95);
    assertThat(budgetLeft(Signal.COMMANDS, 0.995)).isBetween(0.60, 0.90);
    assertThat(budgetLeft(Signal.IDENTITY, 0.999)).isBetween(0.50, 0.80);
    assertThat(budgetLeft(Signal.FIRMWARE, 0.99)).isBetween(0.80, 0.95);
    assertThat(budgetLeft(Signal.UPDATES, 0.98)).isBetween(0.35, 0.55);
    assertThat(budgetLeft(Signal.ALARMS, 0.999)).isNegative();
    assertThat(budgetLeft(Signal.BILLING, 0.995)).isBetween(0.55, 0.85);
  }

  @Test
  void mostThingsAreFastEnough() {
    assertThat(slowBudgetLeft(Signal.TELEMETRY, 0.25, 0.99)).isBetween(0.80, 0.98);
    assertThat(slowBudgetLeft(Signal.COMMANDS, 0.3, 0.99)).isBetween(0.40, 0.75);
    assertThat(slowBudgetLeft(Signal.IDENTITY, 0.5, 0.995)).isBetween(0.60, 0.85);
    assertThat(slowBudgetLeft(Signal.ALARMS, 5, 0.99)).isBetween(0.90, 0.99);
    assertThat(slowBudgetLeft(Signal.BILLING, 1, 0.95)).isBetween(0.50, 0.75);
  }

  @Test
  void commandsSmolderBeforeTheStartAndBurnAfterIt() {
    double hourBefore = burn(START - 60, START);
    assertThat(hourBefore).isBetween(10.0, 14.0);
    assertThat(burn(START - 6 * 60, START)).isLessThan(5);
    assertThat(burn(START + 4 - 60, START + 4)).isGreaterThan(14.4);
    assertThat(burn(START + 60, START + 120)).isLessThan(2);
  }

  @Test
  void theSameStartPlaysTheSameStory() {
    Story again = new Story(START);
    for (long minute = START - 200; minute < START + 10; minute++) {
      assertThat(again.happened(Signal.COMMANDS, minute, 0, 60_000))
          .isEqualTo(story.happened(Signal.COMMANDS, minute, 0, 60_000));
    }
  }

  @Test
  void historyIsSentAgainWhenTheServerIsBusy() throws Exception {
    try (Listener listener = new Listener();
        Sender sender = new Sender(listener.url(), Listener.TOKEN)) {
      listener.busy.set(1);
      long points = Player.open(folder, sender, START * 60_000).tellUntil(START * 60_000);
      int silent = 2 * 2 * 180;
      assertThat(points).isEqualTo(30 * 1_440 * 14 - silent).isEqualTo(listener.points());
    }
  }

  @Test
  void afterARestartTheStoryGoesOnAndNothingIsToldTwice() throws Exception {
    long now = START * 60_000 + 12_345;
    try (Listener listener = new Listener();
        Sender sender = new Sender(listener.url(), Listener.TOKEN)) {
      Player first = Player.open(folder, sender, now);
      assertThat(first.isAtTheBeginning()).isTrue();
      first.tellUntil(now);
      first.tellUntil(now + 10_000);
      Player second = Player.open(folder, sender, now + 7 * 3_600_000);
      assertThat(second.isAtTheBeginning()).isFalse();
      second.tellUntil(now + 7 * 3_600_000);
      second.tellUntil(now + 7 * 3_600_000 + 10_000);
      assertThat(listener.times("commands"))
          .isSorted()
          .doesNotHaveDuplicates()
          .contains(START * 60_000, now, now + 10_000, (START + 1) * 60_000)
          .endsWith(now + 7 * 3_600_000 + 10_000)
          .hasSize(30 * 1_440 + 7 * 60 + 4);
      assertThat(listener.gaps("commands")).isZero();
    }
  }

  @Test
  void whatMayHaveBeenTakenIsToldAgainInTheVerySamePieces() throws Exception {
    long now = START * 60_000 + 12_345;
    try (Listener listener = new Listener();
        Sender sender = new Sender(listener.url(), Listener.TOKEN)) {
      new Bookmark(START, now, now + 9_000).write(folder.resolve("demo.properties"));
      Player.open(folder, sender, now + 20_000).tellUntil(now + 20_000);
      assertThat(listener.times("commands")).containsExactly(now + 9_000, now + 20_000);
    }
  }

  @Test
  void requestsAreTracedAsOftenAsTheyAreMeasured() throws Exception {
    long now = START * 60_000;
    try (Listener listener = new Listener();
        Sender sender = new Sender(listener.url(), Listener.TOKEN)) {
      new Bookmark(START - 60, now - 60_000, now - 60_000).write(folder.resolve("demo.properties"));
      Player.open(folder, sender, now).tellUntil(now);
      Happened commands =
          new Story(START - 60).happened(Signal.COMMANDS, START - 1, 0, 60_000).orElseThrow();
      assertThat(listener.spans().stream().filter(span -> asked(span, "commands.pumps.example")))
          .hasSize((int) (Happened.sum(commands.good()) + Happened.sum(commands.bad())));
      assertThat(listener.spans().stream().map(Span::getSpanId)).doesNotHaveDuplicates();
    }
  }

  private static boolean asked(Span span, String host) {
    return span.getAttributesList().stream()
        .anyMatch(attribute -> attribute.getValue().getStringValue().equals(host));
  }

  private double budgetLeft(Signal signal, double target) {
    long bad = count(signal, story.begin(), START, happened -> Happened.sum(happened.bad()));
    long total =
        bad + count(signal, story.begin(), START, happened -> Happened.sum(happened.good()));
    return 1 - (double) bad / total / (1 - target);
  }

  private double slowBudgetLeft(Signal signal, double bound, double target) {
    int buckets = Signal.BOUNDS.indexOf(bound) + 1;
    long fast =
        count(
            signal,
            story.begin(),
            START,
            happened -> Happened.sum(happened.good().subList(0, buckets)));
    long all = count(signal, story.begin(), START, happened -> Happened.sum(happened.good()));
    return 1 - (double) (all - fast) / all / (1 - target);
  }

  private double burn(long from, long to) {
    long bad = count(Signal.COMMANDS, from, to, happened -> Happened.sum(happened.bad()));
    long good = count(Signal.COMMANDS, from, to, happened -> Happened.sum(happened.good()));
    return (double) bad / (bad + good) / 0.005;
  }

  private long count(Signal signal, long from, long to, ToLongFunction<Happened> what) {
    long sum = 0;
    for (long minute = from; minute < to; minute++) {
      sum += story.happened(signal, minute, 0, 60_000).map(what::applyAsLong).orElse(0L);
    }
    return sum;
  }
}
