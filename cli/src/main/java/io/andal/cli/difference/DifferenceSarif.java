package io.andal.cli.difference;

import io.andal.cli.validate.Sarif;
import io.andal.specification.difference.Change;
import io.andal.workspace.Position;
import java.util.List;

/** A difference as a SARIF log; what was removed is shown where the base had it. */
public final class DifferenceSarif {
  private DifferenceSarif() {}

  public static Sarif of(Compared compared, String toolVersion) {
    return Sarif.ofResults(
        compared.groups().stream().map(group -> result(compared, group)).toList(), toolVersion);
  }

  private static Sarif.Result result(Compared compared, Compared.Group group) {
    Change change = group.change();
    String level =
        switch (change.level()) {
          case BREAKING -> "error";
          case DANGEROUS -> "warning";
          case SAFE -> "note";
        };
    String where = group.where().isEmpty() ? "" : group.where() + ": ";
    Sarif.Location location =
        change.revisionPosition().isPresent() || change.basePosition().isEmpty()
            ? Sarif.location(compared.revision(), change.revisionPosition().orElse(Position.START))
            : Sarif.location(compared.base(), change.basePosition().get());
    return new Sarif.Result(
        change.id(), level, new Sarif.Message(where + change.text()), List.of(location));
  }
}
