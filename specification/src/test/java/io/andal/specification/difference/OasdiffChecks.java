package io.andal.specification.difference;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which of the known ids one of the other project's checks speaks of. */
final class OasdiffChecks {
  private static final Map<String, String> API =
      Map.ofEntries(
          Map.entry("APIComponentsSecurityUpdated", "api-security-component-.*"),
          Map.entry("APIDeprecation", "endpoint-(deprecated|reactivated).*|api-deprecated-.*"),
          Map.entry("APIRemoved", "api-(path-)?removed-.*|api-path-sunset-parse"),
          Map.entry("APISecurityUpdated", "api-(global-)?security-(scope-)?(added|removed)"),
          Map.entry("APISunsetChanged", "sunset-deleted|api-path-sunset-parse|api-sunset-.*"),
          Map.entry(
              "NewRequestNonPathDefaultParameter",
              "new-(required|optional)-request-default-parameter.*"),
          Map.entry("NewRequestNonPathParameter", "new-(required|optional)-request-parameter"),
          Map.entry("RequestBodyMediaTypeChanged", "request-body-media-type-(added|removed)"),
          Map.entry("RequestParameterRemoved", "request-parameter-(removed.*|sunset-parse)"),
          Map.entry("RequestParameterSunsetChanged", "request-parameter-sunset-.*"),
          Map.entry("RequestPropertyUpdated", "new-.*-request-property.*|request-property-removed"),
          Map.entry("ResponseRequiredPropertyUpdated", "response-required-.*(added|removed)"),
          Map.entry("RequestPropertyBecameNotNullable", ".*request.*became-(not-)?nullable"),
          Map.entry("ResponsePropertyBecameRequired", "response.*became-required"),
          Map.entry("WebhookUpdated", "webhook-.*"));

  private static final Map<String, String> TOPICS =
      Map.ofEntries(
          Map.entry("AllOf", "all-of.*"),
          Map.entry("AnyOf", "any-of-(added|removed)"),
          Map.entry("OneOf", "(one-of-(added|removed)|wrapped-in-one-of)"),
          Map.entry("BecameNullable", "became-nullable"),
          Map.entry("Const", "const-.*"),
          Map.entry("Contains", "(contains|min-contains|max-contains)-.*"),
          Map.entry("Content", "content-.*"),
          Map.entry("DefaultValue", "default-value-.*"),
          Map.entry("DependentRequired", "dependent-required-.*"),
          Map.entry("DependentSchemas", "dependent-schema-.*"),
          Map.entry("Deprecation", "(deprecated.*|reactivated|sunset-.*)"),
          Map.entry("Discriminator", "discriminator-.*"),
          Map.entry("EnumValue", "enum-value-.*"),
          Map.entry("If", "(if|then|else)-.*"),
          Map.entry("MaxItems", "max-items-(increased|decreased)"),
          Map.entry("MaxLengthSet", "max-length-set"),
          Map.entry("MaxLength", "max-length-(increased|decreased)"),
          Map.entry("MaxSet", "(exclusive-)?max-set"),
          Map.entry("Max", "(exclusive-)?max-(increased|decreased)"),
          Map.entry("MinItems", "min-items-(increased|decreased)"),
          Map.entry("MinSet", "(exclusive-)?min-set"),
          Map.entry("Min", "(exclusive-)?min-(increased|decreased)"),
          Map.entry("PatternAddedOr", "pattern-(added|changed|generalized|removed)"),
          Map.entry("Pattern", "pattern-(added|changed|generalized|removed)"),
          Map.entry("PatternProperties", "pattern-property-.*"),
          Map.entry("PrefixItems", "prefix-items-.*"),
          Map.entry("PropertyNames", "property-names-.*"),
          Map.entry("Type", "(type-.*|list-of-types-.*)"),
          Map.entry("Unevaluated", "unevaluated-.*"),
          Map.entry("XExtensibleEnumValueRemoved", "x-extensible-enum-value-removed"));

  private static final Pattern NAME =
      Pattern.compile("(Request|Response)(Property|Parameter)?(.*?)(Updated|Changed)?");
  private static final Pattern CHANGE = Pattern.compile("(.*?)(Increased|Decreased)?");

  private OasdiffChecks() {}

  static Predicate<String> ids(String check) {
    if (check.equals("ALL")) {
      return _ -> true;
    }
    String name = check.endsWith("Check") ? check.substring(0, check.length() - 5) : check;
    String known = API.get(name);
    return Pattern.compile(known == null ? topic(name) : known).asMatchPredicate();
  }

  private static String topic(String name) {
    var parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(name);
    }
    String side = parts.group(1).equals("Request") ? "request" : "response";
    String place =
        "Parameter".equals(parts.group(2))
            ? "parameter(-property)?"
            : "(body|property|read-only-property|write-only-property|mediatype)";
    String topic = TOPICS.get(parts.group(3));
    if (topic == null) {
      var change = CHANGE.matcher(parts.group(3));
      topic = change.matches() ? TOPICS.get(change.group(1)) : null;
    }
    if (topic == null) {
      throw new IllegalArgumentException(name);
    }
    return side + "-" + place + "-" + topic;
  }
}
