package io.andal.specification.difference.openapi;

import io.andal.specification.difference.openapi.Report.Said;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who may call: requirements, and the schemes that they name. */
final class SecurityComparison {
  /** OpenAPI 2.0 has one flow with its own name for it. */
  private static final Map<String, String> FORMER_FLOWS =
      Map.of("accessCode", "authorizationCode", "application", "clientCredentials");

  private final Comparison comparison;

  SecurityComparison(Comparison comparison) {
    this.comparison = comparison;
  }

  private record Rules(
      ApiRule added,
      ApiRule alternativeAdded,
      ApiRule removed,
      ApiRule alternativeRemoved,
      ApiRule scopeAdded,
      ApiRule scopeRemoved) {
    static final Rules GLOBAL =
        new Rules(
            ApiRule.API_GLOBAL_SECURITY_ADDED,
            ApiRule.API_GLOBAL_SECURITY_ALTERNATIVE_ADDED,
            ApiRule.API_GLOBAL_SECURITY_REMOVED,
            ApiRule.API_GLOBAL_SECURITY_ALTERNATIVE_REMOVED,
            ApiRule.API_GLOBAL_SECURITY_SCOPE_ADDED,
            ApiRule.API_GLOBAL_SECURITY_SCOPE_REMOVED);
    static final Rules OPERATION =
        new Rules(
            ApiRule.API_SECURITY_ADDED,
            ApiRule.API_SECURITY_ALTERNATIVE_ADDED,
            ApiRule.API_SECURITY_REMOVED,
            ApiRule.API_SECURITY_ALTERNATIVE_REMOVED,
            ApiRule.API_SECURITY_SCOPE_ADDED,
            ApiRule.API_SECURITY_SCOPE_REMOVED);
  }

  void ofDescription() {
    compare(Rules.GLOBAL, Context.ALL, comparison.base().root(), comparison.revision().root());
    schemes();
  }

  void ofOperation(Context context, Spot base, Spot revision) {
    compare(Rules.OPERATION, context, base, revision);
  }

  private void compare(Rules rules, Context context, Spot base, Spot revision) {
    Map<String, Spot> before = orNone(comparison.base().security(base));
    Map<String, Spot> after = orNone(comparison.revision().security(revision));
    boolean openBefore = before.isEmpty() || before.containsKey("");
    boolean openAfter = after.isEmpty() || after.containsKey("");
    boolean someStay = before.keySet().stream().anyMatch(after::containsKey);
    before.forEach(
        (name, spot) -> {
          Spot other = after.get(name);
          if (other != null) {
            scopes(rules, context, spot, other);
          } else if (!name.isEmpty()) {
            boolean breaks = !openAfter;
            comparison.add(
                breaks ? rules.alternativeRemoved() : rules.removed(),
                context,
                "security",
                Said.of(name, ""),
                spot,
                revision.child("security"));
          }
        });
    after.forEach(
        (name, spot) -> {
          if (!before.containsKey(name) && !name.isEmpty()) {
            boolean alternative = someStay || openAfter || !openBefore;
            comparison.add(
                alternative ? rules.alternativeAdded() : rules.added(),
                context,
                "security",
                Said.of("", name),
                base.child("security"),
                spot);
          }
        });
  }

  private static Map<String, Spot> orNone(@Nullable Map<String, Spot> security) {
    return security == null ? Map.of() : security;
  }

  private void scopes(Rules rules, Context context, Spot one, Spot other) {
    for (Spot scheme : one.children()) {
      Spot same = other.child(scheme.key());
      if (same == null) {
        continue;
      }
      List<String> before = Api.texts(scheme.children());
      List<String> after = Api.texts(same.children());
      for (String scope : before) {
        if (!after.contains(scope)) {
          comparison.add(
              rules.scopeRemoved(),
              context,
              "security",
              new Said(scheme.key(), scope, ""),
              scheme,
              same);
        }
      }
      for (String scope : after) {
        if (!before.contains(scope)) {
          comparison.add(
              rules.scopeAdded(),
              context,
              "security",
              new Said(scheme.key(), "", scope),
              scheme,
              same);
        }
      }
    }
  }

  private void schemes() {
    Map<String, Spot> before = comparison.base().securitySchemes();
    Map<String, Spot> after = comparison.revision().securitySchemes();
    before.forEach(
        (name, one) -> {
          Spot other = after.get(name);
          if (other == null) {
            add(ApiRule.API_SECURITY_COMPONENT_REMOVED, name, "", "", one, null);
          } else {
            scheme(name, one, other);
          }
        });
    after.forEach(
        (name, other) -> {
          if (!before.containsKey(name)) {
            add(ApiRule.API_SECURITY_COMPONENT_ADDED, name, "", "", null, other);
          }
        });
  }

  private void scheme(String name, Spot one, Spot other) {
    comparison.wording().compare(one, other);
    String before = type(one);
    String after = type(other);
    if (!before.equals(after)) {
      add(ApiRule.API_SECURITY_COMPONENT_TYPE_CHANGED, name, before, after, one, other);
      return;
    }
    Map<String, Spot> flows = flows(one);
    Map<String, Spot> otherFlows = flows(other);
    flows.forEach(
        (flow, spot) -> {
          Spot same = otherFlows.get(flow);
          if (same != null) {
            flow(name, spot, same);
          }
        });
  }

  /** OpenAPI 2.0's basic authentication is HTTP's. */
  private static String type(Spot scheme) {
    return switch (scheme.text("type")) {
      case "basic" -> "http basic";
      case "http" -> "http " + scheme.text("scheme").toLowerCase(java.util.Locale.ROOT);
      case "apiKey" -> "apiKey " + scheme.text("name") + " in " + scheme.text("in");
      default -> scheme.text("type");
    };
  }

  private static Map<String, Spot> flows(Spot scheme) {
    Map<String, Spot> flows = new TreeMap<>();
    String former = scheme.text("flow");
    if (!former.isEmpty()) {
      flows.put(FORMER_FLOWS.getOrDefault(former, former), scheme);
    }
    scheme.children("flows").forEach(flow -> flows.put(flow.key(), flow));
    return flows;
  }

  private void flow(String name, Spot one, Spot other) {
    address(ApiRule.API_SECURITY_COMPONENT_OAUTH_URL_CHANGED, "authorizationUrl", name, one, other);
    address(ApiRule.API_SECURITY_COMPONENT_OAUTH_TOKEN_URL_CHANGED, "tokenUrl", name, one, other);
    Map<String, Spot> before = new Schema(one).map("scopes");
    Map<String, Spot> after = new Schema(other).map("scopes");
    before.forEach(
        (scope, spot) -> {
          Spot same = after.get(scope);
          if (same == null) {
            add(ApiRule.API_SECURITY_COMPONENT_OAUTH_SCOPE_REMOVED, name, scope, "", spot, other);
          } else if (!Values.same(spot.node(), same.node())) {
            add(
                ApiRule.API_SECURITY_COMPONENT_OAUTH_SCOPE_CHANGED,
                name,
                Values.show(spot.node()),
                Values.show(same.node()),
                spot,
                same);
          }
        });
    after.forEach(
        (scope, spot) -> {
          if (!before.containsKey(scope)) {
            add(ApiRule.API_SECURITY_COMPONENT_OAUTH_SCOPE_ADDED, name, "", scope, one, spot);
          }
        });
  }

  private void address(ApiRule rule, String key, String name, Spot one, Spot other) {
    if (!one.text(key).equals(other.text(key))) {
      add(rule, name, one.text(key), other.text(key), one.child(key), other.child(key));
    }
  }

  private void add(
      ApiRule rule,
      String name,
      String before,
      String after,
      @Nullable Spot one,
      @Nullable Spot other) {
    comparison.add(
        rule, Context.ALL, "security scheme " + name, new Said(name, before, after), one, other);
  }
}
