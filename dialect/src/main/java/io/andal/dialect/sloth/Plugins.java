package io.andal.dialect.sloth;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.Imported;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Chains of Sloth's SLO plugins: read where they change nothing, refused by name where they do. */
final class Plugins {
  private static final String CORE = "sloth.dev/core/";

  /** What Sloth does without a chain. */
  private static final List<String> RULES =
      List.of(CORE + "sli_rules/v1", CORE + "metadata_rules/v1", CORE + "alert_rules/v1");

  /** They only look, or log. */
  private static final Set<String> HARMLESS =
      Set.of(
          CORE + "debug/v1",
          CORE + "validate/v1",
          CORE + "noop/v1",
          "sloth.dev/contrib/validate_victoria_metrics/v1");

  private Plugins() {}

  /** Reads {@code slo_plugins} of a service, or {@code plugins} of an SLO. */
  static void read(ForeignValue plugins, Imported into) {
    if (!plugins.present()) {
      return;
    }
    plugins.onlyHas(into, "overridePrevious", "chain");
    List<String> ids = new ArrayList<>();
    for (ForeignValue plugin : plugins.child("chain").items()) {
      plugin.onlyHas(into, "id", "config", "priority");
      String id = plugin.text("id");
      ids.add(id);
      boolean core = RULES.contains(id) && plugin.child("config").node().isEmpty();
      if (!core && !HARMLESS.contains(id)) {
        into.cannotSay(
            plugin.child("id"),
            "The plugin '%s' changes what Sloth makes of its SLOs, and OpenSLO has no plugins"
                .formatted(id),
            "Say what it does in OpenSLO");
      }
    }
    if (plugins.flag("overridePrevious", false)) {
      RULES.stream()
          .filter(rule -> !ids.contains(rule))
          .forEach(
              rule ->
                  into.cannotSay(
                      plugins,
                      "The chain replaces Sloth's own and has no '%s'".formatted(rule),
                      "Add it to the chain"));
    } else if (ids.stream().anyMatch(RULES::contains)) {
      into.cannotSay(
          plugins, "A plugin of Sloth's own chain runs twice", "Write overridePrevious: true");
    }
  }
}
