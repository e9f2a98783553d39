package io.andal.cli.difference;

import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import java.util.List;

/** From which changes on the answer is no. */
public enum FailOn {
  breaking,
  dangerous,
  any,
  none;

  /** Whether one of the changes is bad enough. */
  public boolean met(List<Change> changes) {
    return switch (this) {
      case breaking -> changes.stream().anyMatch(change -> change.level() == Level.BREAKING);
      case dangerous -> changes.stream().anyMatch(change -> change.level() != Level.SAFE);
      case any -> !changes.isEmpty();
      case none -> false;
    };
  }
}
