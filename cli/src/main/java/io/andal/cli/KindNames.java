package io.andal.cli;

import io.andal.workspace.DocumentId;
import io.andal.workspace.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds kinds by the names that people type: {@code SLO}, {@code slo}, {@code slos}. */
final class KindNames {
  private final List<Kind> kinds;

  private KindNames(List<Kind> kinds) {
    this.kinds = kinds;
  }

  static KindNames of(List<Kind> kinds) {
    return new KindNames(List.copyOf(kinds));
  }

  /**
   * The kind behind a typed name.
   *
   * @throws CommandException naming the kinds there are, if it is none of them
   */
  Kind resolve(String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return kinds.stream()
        .filter(kind -> spellings(kind.name()).anyMatch(wanted::equals))
        .findFirst()
        .orElseThrow(() -> unknown(typed));
  }

  /**
   * The document behind {@code KIND/NAME}.
   *
   * @throws CommandException if it isn't of that form, or the kind is unknown
   */
  DocumentId resolveDocument(String typed) {
    int slash = typed.indexOf('/');
    if (slash < 1 || slash == typed.length() - 1) {
      throw CommandException.couldNot(
          "'" + typed + "' names no document; write KIND/NAME, for example slo/checkout-latency");
    }
    return DocumentId.of(resolve(typed.substring(0, slash)).name(), typed.substring(slash + 1));
  }

  private static Stream<String> spellings(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plural =
        lower.endsWith("y") ? lower.substring(0, lower.length() - 1) + "ies" : lower + "s";
    return Stream.of(lower, plural);
  }

  private CommandException unknown(String typed) {
    return CommandException.couldNot(
        "there is no kind '"
            + typed
            + "'; the kinds are "
            + kinds.stream().map(Kind::name).collect(Collectors.joining(", ")));
  }
}
