package io.andal.signal.grafana;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.Selector;
import io.andal.signal.SelectorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What an SLO of Grafana measures, as an indicator. Stateless. */
final class GrafanaSloQuery {
  /** Grafana's own window for rates, which has no fixed length. */
  private static final Pattern RATE_WINDOW =
      Pattern.compile("\\$(__rate_interval|__interval|\\{__rate_interval}|\\{__interval})");

  private static final String SUM =
      "sum(?:\\s*by\\s*\\([^)]*\\))?\\s*\\(\\s*(?:rate|increase)\\s*\\(([^\\[\\]]+)\\[[^\\]]+]\\s*\\)\\s*\\)";
  private static final Pattern QUOTIENT =
      Pattern.compile("\\s*\\(?\\s*" + SUM + "\\s*\\)?\\s*/\\s*\\(?\\s*" + SUM + "\\s*\\)?\\s*");

  private GrafanaSloQuery() {}

  /** An indicator, or why there is none. */
  record Read(Optional<Indicator> indicator, String obstacle, List<String> losses) {
    static Read impossible(String why) {
      return new Read(Optional.empty(), why, List.of());
    }
  }

  static Read of(JsonNode slo, String source, String usual) {
    JsonNode query = slo.path("query");
    String type = query.path("type").asString("");
    JsonNode own = query.path(type);
    String uid =
        first(
            own.path("sourceDatasourceUid").asString(""),
            slo.at("/readOnly/sourceDatasource/uid").asString(""),
            GrafanaSlos.destination(slo),
            usual);
    if (query.path("grafanaQueries").isObject()) {
      return Read.impossible("It is made of several Grafana queries, which Andal doesn't join.");
    }
    if (uid.isEmpty()) {
      return Read.impossible("It doesn't say which data source it asks.");
    }
    List<String> losses = new ArrayList<>();
    if (!own.path("groupByLabels").isEmpty()) {
      losses.add(
          "Grafana also judges it by %s; here all count together."
              .formatted(
                  String.join(
                      ", ",
                      own.path("groupByLabels").valueStream().map(JsonNode::asString).toList())));
    }
    return switch (type) {
      case "ratio" -> ratio(own.path("successMetric"), own, false, source, uid, losses);
      case "failureRatio" -> ratio(own.path("failureMetric"), own, true, source, uid, losses);
      case "freeform" -> freeform(own.path("query").asString(""), source, uid, losses);
      case "threshold" ->
          threshold(own.path("thresholdExpression").asString(""), own, false, source, uid, losses);
      case "failureThreshold" ->
          threshold(
              own.path("failureThresholdExpression").asString(""), own, true, source, uid, losses);
      default -> Read.impossible("Andal doesn't know queries of type \"%s\".".formatted(type));
    };
  }

  private static Read ratio(
      JsonNode part, JsonNode own, boolean bad, String source, String uid, List<String> losses) {
    return counted(
        part.path("prometheusMetric").asString(""),
        own.path("totalMetric").path("prometheusMetric").asString(""),
        bad,
        source,
        uid,
        losses);
  }

  private static Read counted(
      String part, String total, boolean bad, String source, String uid, List<String> losses) {
    try {
      Selector.parse(part);
      Selector.parse(total);
    } catch (SelectorException e) {
      return Read.impossible("Its metrics are no plain selectors. " + e.getMessage());
    }
    return read(
        new Indicator.Ratio(source, metric(part, uid), bad, metric(total, uid), true), losses);
  }

  private static Read freeform(String query, String source, String uid, List<String> losses) {
    Matcher quotient = QUOTIENT.matcher(query);
    if (quotient.matches() && isSelector(quotient.group(1)) && isSelector(quotient.group(2))) {
      return counted(
          quotient.group(1).strip(), quotient.group(2).strip(), false, source, uid, losses);
    }
    if (query.isBlank() || query.contains("$__range")) {
      return Read.impossible("Its query is made for a whole window, not for minutes: " + query);
    }
    losses.add("Its query isn't split into good and total, so each minute counts the same.");
    return read(new Indicator.Raw(source, metric(fixed(query, losses), uid), true), losses);
  }

  private static boolean isSelector(String text) {
    try {
      Selector.parse(text);
      return true;
    } catch (SelectorException e) {
      return false;
    }
  }

  private static Read threshold(
      String expression,
      JsonNode own,
      boolean bad,
      String source,
      String uid,
      List<String> losses) {
    String operator = own.at("/threshold/operator").asString("");
    Optional<Comparison> comparison = comparison(operator, bad);
    if (comparison.isEmpty() || expression.isBlank()) {
      return Read.impossible("Andal doesn't compare with \"%s\".".formatted(operator));
    }
    return read(
        new Indicator.Threshold(
            source,
            metric(fixed(expression, losses), uid),
            comparison.get(),
            own.at("/threshold/value").asDouble()),
        losses);
  }

  /** When it is good; Grafana's failures are turned around. */
  private static Optional<Comparison> comparison(String operator, boolean bad) {
    return switch (operator) {
      case "<" -> Optional.of(bad ? Comparison.GTE : Comparison.LT);
      case "<=" -> Optional.of(bad ? Comparison.GT : Comparison.LTE);
      case ">" -> Optional.of(bad ? Comparison.LTE : Comparison.GT);
      case ">=" -> Optional.of(bad ? Comparison.LT : Comparison.GTE);
      default -> Optional.empty();
    };
  }

  private static String fixed(String query, List<String> losses) {
    if (!RATE_WINDOW.matcher(query).find()) {
      return query.strip();
    }
    losses.add("$__rate_interval is 5m here.");
    return RATE_WINDOW.matcher(query).replaceAll("5m").strip();
  }

  private static Metric metric(String query, String uid) {
    return new Metric(Map.of("query", query.strip(), "datasource", uid));
  }

  private static Read read(Indicator indicator, List<String> losses) {
    return new Read(Optional.of(indicator), "", List.copyOf(losses));
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
