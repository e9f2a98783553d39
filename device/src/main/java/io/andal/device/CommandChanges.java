package io.andal.device;

import java.util.List;

/**
 * What changed among commands since it was last stored.
 *
 * @param kept new and changed ones
 * @param gone those that are forgotten
 */
public record CommandChanges(List<CommandRow> kept, List<CommandKey> gone) {
  /** Nothing changed. */
  public static final CommandChanges NONE = new CommandChanges(List.of(), List.of());

  public CommandChanges {
    kept = List.copyOf(kept);
    gone = List.copyOf(gone);
  }

  public boolean isEmpty() {
    return kept.isEmpty() && gone.isEmpty();
  }
}
