package io.andal.dialect.sloth;

import io.andal.dialect.OpenSlo;
import io.andal.dialect.sloth.SlothSlo.Notice;
import io.andal.dialect.sloth.SlothSlo.Sli;
import io.andal.dialect.sloth.Windows.Pair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The groups of Prometheus rules that Sloth 0.16 makes of one SLO: its SLI over each window, what
 * describes it, and its alerts. Equal to Sloth's own as parsed YAML, to the last digit.
 */
final class Rules {
  private static final String SLI = "slo:sli_error:ratio_rate";
  private static final Pattern WINDOW = Pattern.compile("\\{\\{-?\\s*\\.window\\s*-?}}");
  private static final String VERSION = "dev";
  private static final String SUMMARY =
      "{{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error budget burn rate is over"
          + " expected.";
  private static final String TITLE =
      "{{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error budget burn rate is too fast.";

  private final SlothSlo slo;
  private final Windows windows;
  private final Map<String, String> labels = new TreeMap<>();
  private final String filter;

  private Rules(SlothSlo slo, Windows windows, Map<String, String> extraLabels) {
    this.slo = slo;
    this.windows = windows;
    Map<String, String> identity =
        new TreeMap<>(
            Map.of("sloth_id", slo.id(), "sloth_service", slo.service(), "sloth_slo", slo.name()));
    labels.putAll(extraLabels);
    labels.putAll(slo.labels());
    labels.putAll(identity);
    this.filter =
        identity.entrySet().stream()
            .map(label -> "%s=\"%s\"".formatted(label.getKey(), label.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  /**
   * Adds the groups of one SLO.
   *
   * @param windows those to record, whether there are alerts or not
   * @param mode what Sloth calls the way in which it was run, such as {@code cli-gen-prom}
   */
  static void add(
      ArrayNode groups,
      SlothSlo slo,
      Windows windows,
      String mode,
      Map<String, String> extraLabels) {
    Rules rules = new Rules(slo, windows, extraLabels);
    rules.addIndicators(rules.group(groups, "sli-recordings"));
    rules.addMetadata(rules.group(groups, "meta-recordings"), mode);
    boolean page = !slo.alerting().page().disabled() && !windows.page().isEmpty();
    boolean ticket = !slo.alerting().ticket().disabled() && !windows.ticket().isEmpty();
    if (page || ticket) {
      ArrayNode alerts = rules.group(groups, "alerts");
      if (page) {
        rules.addAlert(alerts, "page", windows.page(), slo.alerting().page());
      }
      if (ticket) {
        rules.addAlert(alerts, "ticket", windows.ticket(), slo.alerting().ticket());
      }
    }
  }

  private ArrayNode group(ArrayNode groups, String part) {
    ObjectNode group = groups.addObject();
    group.put("name", "sloth-slo-%s-%s".formatted(part, slo.id()));
    return group.putArray("rules");
  }

  private void record(ArrayNode rules, String name, String expr, Map<String, String> more) {
    ObjectNode rule = rules.addObject();
    rule.put("record", name);
    rule.put("expr", expr);
    Map<String, String> all = new TreeMap<>(labels);
    all.putAll(more);
    all.forEach(rule.putObject("labels")::put);
  }

  private void addIndicators(ArrayNode rules) {
    for (Duration window : windows.all()) {
      String text = GoText.duration(window);
      record(rules, SLI + text, indicator(text), Map.of("sloth_window", text));
    }
    String period = GoText.duration(windows.period());
    if (windows.all().contains(windows.period())) {
      return;
    }
    String shortest = SLI + shortest() + filter;
    record(
        rules,
        SLI + period,
        "sum_over_time(%1$s[%2$s])%n/ ignoring (sloth_window)%ncount_over_time(%1$s[%2$s])%n"
            .formatted(shortest, period)
            .replace(System.lineSeparator(), "\n"),
        Map.of("sloth_window", period));
  }

  private String shortest() {
    return GoText.duration(windows.all().first());
  }

  private String indicator(String window) {
    return switch (slo.sli()) {
      case Sli.Raw raw -> "(" + at(raw.errorRatio(), window) + ")";
      case Sli.Events events ->
          "(" + at(events.errors(), window) + ")\n/\n(" + at(events.total(), window) + ")\n";
    };
  }

  private static String at(String query, String window) {
    return WINDOW.matcher(query).replaceAll(Matcher.quoteReplacement(window));
  }

  private void addMetadata(ArrayNode rules, String mode) {
    double percent = slo.objective().doubleValue();
    String objective = GoText.general(percent / 100);
    record(rules, "slo:objective:ratio", "vector(" + objective + ")", Map.of());
    record(rules, "slo:error_budget:ratio", "vector(1-" + objective + ")", Map.of());
    String days = GoText.general(windows.period().toMinutes() / 60.0 / 24);
    record(rules, "slo:time_period:days", "vector(" + days + ")", Map.of());
    record(rules, "slo:current_burn_rate:ratio", burnRate(shortest()), Map.of());
    String period = GoText.duration(windows.period());
    record(rules, "slo:period_burn_rate:ratio", burnRate(period), Map.of());
    record(
        rules,
        "slo:period_error_budget_remaining:ratio",
        "1 - slo:period_burn_rate:ratio" + filter,
        Map.of());
    record(
        rules,
        "sloth_slo_info",
        "vector(1)",
        Map.of(
            "sloth_mode",
            mode,
            "sloth_objective",
            GoText.plain(percent),
            "sloth_spec",
            slo.spec(),
            "sloth_version",
            VERSION));
  }

  private String burnRate(String window) {
    return SLI
        + window
        + filter
        + "\n/ on(sloth_id, sloth_slo, sloth_service) group_left\nslo:error_budget:ratio"
        + filter
        + "\n";
  }

  private void addAlert(ArrayNode rules, String severity, List<Pair> pairs, Notice notice) {
    ObjectNode rule = rules.addObject();
    rule.put("alert", slo.alerting().name());
    rule.put("expr", pairs.stream().map(this::condition).collect(Collectors.joining("or\n")));
    Map<String, String> own = new TreeMap<>(Map.of("sloth_severity", severity));
    own.putAll(slo.alerting().labels());
    own.putAll(notice.labels());
    own.forEach(rule.putObject("labels")::put);
    Map<String, String> texts =
        new TreeMap<>(Map.of("summary", SUMMARY, "title", "(" + severity + ") " + TITLE));
    texts.putAll(slo.alerting().annotations());
    texts.putAll(notice.annotations());
    texts.forEach(rule.putObject("annotations")::put);
  }

  private String condition(Pair pair) {
    return "(\n    %s\n    and\n    %s\n)\n"
        .formatted(exceeds(pair.shorter(), pair.factor()), exceeds(pair.longer(), pair.factor()));
  }

  private String exceeds(Duration window, double factor) {
    double budget = (100 - slo.objective().doubleValue()) / 100;
    return "max(%s%s%s > (%s * %s)) without (sloth_window)"
        .formatted(
            SLI, GoText.duration(window), filter, GoText.general(factor), GoText.general(budget));
  }

  /** An empty list of groups. */
  static ArrayNode groups() {
    return OpenSlo.object().putArray("groups");
  }
}
