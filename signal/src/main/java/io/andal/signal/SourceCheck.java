package io.andal.signal;

import io.andal.signal.AskedStep.Answer;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.SourceFindings.Item;
import io.andal.signal.SourceFindings.State;
import io.andal.signal.SourceFindings.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asks a source everything that somebody who set it up wants to know: whether it can be reached,
 * what it is, who Andal is there, how late its data is, how far back it goes, what else is wrong.
 * Each question has a limit of time, and few SLIs are read, whatever many there are. Stateless.
 */
public final class SourceCheck {
  /** SLIs that are read, at most; those that failed before come first. */
  public static final int READ_AT_MOST = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOKED_AT = 60;

  private final Clock clock;
  private final Duration patience;

  public SourceCheck(Clock clock) {
    this(clock, PATIENCE);
  }

  /**
   * @param patience with each question; reading has twice as much
   */
  SourceCheck(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /** How long a check can take. */
  public static Duration atMost() {
    return PATIENCE.multipliedBy(3);
  }

  /**
   * Checks.
   *
   * @param source open; it stays open
   * @param watched all SLIs that read it; may be empty
   */
  public SourceFindings of(SignalSource source, List<WatchedIndicator> watched)
      throws InterruptedException {
    Instant began = clock.instant();
    List<Item> items = new ArrayList<>();
    Answer<String> identity = AskedStep.start("who it is", source::identify).await(patience);
    Duration answered = Duration.between(began, clock.instant());
    if (identity instanceof Answer.Refused<String>(SourceFailure failure) && silent(failure)) {
      items.add(Item.failed(Topic.REACHABLE, State.BAD, failure));
      items.addAll(IndicatorFindings.known(watched));
      return findings(source, began, items);
    }
    AskedStep<String> principal = AskedStep.start("who Andal is there", source::principal);
    AskedStep<List<String>> doubts = AskedStep.start("what may be wrong", source::doubts);
    AskedStep<Optional<Long>> earliest = AskedStep.start("how far back it goes", source::earliest);
    List<WatchedIndicator> sample = sample(watched);
    long now = MinuteRange.minuteOf(began);
    MinuteRange range = new MinuteRange(now - LOOKED_AT, now);
    AskedStep<List<Reading>> readings =
        AskedStep.start("what it has of the last hour", () -> read(source, sample, range));

    Answer<List<Reading>> read = readings.await(patience.multipliedBy(2));
    IndicatorFindings indicators = IndicatorFindings.of(watched, sample, read);
    reached(source, identity, answered, indicators.answered(), items);
    principal(source, principal.await(patience), items);
    rights(doubts.await(patience), items);
    indicators.lateness(source, began).ifPresent(items::add);
    items.add(HistoryFinding.of(earliest.await(patience), watched, now));
    items.addAll(indicators.items(source));
    return findings(source, began, items);
  }

  private SourceFindings findings(SignalSource source, Instant began, List<Item> items) {
    return new SourceFindings(
        source.name(), source.type(), began, Duration.between(began, clock.instant()), items);
  }

  /** Whether nothing else can be asked either. */
  private static boolean silent(SourceFailure failure) {
    return failure.cause() == Cause.UNREACHABLE || failure.cause() == Cause.TIMEOUT;
  }

  private static List<Reading> read(
      SignalSource source, List<WatchedIndicator> sample, MinuteRange range)
      throws InterruptedException {
    return sample.isEmpty()
        ? List.of()
        : source.read(sample.stream().map(WatchedIndicator::indicator).toList(), range);
  }

  /** Those that failed, and of the others some from all over the list. */
  private static List<WatchedIndicator> sample(List<WatchedIndicator> watched) {
    List<WatchedIndicator> ordered =
        watched.stream()
            .sorted(Comparator.comparing((WatchedIndicator one) -> one.failure().isEmpty()))
            .toList();
    int failing = (int) watched.stream().filter(one -> one.failure().isPresent()).count();
    int kept = Math.min(failing, READ_AT_MOST / 2);
    List<WatchedIndicator> sample = new ArrayList<>(ordered.subList(0, kept));
    List<WatchedIndicator> rest = ordered.subList(failing, ordered.size());
    int more = Math.min(rest.size(), READ_AT_MOST - kept);
    for (int i = 0; i < more; i++) {
      sample.add(rest.get((int) ((long) i * rest.size() / more)));
    }
    return sample;
  }

  private static void reached(
      SignalSource source,
      Answer<String> identity,
      Duration answered,
      boolean answersQueries,
      List<Item> items) {
    switch (identity) {
      case Answer.Told<String>(String told) -> {
        items.add(
            Item.ok(
                Topic.REACHABLE,
                source.pushed()
                    ? "Andal receives this data itself; there is nothing to be reached."
                    : "It answers after %s.".formatted(SpokenDuration.of(answered))));
        items.add(
            Item.ok(
                Topic.IDENTITY,
                told.isEmpty() ? "It doesn't say what it is." : "It is %s.".formatted(told)));
      }
      case Answer.Refused<String>(SourceFailure failure) when answersQueries -> {
        items.add(Item.ok(Topic.REACHABLE, "It answers queries."));
        items.add(
            Item.of(
                Topic.IDENTITY,
                State.OK,
                "It doesn't say what it is: " + failure.message(),
                "A proxy may allow nothing but queries; that is enough."));
      }
      case Answer.Refused<String>(SourceFailure failure) ->
          items.add(Item.failed(Topic.REACHABLE, State.BAD, failure));
    }
  }

  private static void principal(SignalSource source, Answer<String> answer, List<Item> items) {
    switch (answer) {
      case Answer.Told<String>(String told) when told.isEmpty() && source.pushed() -> {}
      case Answer.Told<String>(String told) ->
          items.add(
              Item.ok(
                  Topic.PRINCIPAL,
                  told.isEmpty()
                      ? "It doesn't say who Andal is to it."
                      : "To it, Andal is %s.".formatted(told)));
      case Answer.Refused<String>(SourceFailure failure) ->
          items.add(Item.failed(Topic.PRINCIPAL, State.ATTENTION, failure));
    }
  }

  private static void rights(Answer<List<String>> answer, List<Item> items) {
    switch (answer) {
      case Answer.Told<List<String>>(List<String> doubts) when doubts.isEmpty() ->
          items.add(Item.ok(Topic.RIGHTS, "Nothing is wrong with rights and settings."));
      case Answer.Told<List<String>>(List<String> doubts) ->
          doubts.forEach(doubt -> items.add(Item.of(Topic.RIGHTS, State.ATTENTION, doubt, "")));
      case Answer.Refused<List<String>>(SourceFailure failure) ->
          items.add(Item.failed(Topic.RIGHTS, State.ATTENTION, failure));
    }
  }
}
