package io.andal.slo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingTest {
  /** The start of a slice of time of every length that divides a day. */
  private static final long START = 29_400_480;

  private static final long WHOLE = 60_000_000;
  private static final Budgeting FIVE_MINUTES = new Budgeting.Timeslices(Duration.ofMinutes(5));
  private static final Budgeting FIVE_MINUTES_BY_RATIO =
      new Budgeting.RatioTimeslices(Duration.ofMinutes(5));
  private static final SloDefinition EVENTS = Definitions.slo("slo", Definitions.THIRTY_DAYS);

  /**
   * Minutes in words: {@code 3/10} = three bad of ten events, {@code -} missing, {@code .} unread.
   */
  private static SliceBlock block(String minutes) {
    String[] words = minutes.split(" ", -1);
    SliceBlock block = new SliceBlock(new MinuteRange(START, START + words.length));
    for (int i = 0; i < words.length; i++) {
      String[] parts = words[i].split("/", -1);
      switch (words[i]) {
        case "." -> {}
        case "-" -> block.set(i, 0, 0, Quality.MISSING);
        default ->
            block.set(
                i,
                Long.parseLong(parts[1]) * 1_000,
                Long.parseLong(parts[0]) * 1_000,
                Quality.COMPLETE);
      }
    }
    return block;
  }

  /** The same words; {@code e} before an estimated minute, {@code W} for a whole minute of time. */
  private static String words(SliceBlock block) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      Quality quality = block.quality(i);
      if (quality == null) {
        words.add(".");
      } else if (quality == Quality.MISSING) {
        words.add("-");
      } else {
        String bad = amount(block.bad(i));
        String total = amount(block.total(i));
        words.add((quality == Quality.ESTIMATED ? "e" : "") + bad + "/" + total);
      }
    }
    return String.join(" ", words);
  }

  private static String amount(long thousandths) {
    return thousandths == WHOLE ? "W" : String.valueOf(thousandths / 1_000);
  }

  private static SloDefinition sliceTarget(double sliceTarget) {
    return Definitions.composite(EVENTS, 0.999, Definitions.member("slo", 0.999, 1, sliceTarget));
  }

  private static String counted(SloDefinition slo, String... members) {
    List<SliceBlock> raw = new ArrayList<>();
    for (String member : members) {
      raw.add(block(member));
    }
    List<String> counted = Counting.of(slo).count(raw).stream().map(CountingTest::words).toList();
    return String.join(" | ", counted);
  }

  @Test
  void withoutAnythingSpecialAllCountsAsItIs() {
    SliceBlock raw = block("1/10 - . 0/0");
    assertThat(Counting.of(EVENTS).count(List.of(raw)).getFirst()).isSameAs(raw);
  }

  @Test
  void adjustedMinutesAreMeasuredAndEmpty() {
    SloDefinition slo =
        Definitions.counted(
            EVENTS,
            Budgeting.OCCURRENCES,
            Treatment.FREEZE,
            Definitions.adjustment(START + 1, START + 3),
            Definitions.adjustment(START + 2, START + 4));
    assertThat(counted(slo, "1/10 9/10 - . . 2/10")).isEqualTo("1/10 0/0 0/0 0/0 . 2/10");
  }

  @Test
  void missingEventsAreAsManyAsTheHourBeforeHadOnAverage() {
    SloDefinition bad = Definitions.counted(EVENTS, Budgeting.OCCURRENCES, Treatment.BAD);
    assertThat(counted(bad, "- 0/10 0/20 - - . 0/60 -"))
        .isEqualTo("e1/1 0/10 0/20 e15/15 e15/15 . 0/60 e30/30");
    SloDefinition good = Definitions.counted(EVENTS, Budgeting.OCCURRENCES, Treatment.GOOD);
    assertThat(counted(good, "1/10 -")).isEqualTo("1/10 e0/10");
  }

  @Test
  void theHourBeforeEndsAfterAnHour() {
    SloDefinition bad = Definitions.counted(EVENTS, Budgeting.OCCURRENCES, Treatment.BAD);
    String text = "0/100 0/50" + " -".repeat(62);
    assertThat(counted(bad, text)).endsWith("e75/75 e50/50 e1/1 e1/1");
  }

  @Test
  void aSliceOfTimeIsGoodFromItsTargetOn() {
    SloDefinition slo = Definitions.counted(sliceTarget(0.9), FIVE_MINUTES, Treatment.FREEZE);
    assertThat(counted(slo, "0/0 0/5 1/5 0/0 0/0 0/0 0/5 2/5 - ."))
        .isEqualTo("0/W 0/W 0/W 0/W 0/W W/W W/W W/W - .");
  }

  @Test
  void timeWithoutEventsIsGoodAndTimeWithoutDataIsNothing() {
    SloDefinition slo = Definitions.counted(sliceTarget(1), FIVE_MINUTES, Treatment.FREEZE);
    assertThat(counted(slo, "0/0 0/0 - - - - - - - . . ."))
        .isEqualTo("0/W 0/W - - - - - - - . . .");
  }

  @Test
  void adjustedMinutesAreLeftOutOfTheirSliceOfTime() {
    SloDefinition slo =
        Definitions.counted(
            sliceTarget(0.9),
            FIVE_MINUTES,
            Treatment.FREEZE,
            Definitions.adjustment(START, START + 1),
            Definitions.adjustment(START + 5, START + 10));
    assertThat(counted(slo, "9/10 0/10 0/10 0/10 0/10 5/5 5/5 5/5 5/5 5/5"))
        .isEqualTo("0/0 0/W 0/W 0/W 0/W 0/0 0/0 0/0 0/0 0/0");
  }

  @Test
  void byRatioEachMinuteIsAsBadAsItsSlice() {
    SloDefinition slo = Definitions.counted(EVENTS, FIVE_MINUTES_BY_RATIO, Treatment.FREEZE);
    assertThat(counted(slo, "1/10 0/10 0/0 - 1/20")).isEqualTo("3000/W 3000/W 3000/W - 3000/W");
  }

  @Test
  void missingTimeIsAMinuteOfTime() {
    SloDefinition bad = Definitions.counted(sliceTarget(0.9), FIVE_MINUTES, Treatment.BAD);
    assertThat(counted(bad, "0/10 - 0/10 0/10 0/10 - - - - ."))
        .isEqualTo("0/W eW/W 0/W 0/W 0/W eW/W eW/W eW/W eW/W .");
  }

  private static SloDefinition two(Budgeting budgeting, Treatment noData) {
    Member heavy = Definitions.member("heavy", 0.95, 2, 0.9);
    Member light = Definitions.member("light", 0.95, 1, 0.9);
    return Definitions.counted(
        Definitions.composite(EVENTS, 0.85, heavy, light), budgeting, noData);
  }

  @Test
  void aCompositeByEventsCountsEachMemberByItself() {
    SloDefinition slo = two(Budgeting.OCCURRENCES, Treatment.BAD);
    assertThat(counted(slo, "1/10 -", "3/4 -")).isEqualTo("1/10 e10/10 | 3/4 e4/4");
  }

  @Test
  void aSliceThatIsBadForOneMemberIsBadForAll() {
    SloDefinition slo = two(FIVE_MINUTES, Treatment.FREEZE);
    assertThat(
            counted(
                slo,
                "0/10 0/10 0/10 - - 0/10 0/10 0/10 0/10 0/10 - - - - -",
                "5/10 - - - - . 0/10 - - - - - - - ."))
        .isEqualTo("W/W W/W W/W - - 0/W 0/W 0/W 0/W 0/W - - - - .");
  }

  @Test
  void aMemberWithoutDataIsBadForAllWhereMissingIsBad() {
    SloDefinition slo = two(FIVE_MINUTES, Treatment.BAD);
    assertThat(counted(slo, "0/10 0/10 0/10 0/10 0/10", "- - - - -"))
        .isEqualTo("W/W W/W W/W W/W W/W");
  }

  @Test
  void missingPartsAddUpByWeightButNeverToMoreThanAll() {
    SloDefinition slo = two(FIVE_MINUTES_BY_RATIO, Treatment.FREEZE);
    assertThat(
            counted(
                slo,
                "1/20 0/0 0/0 0/0 0/0 9/10 0/0 0/0 0/0 0/0",
                "1/20 0/0 0/0 0/0 0/0 1/10 0/0 0/0 0/0 0/0"))
        .isEqualTo("9000/W 9000/W 9000/W 9000/W 9000/W W/W W/W W/W W/W W/W");
  }
}
