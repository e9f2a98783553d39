package io.andal.demo.field;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One pump in the field. None of them exists.
 *
 * @param number 1 to {@link #COUNT}
 * @param clockSeconds how far its clock is ahead; negative if it is behind
 */
public record Pump(int number, String id, String site, String model, int clockSeconds) {
  /** How many there are. */
  public static final int COUNT = 500;

  private static final List<String> SITES = List.of("north", "south", "harbor", "hills", "works");
  private static final List<String> MODELS = List.of("c40", "c40", "c60", "c60", "c90");

  /** Those whose clock nobody set: one in 97, by up to two minutes. */
  private static final int WRONG_CLOCKS = 97;

  /** All of them, in the order of their numbers. */
  public static List<Pump> all() {
    return IntStream.rangeClosed(1, COUNT).mapToObj(Pump::of).toList();
  }

  private static Pump of(int number) {
    return new Pump(
        number,
        String.format(Locale.ROOT, "pump-%03d", number),
        SITES.get(number % SITES.size()),
        MODELS.get(number / SITES.size() % MODELS.size()),
        number % WRONG_CLOCKS == 0 ? 40 * (number / WRONG_CLOCKS) - 140 : 0);
  }
}
