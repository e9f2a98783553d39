package io.andal.specification.difference.openapi;

import io.andal.specification.difference.openapi.Api.Endpoint;
import io.andal.specification.difference.openapi.Report.Said;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One operation on both sides. */
final class OperationComparison {
  private final Comparison comparison;
  private final Endpoint base;
  private final Endpoint revision;
  private final Spot before;
  private final Spot after;
  private final Context context;

  OperationComparison(Comparison comparison, Endpoint base, Endpoint revision) {
    this.comparison = comparison;
    this.base = base;
    this.revision = revision;
    this.before = base.operation();
    this.after = revision.operation();
    this.context = Context.of(base.key(), before, after);
  }

  void compare() {
    comparison.wording().compare(before, after);
    stability();
    deprecation();
    operationId();
    tags();
    servers();
    new SecurityComparison(comparison).ofOperation(context, before, after);
    new ParametersComparison(comparison, context, base, revision).compare();
    new BodyComparison(comparison, context).ofRequests(base, revision);
    new AnswersComparison(comparison, context).compare(base, revision);
    callbacks();
  }

  private void stability() {
    for (Spot side : List.of(before, after)) {
      if (Stability.invalid(side)) {
        add(
            ApiRule.API_INVALID_STABILITY_LEVEL,
            before.text(Stability.KEY),
            side.text(Stability.KEY),
            Stability.KEY);
        return;
      }
    }
    Stability one = Stability.of(before).orElse(null);
    Stability other = Stability.of(after).orElse(null);
    if (one != null && other != null && one != other) {
      add(
          other.compareTo(one) > 0
              ? ApiRule.API_STABILITY_INCREASED
              : ApiRule.API_STABILITY_DECREASED,
          one.shown(),
          other.shown(),
          Stability.KEY);
    }
  }

  private void deprecation() {
    boolean was = before.isTrue("deprecated");
    boolean is = after.isTrue("deprecated");
    if (was && !is) {
      add(ApiRule.ENDPOINT_REACTIVATED, "deprecated", "", "deprecated");
    } else if (!was && is) {
      deprecated();
    } else if (is) {
      sunset();
    }
  }

  private void deprecated() {
    String day = after.text(Sunset.KEY);
    Optional<LocalDate> sunset = Sunset.of(after);
    if (Sunset.invalid(after)) {
      add(ApiRule.API_DEPRECATED_SUNSET_PARSE, "", day, Sunset.KEY);
    } else if (sunset.isPresent()) {
      add(
          sunset.get().isBefore(comparison.today())
              ? ApiRule.API_SUNSET_DATE_TOO_SMALL
              : ApiRule.ENDPOINT_DEPRECATED_WITH_SUNSET,
          "",
          day,
          Sunset.KEY);
    } else if (context.promises()) {
      add(
          ApiRule.API_DEPRECATED_SUNSET_MISSING,
          after.text(Stability.KEY),
          "deprecated",
          "deprecated");
    } else {
      add(ApiRule.ENDPOINT_DEPRECATED, "", "deprecated", "deprecated");
    }
  }

  private void sunset() {
    String one = before.text(Sunset.KEY);
    String other = after.text(Sunset.KEY);
    if (one.equals(other)) {
      return;
    }
    if (other.isEmpty()) {
      add(ApiRule.SUNSET_DELETED, one, "", Sunset.KEY);
    } else if (Sunset.invalid(before) || Sunset.invalid(after)) {
      add(ApiRule.API_PATH_SUNSET_PARSE, one, Sunset.invalid(after) ? other : one, Sunset.KEY);
    } else {
      Optional<LocalDate> was = Sunset.of(before);
      Optional<LocalDate> is = Sunset.of(after);
      if (was.isPresent() && is.isPresent() && is.get().isBefore(was.get())) {
        add(ApiRule.API_SUNSET_DATE_CHANGED_TOO_SMALL, one, other, Sunset.KEY);
      }
    }
  }

  private void operationId() {
    String one = before.text("operationId");
    String other = after.text("operationId");
    if (one.isEmpty() && !other.isEmpty()) {
      add(ApiRule.API_OPERATION_ID_ADDED, "", other, "operationId");
    } else if (!one.equals(other)) {
      add(ApiRule.API_OPERATION_ID_REMOVED, one, other, "operationId");
    }
  }

  private void tags() {
    List<String> one = Api.texts(before.children("tags"));
    List<String> other = Api.texts(after.children("tags"));
    one.stream()
        .filter(tag -> !other.contains(tag))
        .forEach(tag -> add(ApiRule.API_TAG_REMOVED, tag, "", "tags"));
    other.stream()
        .filter(tag -> !one.contains(tag))
        .forEach(tag -> add(ApiRule.API_TAG_ADDED, "", tag, "tags"));
  }

  private void servers() {
    DescriptionComparison description = new DescriptionComparison(comparison);
    description.servers(context, before, after);
    description.servers(context, base.item(), revision.item());
  }

  private void callbacks() {
    Map<String, Spot> one = callbacks(before, comparison.base());
    Map<String, Spot> other = callbacks(after, comparison.revision());
    one.forEach(
        (name, spot) -> {
          Spot same = other.get(name);
          if (same == null) {
            comparison.add(
                ApiRule.CALLBACK_REMOVED,
                context,
                "callbacks",
                new Said(name, "", ""),
                spot,
                after.child("callbacks"));
          } else {
            EndpointsComparison.incoming(
                comparison, spot.children(), same.children(), "callback " + name);
          }
        });
    DescriptionComparison.each(
        other,
        one,
        (name, spot) ->
            comparison.add(
                ApiRule.CALLBACK_ADDED,
                context,
                "callbacks",
                new Said(name, "", ""),
                before.child("callbacks"),
                spot));
  }

  private static Map<String, Spot> callbacks(Spot operation, Api api) {
    Map<String, Spot> callbacks = new LinkedHashMap<>();
    for (Spot named : operation.children("callbacks")) {
      callbacks.put(named.key(), api.side().resolve(named));
    }
    return callbacks;
  }

  private void add(ApiRule rule, String one, String other, String key) {
    Spot spot = before.child(key);
    Spot same = after.child(key);
    comparison.add(
        rule,
        context,
        "",
        Said.of(one, other),
        spot == null ? before : spot,
        same == null ? after : same);
  }
}
