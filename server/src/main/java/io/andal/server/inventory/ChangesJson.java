package io.andal.server.inventory;

import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import io.andal.workspace.Position;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The difference of two versions, as REST tells it. */
record ChangesJson(
    String from, String to, int breaking, int dangerous, int safe, List<ChangeJson> items) {

  static ChangesJson of(String from, String to, List<Change> changes) {
    return new ChangesJson(
        from,
        to,
        count(changes, Level.BREAKING),
        count(changes, Level.DANGEROUS),
        count(changes, Level.SAFE),
        changes.stream().map(ChangeJson::of).toList());
  }

  static int count(List<Change> changes, Level level) {
    return (int) changes.stream().filter(change -> change.level() == level).count();
  }

  static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /**
   * One change.
   *
   * @param baseLine in the main file of {@code from}; null where it isn't there; likewise the
   *     others
   */
  record ChangeJson(
      String id,
      String level,
      String operation,
      String place,
      String text,
      String before,
      String after,
      @Nullable Integer baseLine,
      @Nullable Integer baseColumn,
      @Nullable Integer revisionLine,
      @Nullable Integer revisionColumn) {
    static ChangeJson of(Change change) {
      return new ChangeJson(
          change.id(),
          word(change.level()),
          change.operation(),
          change.place(),
          change.text(),
          change.before(),
          change.after(),
          change.basePosition().map(Position::line).orElse(null),
          change.basePosition().map(Position::column).orElse(null),
          change.revisionPosition().map(Position::line).orElse(null),
          change.revisionPosition().map(Position::column).orElse(null));
    }
  }
}
