package io.andal.server.inventory;

import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The difference of two versions, in a reader's language. */
record ChangeRows(ApiWords words) {
  private static final int SHOWN = 200;

  /**
   * @param changes empty if they can't be compared
   * @param level only changes of it, where it is one
   * @param narrowed the address of the same difference with another level
   */
  VersionsView.Difference of(
      String from,
      String to,
      Optional<List<Change>> changes,
      String level,
      UnaryOperator<String> narrowed,
      String json) {
    Voice voice = words.voice();
    List<Change> all = changes.orElse(List.of());
    List<Change> found =
        all.stream()
            .filter(change -> !isLevel(level) || ChangesJson.word(change.level()).equals(level))
            .toList();
    return new VersionsView.Difference(
        ApiWords.cut(from, 60),
        ApiWords.cut(to, 60),
        text(changes),
        changes.isEmpty() || all.isEmpty() ? List.of() : levels(all, level, narrowed),
        found.stream().limit(SHOWN).map(this::row).toList(),
        found.size() > SHOWN
            ? voice.say("api.changes.shown", voice.count(SHOWN), voice.count(found.size()))
            : "",
        json);
  }

  private static boolean isLevel(String word) {
    for (Level level : Level.values()) {
      if (ChangesJson.word(level).equals(word)) {
        return true;
      }
    }
    return false;
  }

  private String text(Optional<List<Change>> changes) {
    Voice voice = words.voice();
    if (changes.isEmpty()) {
      return voice.say("api.changes.incomparable");
    }
    int breaking = ChangesJson.count(changes.get(), Level.BREAKING);
    if (changes.get().isEmpty()) {
      return voice.say("api.changes.same");
    }
    return breaking > 0
        ? voice.say("api.changes.breaking", breaking)
        : voice.say("api.changes.harmless");
  }

  private List<VersionsView.Level> levels(
      List<Change> all, String current, UnaryOperator<String> narrowed) {
    Voice voice = words.voice();
    List<VersionsView.Level> levels = new ArrayList<>();
    levels.add(
        new VersionsView.Level(
            new Badge("all", "all", voice.say("state.all")),
            voice.count(all.size()),
            narrowed.apply(""),
            !isLevel(current)));
    for (Level level : Level.values()) {
      int count = ChangesJson.count(all, level);
      String word = ChangesJson.word(level);
      if (count > 0 || word.equals(current)) {
        levels.add(
            new VersionsView.Level(
                words.badge(level),
                voice.count(count),
                narrowed.apply(word),
                word.equals(current)));
      }
    }
    return levels;
  }

  private VersionsView.Change row(Change change) {
    return new VersionsView.Change(
        words.badge(change.level()),
        change.id(),
        ApiWords.cut(change.operation(), 200),
        ApiWords.cut(change.place(), 300),
        ApiWords.cut(change.text(), 600),
        ApiWords.cut(change.before(), 2_000),
        ApiWords.cut(change.after(), 2_000),
        at(change.basePosition()),
        at(change.revisionPosition()));
  }

  private String at(Optional<Position> position) {
    return position.map(at -> words.voice().say("api.line", at.line())).orElse("");
  }
}
