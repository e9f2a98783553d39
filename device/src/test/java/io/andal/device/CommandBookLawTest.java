package io.andal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Commands and answers give the same minutes, in whatever pieces and order they come. */
class CommandBookLawTest {
  private static final long START = 1_795_000_020_000L;
  private static final long DISORDER = 3_000;

  private sealed interface Event {
    record Sent(CommandKey key, long at) implements Event {}

    record Answered(CommandKey key, long at, boolean ok) implements Event {}

    record Down() implements Event {}

    record Up() implements Event {}
  }

  private record Logged(Event event, long at, long processed) {}

  @Property(tries = 300)
  void batchesDuplicatesAndDisorderChangeNothing(
      @ForAll long seed, @ForAll @IntRange(min = 4, max = 600) int within) {
    Random random = new Random(seed);
    List<Logged> log = log(random, within * 1_000L);
    Map<Long, String> once = replay(log, within * 1_000L, 0, random);
    List<Logged> shuffled = new ArrayList<>();
    for (Logged one : log) {
      for (int times = random.nextInt(4) == 0 ? 2 : 1; times > 0; times--) {
        boolean link = one.event() instanceof Event.Down || one.event() instanceof Event.Up;
        long late = link ? 0 : random.nextLong(DISORDER);
        shuffled.add(new Logged(one.event(), one.at(), one.at() + late));
      }
    }
    shuffled.sort(Comparator.comparingLong(Logged::processed));
    assertThat(replay(shuffled, within * 1_000L, 20, random)).isEqualTo(once);
  }

  private static Map<Long, String> replay(List<Logged> log, long within, int batch, Random random) {
    Map<Long, long[]> minutes = new TreeMap<>();
    CommandCounts out =
        (group, minute, column, change) ->
            minutes
                    .computeIfAbsent(minute * 10 + group, _ -> new long[2])[
                    column == Column.COMMANDS ? 0 : 1] +=
                change;
    CommandBook book = new CommandBook(within, out);
    for (Logged one : log) {
      if (batch > 0 && random.nextInt(batch) == 0) {
        book.advance(one.processed());
      }
      switch (one.event()) {
        case Event.Sent(CommandKey key, long at) ->
            assertThat(book.sent(key, key.device().length() % 2, at, one.processed())).isEmpty();
        case Event.Answered(CommandKey key, long at, boolean ok) ->
            assertThat(book.answered(key, at, ok, one.processed())).isEmpty();
        case Event.Down() -> book.linkDown(one.at() - 1_000);
        case Event.Up() -> book.linkUp(one.at());
      }
    }
    book.advance(START + 6 * CommandBook.MEMORY_MILLIS);
    Map<Long, String> told = new TreeMap<>();
    minutes.forEach(
        (minute, counts) -> {
          if (counts[0] != 0 || counts[1] != 0) {
            told.put(minute, counts[0] + " " + counts[1]);
          }
        });
    return told;
  }

  private static List<Logged> log(Random random, long within) {
    List<Logged> log = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      CommandKey key = new CommandKey("d".repeat(1 + random.nextInt(3)), "c" + i);
      long sent = START + random.nextLong(3_000_000);
      if (random.nextInt(10) > 0) {
        log.add(new Logged(new Event.Sent(key, sent), sent, sent));
      }
      for (int answers = random.nextInt(3); answers > 0; answers--) {
        long at = sent + random.nextLong(within * 2);
        log.add(new Logged(new Event.Answered(key, at, random.nextInt(4) > 0), at, at));
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      long at = START + i * 900_000L;
      log.add(new Logged(new Event.Down(), at, at));
      long up = at + random.nextLong(200_000);
      log.add(new Logged(new Event.Up(), up, up));
    }
    log.sort(Comparator.comparingLong(Logged::processed));
    return log;
  }
}
