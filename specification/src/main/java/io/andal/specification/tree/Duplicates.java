package io.andal.specification.tree;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.workspace.Problem;
import java.util.List;

/** Keys that stand twice in one mapping, told once each and never without end. */
final class Duplicates {
  private static final int MOST = 100;

  private final String file;
  private final List<Problem> problems;
  private int told;

  Duplicates(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  void check(Mapping mapping) {
    for (Field field : mapping.fields()) {
      Field first = mapping.field(field.key());
      if (first != null && !first.position().equals(field.position()) && ++told <= MOST) {
        problems.add(
            new Problem(
                Problem.Severity.WARNING,
                "duplicate-key",
                file,
                field.position(),
                "The key '"
                    + Shortened.text(field.key())
                    + "' stands twice in one mapping; it was already at line "
                    + first.line()
                    + ", column "
                    + first.column(),
                "Keep one of them; the first one counts here, other tools take the last"));
      }
    }
  }
}
