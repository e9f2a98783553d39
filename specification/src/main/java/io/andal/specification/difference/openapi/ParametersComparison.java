package io.andal.specification.difference.openapi;

import io.andal.specification.difference.openapi.Api.Endpoint;
import io.andal.specification.difference.openapi.Api.Parameter;
import io.andal.specification.difference.openapi.Report.Said;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The parameters of one operation. Names in a path are only names: places count. */
final class ParametersComparison {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

  private final Comparison comparison;
  private final Context context;
  private final Endpoint base;
  private final Endpoint revision;

  ParametersComparison(Comparison comparison, Context context, Endpoint base, Endpoint revision) {
    this.comparison = comparison;
    this.context = context;
    this.base = base;
    this.revision = revision;
  }

  void compare() {
    Map<String, Parameter> before = comparison.base().parameters(base);
    Map<String, Parameter> after = renamed(comparison.revision().parameters(revision));
    List<Parameter> removed = new ArrayList<>();
    before.forEach(
        (key, one) -> {
          Parameter other = after.get(key);
          if (other == null) {
            removed.add(one);
          } else {
            both(one, other);
          }
        });
    List<Parameter> added = new ArrayList<>();
    after.forEach(
        (key, other) -> {
          if (!before.containsKey(key)) {
            added.add(other);
          }
        });
    moved(removed, added);
    removed.forEach(this::removed);
    added.forEach(this::added);
  }

  /** The revision's parameters by the names that the base's path gives their places. */
  private Map<String, Parameter> renamed(Map<String, Parameter> parameters) {
    List<String> before = variables(base.path());
    List<String> after = variables(revision.path());
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < after.size() && i < before.size(); i++) {
      if (!after.get(i).equals(before.get(i))) {
        names.put(after.get(i), before.get(i));
      }
    }
    if (names.isEmpty()) {
      return parameters;
    }
    Map<String, Parameter> renamed = new LinkedHashMap<>();
    parameters.forEach(
        (key, parameter) -> {
          String former = names.get(parameter.name());
          if (parameter.in().equals("path") && former != null) {
            renamed.put("path " + former, parameter);
            comparison.add(
                ApiRule.REQUEST_PARAMETER_RENAMED,
                context,
                title(parameter),
                Said.of(former, parameter.name()),
                null,
                parameter.spot());
          } else {
            renamed.put(key, parameter);
          }
        });
    return renamed;
  }

  private static List<String> variables(String path) {
    return VARIABLE.matcher(path).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private void moved(List<Parameter> removed, List<Parameter> added) {
    for (Parameter one : List.copyOf(removed)) {
      for (Parameter other : List.copyOf(added)) {
        if (one.name().equalsIgnoreCase(other.name()) && !other.in().equals("path")) {
          removed.remove(one);
          added.remove(other);
          add(ApiRule.REQUEST_PARAMETER_MOVED, one.in(), other.in(), one, other);
          break;
        }
      }
    }
  }

  private void removed(Parameter one) {
    Spot spot = one.spot();
    Optional<LocalDate> sunset = Sunset.of(spot);
    ApiRule rule;
    String before = shown(one);
    if (!spot.isTrue("deprecated")) {
      rule = ApiRule.REQUEST_PARAMETER_REMOVED;
    } else if (Sunset.invalid(spot)) {
      comparison.add(
          ApiRule.REQUEST_PARAMETER_SUNSET_PARSE,
          context,
          title(one),
          new Said(shown(one), "", spot.text(Sunset.KEY)),
          spot,
          null);
      return;
    } else if (sunset.isPresent() && sunset.get().isAfter(comparison.today())) {
      rule = ApiRule.REQUEST_PARAMETER_REMOVED_BEFORE_SUNSET;
      before = sunset.get().toString();
    } else {
      rule = ApiRule.REQUEST_PARAMETER_REMOVED_WITH_DEPRECATION;
    }
    comparison.add(rule, context, title(one), new Said(shown(one), before, ""), spot, null);
  }

  private void added(Parameter other) {
    ApiRule rule;
    if (other.in().equals("path")) {
      rule = ApiRule.NEW_REQUEST_PATH_PARAMETER;
    } else if (other.common()) {
      rule =
          other.required()
              ? ApiRule.NEW_REQUIRED_REQUEST_DEFAULT_PARAMETER_TO_EXISTING_PATH
              : ApiRule.NEW_OPTIONAL_REQUEST_DEFAULT_PARAMETER_TO_EXISTING_PATH;
    } else {
      rule =
          other.required()
              ? ApiRule.NEW_REQUIRED_REQUEST_PARAMETER
              : ApiRule.NEW_OPTIONAL_REQUEST_PARAMETER;
    }
    comparison.add(
        rule, context, title(other), new Said(shown(other), "", shown(other)), null, other.spot());
  }

  private void both(Parameter one, Parameter other) {
    comparison.wording().compare(one.spot(), other.spot());
    boolean path = one.in().equals("path");
    if (!path && one.required() != other.required()) {
      add(
          other.required()
              ? ApiRule.REQUEST_PARAMETER_BECAME_REQUIRED
              : ApiRule.REQUEST_PARAMETER_BECAME_OPTIONAL,
          one.required() ? "required" : "optional",
          other.required() ? "required" : "optional",
          one,
          other);
    }
    Style before = Style.of(one);
    Style after = Style.of(other);
    if (!before.equals(after) && (structured(one) || structured(other))) {
      add(ApiRule.REQUEST_PARAMETER_STYLE_CHANGED, before.shown(), after.shown(), one, other);
    }
    new ParameterDeprecation(comparison, context).compare(one, other, title(other), shown(other));
    if (one.schema() != null && other.schema() != null) {
      comparison
          .schemas()
          .add(
              context,
              Place.REQUEST_PARAMETER,
              title(other),
              one.schema(),
              other.schema(),
              true,
              after.exploded());
    }
    new BodyComparison(comparison, context)
        .contents(one.content(), other.content(), Place.REQUEST_PARAMETER, title(other));
  }

  /** Single values look the same in all styles of a place. */
  private boolean structured(Parameter parameter) {
    return parameter.schema() != null
        && List.of("array", "object")
            .contains(
                (parameter.spot().has("schema") ? parameter.schema() : parameter.spot())
                    .text("type"));
  }

  private void add(ApiRule rule, String before, String after, Parameter one, Parameter other) {
    comparison.add(
        rule,
        context,
        title(other),
        new Said(shown(other), before, after),
        one.spot(),
        other.spot());
  }

  static String shown(Parameter parameter) {
    return parameter.in() + " parameter " + parameter.name();
  }

  static String title(Parameter parameter) {
    return shown(parameter);
  }

  /** How a list or an object is written. */
  private record Style(String style, boolean explode) {

    static Style of(Parameter parameter) {
      Spot spot = parameter.spot();
      boolean form = List.of("query", "cookie").contains(parameter.in());
      if (!spot.text("collectionFormat").isEmpty() || !spot.has("schema")) {
        return former(spot.text("collectionFormat"), form);
      }
      String style = spot.text("style");
      String meant = style.isEmpty() ? (form ? "form" : "simple") : style;
      return new Style(meant, spot.has("explode") ? spot.isTrue("explode") : meant.equals("form"));
    }

    /** OpenAPI 2.0. */
    private static Style former(String format, boolean form) {
      return switch (format) {
        case "multi" -> new Style("form", true);
        case "ssv" -> new Style("spaceDelimited", false);
        case "pipes" -> new Style("pipeDelimited", false);
        case "tsv" -> new Style("tabDelimited", false);
        default -> new Style(form ? "form" : "simple", false);
      };
    }

    boolean exploded() {
      return style.equals("form") && explode;
    }

    String shown() {
      return explode ? style + ", exploded" : style;
    }
  }
}
