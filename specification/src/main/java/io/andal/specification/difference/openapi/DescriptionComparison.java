package io.andal.specification.difference.openapi;

import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The description as a whole: its version, servers, and wording. */
final class DescriptionComparison {
  private final Comparison comparison;

  DescriptionComparison(Comparison comparison) {
    this.comparison = comparison;
  }

  void compare() {
    Spot base = comparison.base().root();
    Spot revision = comparison.revision().root();
    comparison.wording().compare(base, revision);
    Spot one = base.child("info");
    Spot other = revision.child("info");
    comparison.wording().compare(one, other);
    version(one, other);
    servers(Context.ALL, comparison.base().servers(), comparison.revision().servers());
    componentWords(base, revision);
  }

  private void version(@Nullable Spot one, @Nullable Spot other) {
    String before = one == null ? "" : one.text("version");
    String after = other == null ? "" : other.text("version");
    if (!before.equals(after) && one != null && other != null) {
      comparison.add(
          VersionOrder.before(after, before)
              ? ApiRule.API_VERSION_DECREASED
              : ApiRule.API_VERSION_CHANGED,
          Context.ALL,
          "",
          Report.Said.of(before, after),
          one.child("version"),
          other.child("version"));
    }
  }

  /** Servers of a path or an operation. */
  void servers(Context context, Spot base, Spot revision) {
    servers(context, comparison.base().servers(base), comparison.revision().servers(revision));
  }

  private void servers(Context context, Map<String, Spot> before, Map<String, Spot> after) {
    each(
        before,
        after,
        (name, spot) ->
            comparison.add(
                ApiRule.SERVER_REMOVED, context, "servers", Report.Said.of(name, ""), spot, null));
    each(
        after,
        before,
        (name, spot) ->
            comparison.add(
                ApiRule.SERVER_ADDED, context, "servers", Report.Said.of("", name), null, spot));
  }

  static void each(Map<String, Spot> all, Map<String, Spot> known, BiConsumer<String, Spot> other) {
    all.forEach(
        (name, spot) -> {
          if (!known.containsKey(name)) {
            other.accept(name, spot);
          }
        });
  }

  /** Tags say what groups of operations are about. */
  private void componentWords(Spot base, Spot revision) {
    for (Spot tag : base.children("tags")) {
      for (Spot same : revision.children("tags")) {
        if (tag.text("name").equals(same.text("name"))) {
          comparison.wording().compare(tag, same);
        }
      }
    }
  }
}
