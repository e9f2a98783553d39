package io.andal.device.registry;

import io.andal.device.document.DeviceLife;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the parts of edits, and collects what is wrong with them. Not thread-safe. */
final class EditChecks {
  /** In one call. */
  static final int MOST_DEVICES = 100_000;

  private static final String LIVES =
      Arrays.stream(DeviceLife.values())
          .map(DeviceLife::spelling)
          .collect(Collectors.joining(", "));

  private final List<EditProblem> problems = new ArrayList<>();

  void wrong(String place, String message) {
    if (problems.size() < EditsRefused.MOST) {
      problems.add(new EditProblem(place, message));
    }
  }

  /** An id, trimmed; empty if it isn't one, which is told. */
  String id(String place, String text) {
    String id = text.strip();
    if (id.isEmpty()) {
      wrong(place, "There is no id; write the device's, as its messages say it.");
      return "";
    }
    if (id.length() > DeviceEdit.LONGEST || isBroken(id)) {
      wrong(place, "An id has at most 200 characters, and no control characters.");
      return "";
    }
    return id;
  }

  Optional<DeviceLife> life(String place, String text) {
    String word = text.strip();
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<DeviceLife> life = DeviceLife.spelled(word);
    if (life.isEmpty()) {
      wrong(place, "\"%s\" is no state; write one of %s.".formatted(cut(word), LIVES));
    }
    return life;
  }

  Optional<Instant> until(String place, String text) {
    String time = text.strip();
    if (time.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(time).toInstant());
    } catch (DateTimeException e) {
      wrong(
          place,
          "\"%s\" is no time; write one with its zone, such as 2026-12-24T22:00:00+07:00."
              .formatted(cut(time)));
      return Optional.empty();
    }
  }

  /** Whether it can be the name of an attribute, which is told if it can't. */
  boolean isName(String place, String name) {
    if (name.isBlank() || name.length() > DeviceEdit.LONGEST_NAME || isBroken(name)) {
      wrong(
          place,
          "\"%s\" is no attribute: it has 1 to 63 characters of a line.".formatted(cut(name)));
      return false;
    }
    return true;
  }

  String value(String place, String value) {
    if (value.length() > DeviceEdit.LONGEST || isBroken(value)) {
      wrong(place, "An attribute has at most 200 characters of one line.");
    }
    return value;
  }

  private static boolean isBroken(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  /** The edits, if nothing was wrong. */
  List<DeviceEdit> end(List<DeviceEdit> edits) throws EditsRefused {
    if (!problems.isEmpty()) {
      throw new EditsRefused(problems, false);
    }
    return List.copyOf(edits);
  }
}
