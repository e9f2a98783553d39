package io.andal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.SourceFindings.Item;
import io.andal.signal.SourceFindings.State;
import io.andal.signal.SourceFindings.Topic;
import io.andal.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:10Z");
  private static final SourceFailure DENIED =
      new SourceFailure(Cause.DENIED, "It says 403.", "Give Andal the right to read.");

  private final CheckedSource source = new CheckedSource(MinuteRange.minuteOf(NOW));
  private final SourceCheck check = new SourceCheck(new MutableClock(NOW), Duration.ofMillis(200));

  @Test
  void aHealthySourceIsAllRight() throws InterruptedException {
    SourceFindings findings = check.of(source, List.of(watched("one", 7)));
    assertThat(findings.state()).isEqualTo(State.OK);
    assertThat(findings.items())
        .extracting(Item::topic)
        .containsExactly(
            Topic.REACHABLE,
            Topic.IDENTITY,
            Topic.PRINCIPAL,
            Topic.RIGHTS,
            Topic.DELAY,
            Topic.HISTORY,
            Topic.INDICATORS);
    assertThat(found(findings, Topic.PRINCIPAL)).isEqualTo("To it, Andal is role reader.");
  }

  @Test
  void aDelayThatIsTooShortIsToldWithTheRightOne() throws InterruptedException {
    source.late = 2;
    SourceFindings findings = check.of(source, List.of(watched("one", 7)));
    Item delay = item(findings, Topic.DELAY);
    assertThat(delay.state()).isEqualTo(State.ATTENTION);
    assertThat(delay.found())
        .isEqualTo(
            "Data is complete after 2 min 10 s; delay is 1 min, so the newest minutes are read too"
                + " early.");
    assertThat(delay.remedy()).isEqualTo("Raise it: write delay: 3m under connectionDetails.");
  }

  @Test
  void aSteadySliThatLagsBehindDecidesOverTheDelay() throws InterruptedException {
    source.late = 0;
    source.laggard = "two";
    source.lag = 5;
    SourceFindings findings = check.of(source, List.of(watched("one", 7), watched("two", 7)));
    assertThat(item(findings, Topic.DELAY).slos()).containsExactly("two");
    assertThat(item(findings, Topic.DELAY).remedy()).contains("delay: 6m");
  }

  @Test
  void rareEventsSayNothingOfTheDelay() throws InterruptedException {
    source.every = 10;
    source.late = 9;
    SourceFindings findings = check.of(source, List.of(watched("one", 7)));
    assertThat(item(findings, Topic.DELAY).state()).isEqualTo(State.OK);
    assertThat(found(findings, Topic.DELAY)).contains("too rare to tell");
  }

  @Test
  void aSourceThatCantBeReachedIsAskedNothingElse() throws InterruptedException {
    source.silent =
        Optional.of(new SourceFailure(Cause.UNREACHABLE, "Nothing answers at x.", "Look at x."));
    SourceFindings findings = check.of(source, List.of(watched("one", 7)));
    assertThat(findings.state()).isEqualTo(State.BAD);
    assertThat(findings.items())
        .extracting(Item::topic)
        .containsExactly(Topic.REACHABLE, Topic.INDICATORS);
    assertThat(item(findings, Topic.REACHABLE).remedy()).isEqualTo("Look at x.");
    assertThat(source.reads).isZero();
  }

  @Test
  void aProxyThatAllowsOnlyQueriesIsEnough() throws InterruptedException {
    source.silent = Optional.of(DENIED);
    SourceFindings findings = check.of(source, List.of(watched("one", 7)));
    assertThat(findings.state()).isEqualTo(State.OK);
    assertThat(found(findings, Topic.REACHABLE)).isEqualTo("It answers queries.");
  }

  @Test
  void aSourceThatRefusesEverythingIsBad() throws InterruptedException {
    source.silent = Optional.of(DENIED);
    SourceFindings findings = check.of(source, List.of());
    assertThat(item(findings, Topic.REACHABLE).state()).isEqualTo(State.BAD);
    assertThat(found(findings, Topic.REACHABLE)).isEqualTo("It says 403.");
  }

  @Test
  void aHistoryShorterThanTheLongestWindowNamesTheSlosThatLookFurther()
      throws InterruptedException {
    source.days = 12;
    SourceFindings findings = check.of(source, List.of(watched("week", 7), watched("month", 28)));
    Item history = item(findings, Topic.HISTORY);
    assertThat(history.state()).isEqualTo(State.ATTENTION);
    assertThat(history.slos()).containsExactly("month");
    assertThat(history.found()).contains("12 d").contains("28 d");
  }

  @Test
  void eachDoubtIsAFindingOfItsOwn() throws InterruptedException {
    source.doubts = List.of("It samples. Set dedup.", "It may not list. Grant it.");
    SourceFindings findings = check.of(source, List.of(watched("one", 7)));
    assertThat(findings.items())
        .filteredOn(item -> item.topic() == Topic.RIGHTS)
        .extracting(Item::found)
        .containsExactlyElementsOf(source.doubts);
    assertThat(findings.state()).isEqualTo(State.ATTENTION);
  }

  @Test
  void slisThatFailAreGroupedByTheFailure() throws InterruptedException {
    source.denied = List.of("one", "three");
    SourceFindings findings =
        check.of(source, List.of(watched("one", 7), watched("two", 7), watched("three", 7)));
    Item failing = item(findings, Topic.INDICATORS);
    assertThat(failing.state()).isEqualTo(State.BAD);
    assertThat(failing.found()).isEqualTo("2 of its 3 SLIs failed: It says 403.");
    assertThat(failing.remedy()).isEqualTo(DENIED.remedy());
    assertThat(failing.slos()).containsExactly("one", "three");
  }

  @Test
  void anSliWithoutDataIsToldOnce() throws InterruptedException {
    source.every = 1_000_000_000;
    SourceFindings findings = check.of(source, List.of(watched("one", 7)));
    assertThat(item(findings, Topic.INDICATORS).state()).isEqualTo(State.ATTENTION);
    assertThat(findings.items()).noneMatch(item -> item.topic() == Topic.DELAY);
  }

  @Test
  void ofManySlisAFewAreReadThoseThatFailedFirst() throws InterruptedException {
    List<WatchedIndicator> many =
        new ArrayList<>(IntStream.range(0, 10_000).mapToObj(i -> watched("s" + i, 7)).toList());
    many.set(
        5_001,
        new WatchedIndicator(
            "s5001", CheckedSource.indicator("s5001"), Duration.ofDays(7), Optional.of(DENIED)));
    source.denied = List.of("s5001");
    SourceFindings findings = check.of(source, many);
    assertThat(source.reads).isEqualTo(SourceCheck.READ_AT_MOST);
    assertThat(found(findings, Topic.INDICATORS))
        .isEqualTo("1 of its 10000 SLIs failed: It says 403.");
  }

  @Test
  void aQuestionWithoutAnAnswerEndsInTime() throws InterruptedException {
    source.hangs = new CountDownLatch(1);
    SourceFindings findings = check.of(source, List.of());
    assertThat(item(findings, Topic.PRINCIPAL).state()).isEqualTo(State.ATTENTION);
    assertThat(found(findings, Topic.PRINCIPAL))
        .isEqualTo("It didn't say who Andal is there within 200 ms.");
    assertThat(item(findings, Topic.INDICATORS).remedy()).contains("andal source suggest");
  }

  @Test
  void nobodyIsToldToReachASourceThatIsPushedTo() throws InterruptedException {
    source.pushed = true;
    source.every = 1_000_000_000;
    SourceFindings findings = check.of(source, List.of(watched("one", 7)));
    assertThat(found(findings, Topic.REACHABLE)).startsWith("Andal receives this data itself");
    assertThat(item(findings, Topic.INDICATORS).remedy()).contains("sender");
  }

  private static Item item(SourceFindings findings, Topic topic) {
    return findings.items().stream()
        .filter(item -> item.topic() == topic)
        .findFirst()
        .orElseThrow();
  }

  private static String found(SourceFindings findings, Topic topic) {
    return item(findings, topic).found();
  }

  private static WatchedIndicator watched(String slo, int days) {
    return new WatchedIndicator(
        slo, CheckedSource.indicator(slo), Duration.ofDays(days), Optional.empty());
  }

  /** A source with the troubles that a test gives it. */
  private static final class CheckedSource implements SignalSource {
    final long now;
    long late;
    String laggard = "";
    long lag;
    long every = 1;
    long days = 400;
    int reads;
    boolean pushed;
    List<String> doubts = List.of();
    List<String> denied = List.of();
    Optional<SourceFailure> silent = Optional.empty();
    CountDownLatch hangs = new CountDownLatch(0);

    CheckedSource(long now) {
      this.now = now;
    }

    static Indicator indicator(String query) {
      return ScriptedSource.indicator(query);
    }

    @Override
    public String name() {
      return "checked";
    }

    @Override
    public boolean pushed() {
      return pushed;
    }

    @Override
    public Timing timing() {
      return new Timing(Duration.ofMinutes(1), Duration.ZERO, Duration.ofHours(1));
    }

    @Override
    public List<Reading> read(List<Indicator> indicators, MinuteRange range) {
      reads += indicators.size();
      return indicators.stream().map(one -> read(one, range)).toList();
    }

    private Reading read(Indicator indicator, MinuteRange range) {
      String query = ((Indicator.Ratio) indicator).total().text("query");
      if (denied.contains(query)) {
        return new Reading.Failed(DENIED);
      }
      long behind = query.equals(laggard) ? lag : late;
      List<Slice> slices = new ArrayList<>();
      for (long minute = range.from(); minute < range.to(); minute++) {
        boolean there = minute < now - behind && (now - behind - 1 - minute) % every == 0;
        boolean never = every > 1_000_000;
        slices.add(
            there && !never ? Slice.of(minute, 9, 10, Quality.COMPLETE) : Slice.missing(minute));
      }
      return new Reading.Slices(slices, List.of());
    }

    @Override
    public String identify() throws SourceException {
      if (silent.isPresent()) {
        throw new SourceException(silent.get());
      }
      return "Checked 1.0";
    }

    @Override
    public String principal() throws InterruptedException {
      hangs.await();
      return "role reader";
    }

    @Override
    public List<String> doubts() {
      return doubts;
    }

    @Override
    public Optional<Long> earliest() {
      return Optional.of(now - days * 1_440);
    }

    @Override
    public void close() {}
  }
}
