package io.andal.server.inventory;

import io.andal.server.web.Badge;
import java.util.List;
import java.util.Optional;

/** What the page of an API's versions shows: the list, and the difference of two of them. */
public record VersionsView(
    List<Row> versions, boolean comparable, Optional<Difference> difference) {
  public VersionsView {
    versions = List.copyOf(versions);
  }

  /**
   * One version.
   *
   * @param changes what it changed since the one before, by level
   */
  public record Row(
      String name,
      String revision,
      Badge badge,
      boolean broken,
      String when,
      String author,
      String catalog,
      String operations,
      List<Badge> changes,
      String compare,
      String read,
      String download,
      boolean from,
      boolean to) {
    public Row {
      changes = List.copyOf(changes);
    }
  }

  /** What two versions differ in. */
  public record Difference(
      String from,
      String to,
      String text,
      List<Level> levels,
      List<Change> changes,
      String more,
      String json) {
    public Difference {
      levels = List.copyOf(levels);
      changes = List.copyOf(changes);
    }
  }

  /** A level with its count, as a link that narrows to it. */
  public record Level(Badge badge, String count, String href, boolean current) {}

  /** One change, with both sides; its text is the machine's, in English. */
  public record Change(
      Badge badge,
      String id,
      String operation,
      String place,
      String text,
      String before,
      String after,
      String beforeAt,
      String afterAt) {}
}
