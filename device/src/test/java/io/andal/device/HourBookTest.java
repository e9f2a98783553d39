package io.andal.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Hours of devices are kept small. */
class HourBookTest {
  private static final int HOUR = 494_000;

  @Property(tries = 200)
  void availabilityIsThatOfTheLastDay(
      @ForAll @Size(min = 1, max = 70) List<@IntRange(max = 60) Integer> missing) {
    HourBook book = new HourBook();
    for (int i = 0; i < missing.size(); i++) {
      book.advance(1_500, HOUR + i);
      book.put(1_500, HOUR + i, 60, missing.get(i));
    }
    int last = missing.size() - 1;
    int hours = Math.min(24, last + 1);
    int lost =
        missing.subList(last + 1 - hours, last + 1).stream().mapToInt(Integer::intValue).sum();
    assertThat(book.attained(1_500, HOUR + last))
        .isEqualTo((int) (1_000_000L * (60L * hours - lost) / (60L * hours)));
    HourBook again = new HourBook();
    again.restore(3, book.state(1_500));
    assertThat(again.last(3)).isEqualTo(HOUR + last);
    assertThat(again.attained(3, HOUR + last)).isEqualTo(book.attained(1_500, HOUR + last));
  }

  @Test
  void hoursThatDontCountAreNoFailure() {
    HourBook book = new HourBook();
    assertThat(book.last(0)).isEqualTo(HourBook.NONE);
    assertThat(book.attained(0, HOUR)).isEqualTo(HourBook.NONE);
    book.advance(0, HOUR);
    book.put(0, HOUR, 60, 6);
    assertThat(book.attained(0, HOUR)).isEqualTo(900_000);
    book.advance(0, HOUR + 30);
    assertThat(book.attained(0, HOUR + 30)).isEqualTo(HourBook.NONE);
    book.put(0, HOUR + 30, 20, 0);
    assertThat(book.attained(0, HOUR + 30)).isEqualTo(HourBook.ALWAYS);
    book.clear(0);
    assertThat(book.last(0)).isEqualTo(HourBook.NONE);
  }
}
