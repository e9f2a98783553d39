package io.andal.inventory.store;

import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of differences, each computed once. Stateless: works with its handle. */
public final class DifferenceStore {

  /**
   * How many changes of each level.
   *
   * @param comparable false where there is nothing to compare
   */
  public record Counts(boolean comparable, int breaking, int dangerous, int safe) {
    public static final Counts NONE = new Counts(false, 0, 0, 0);
  }

  public Optional<Counts> counts(Handle handle, String base, String revision) {
    return handle
        .createQuery(
            """
            SELECT comparable, breaking, dangerous, safe FROM api_difference
            WHERE base = :base AND revision = :revision
            """)
        .bind("base", base)
        .bind("revision", revision)
        .map(
            (row, context) ->
                new Counts(row.getInt(1) != 0, row.getInt(2), row.getInt(3), row.getInt(4)))
        .findOne();
  }

  /** The changes, as they were written. */
  public Optional<List<Change>> changes(Handle handle, String base, String revision) {
    return handle
        .createQuery(
            """
            SELECT changes FROM api_difference
            WHERE base = :base AND revision = :revision AND comparable = 1
            """)
        .bind("base", base)
        .bind("revision", revision)
        .map((row, context) -> List.of(Packed.unpackJson(row.getBytes(1), Change[].class)))
        .findOne();
  }

  /** Writes a difference; empty where the two can't be compared. */
  public Counts put(Handle handle, String base, String revision, Optional<List<Change>> changes) {
    List<Change> all = changes.orElse(List.of());
    Counts counts =
        new Counts(
            changes.isPresent(),
            count(all, Level.BREAKING),
            count(all, Level.DANGEROUS),
            count(all, Level.SAFE));
    handle
        .createUpdate(
            """
            INSERT INTO api_difference (base, revision, comparable, breaking, dangerous, safe,
              changes)
            VALUES (:base, :revision, :comparable, :breaking, :dangerous, :safe, :changes)
            ON CONFLICT DO NOTHING
            """)
        .bind("base", base)
        .bind("revision", revision)
        .bind("comparable", counts.comparable() ? 1 : 0)
        .bind("breaking", counts.breaking())
        .bind("dangerous", counts.dangerous())
        .bind("safe", counts.safe())
        .bind("changes", Packed.packJson(all))
        .execute();
    return counts;
  }

  private static int count(List<Change> changes, Level level) {
    return (int) changes.stream().filter(change -> change.level() == level).count();
  }
}
