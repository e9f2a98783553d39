package io.andal.specification.difference.openapi;

import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects changes, and puts them into words. */
final class Report {
  /** Whoever has so many changes has another API. */
  static final int LIMIT = 20_000;

  private final List<Change> changes = new ArrayList<>();

  /** What a change says besides its rule; empty for what it doesn't. */
  record Said(String name, String before, String after) {
    static Said of(String before, String after) {
      return new Said("", before, after);
    }
  }

  boolean full() {
    return changes.size() > LIMIT;
  }

  void add(
      ApiRule rule,
      Context context,
      String place,
      Said values,
      @Nullable Spot base,
      @Nullable Spot revision) {
    add(rule.id(), rule.what(), rule.verdict(), context, place, values, base, revision);
  }

  void add(
      String id,
      String what,
      Verdict verdict,
      Context context,
      String place,
      Said values,
      @Nullable Spot base,
      @Nullable Spot revision) {
    if (changes.size() >= LIMIT) {
      tooMany();
      return;
    }
    Verdict tempered =
        context.withoutPromise() && verdict.level() != Level.SAFE ? Verdict.NO_PROMISE : verdict;
    String said =
        what.replace("{name}", quoted(values.name()))
            .replace("{before}", quoted(values.before()))
            .replace("{after}", quoted(values.after()));
    String text = said + ": " + tempered.because() + ".";
    changes.add(
        new Change(
            id,
            tempered.level(),
            context.operation(),
            place(place, revision == null ? base : revision),
            sentence(what, text),
            values.before(),
            values.after(),
            position(base),
            position(revision)));
  }

  private void tooMany() {
    if (changes.size() == LIMIT) {
      ApiRule rule = ApiRule.TOO_MANY_CHANGES;
      String number = String.valueOf(LIMIT);
      changes.add(
          new Change(
              rule.id(),
              rule.verdict().level(),
              "",
              "",
              "There are more than " + number + " changes: " + rule.verdict().because() + ".",
              "",
              number,
              Optional.empty(),
              Optional.empty()));
    }
  }

  /** Names of things keep their letters also where a sentence begins with them. */
  private static String sentence(String what, String text) {
    return what.startsWith("{before}") || what.startsWith("{after}")
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static Optional<Position> position(@Nullable Spot spot) {
    return Optional.ofNullable(spot).filter(Spot::main).map(there -> there.node().position());
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "nothing" : value;
  }

  private static String place(String place, @Nullable Spot spot) {
    if (spot == null) {
      return place;
    }
    return place.isEmpty() ? spot.pointer() : place + " (" + spot.pointer() + ")";
  }

  List<Change> changes() {
    return changes;
  }
}
