package io.andal.cli.difference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import io.andal.workspace.Position;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A difference for scripts; names of fields stay. */
public record DifferenceJson(
    String base, String revision, String format, Summary summary, List<Item> changes) {

  public static DifferenceJson of(Compared compared) {
    return new DifferenceJson(
        compared.base(),
        compared.revision(),
        compared.format(),
        new Summary(
            compared.count(Level.BREAKING),
            compared.count(Level.DANGEROUS),
            compared.count(Level.SAFE)),
        compared.changes().stream().map(DifferenceJson::item).toList());
  }

  private static Item item(Change change) {
    return new Item(
        change.id(),
        change.level().name().toLowerCase(Locale.ROOT),
        change.operation(),
        change.place(),
        change.text(),
        change.before(),
        change.after(),
        change.basePosition().orElse(null),
        change.revisionPosition().orElse(null));
  }

  /** How many changes there are of each level. */
  public record Summary(long breaking, long dangerous, long safe) {}

  /** One change. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      String id,
      String level,
      String operation,
      String place,
      String text,
      String before,
      String after,
      @Nullable Position basePosition,
      @Nullable Position revisionPosition) {}
}
