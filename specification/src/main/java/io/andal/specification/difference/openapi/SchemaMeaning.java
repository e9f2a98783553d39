package io.andal.specification.difference.openapi;

import io.andal.specification.difference.openapi.Fact.Access;
import java.time.LocalDate;
import java.util.Set;

/** What a fact about a schema is called and means where the schema is used. */
final class SchemaMeaning {
  private static final Set<Rule> OF_HEADER_PROPERTIES =
      Set.of(ValueRules.BECAME_ENUM, PropertyRules.BECAME_REQUIRED, PropertyRules.REQUIRED_ADDED);
  private static final Set<Rule> OF_READ_ONLY =
      Set.of(
          ValueRules.ENUM_REMOVED,
          LimitRules.EXCLUSIVE_MAX.decreased(),
          LimitRules.EXCLUSIVE_MIN.increased(),
          LimitRules.MAX.decreased(),
          LimitRules.MAX_LENGTH.decreased(),
          LimitRules.MIN.increased());

  private SchemaMeaning() {}

  /** The rule that holds in one use. */
  static Rule in(SchemaRoots.Root root, Place place, Fact fact, LocalDate today) {
    Rule rule = fact.rule();
    if (rule.equals(PropertyRules.DEPRECATED) && root.context().promises()) {
      return PropertyRules.SUNSET_MISSING;
    }
    if (rule.equals(PropertyRules.DEPRECATED_WITH_SUNSET)
        && LocalDate.parse(fact.after().substring(0, 10)).isBefore(today)) {
      return PropertyRules.SUNSET_TOO_SMALL;
    }
    if (rule.equals(TypeRules.CHANGED_TO_TEXT)) {
      if (place == Place.REQUEST_PARAMETER) {
        return TypeRules.GENERALIZED;
      }
      return root.loose() && !place.parameter() ? TypeRules.COMPATIBLE : rule;
    }
    if (rule.equals(TypeRules.CHANGED_FROM_TEXT)) {
      if (place == Place.REQUEST_PARAMETER_PROPERTY) {
        return TypeRules.PROPERTY_SPECIALIZED;
      }
      return root.loose() && !place.request() ? TypeRules.COMPATIBLE : rule;
    }
    if (rule.equals(TypeRules.CHANGED_TO_LIST) && root.list() && place == Place.REQUEST_PARAMETER) {
      return TypeRules.GENERALIZED;
    }
    return rule.equals(TypeRules.SPECIALIZED) && place == Place.REQUEST_PARAMETER_PROPERTY
        ? TypeRules.PROPERTY_SPECIALIZED
        : rule;
  }

  /** Some ids of fields in headers are their own. */
  static String headerId(Rule rule, String id) {
    return OF_HEADER_PROPERTIES.contains(rule)
        ? id.replace(Place.REQUEST_PARAMETER_PROPERTY.id(), Place.REQUEST_HEADER_PROPERTY.id())
        : id;
  }

  /** Some ids of fields that only one side sends are their own. */
  static String accessId(Rule rule, String id, Place place, Access access) {
    if (place == Place.REQUEST_PROPERTY
        && access == Access.READ_ONLY
        && OF_READ_ONLY.contains(rule)) {
      return id.replace("request-", "request-read-only-");
    }
    if (place == Place.RESPONSE_PROPERTY
        && access == Access.WRITE_ONLY
        && rule.equals(ValueRules.ENUM_ADDED)) {
      return id.replace("response-", "response-write-only-");
    }
    return id;
  }

  static Place opposite(Place place) {
    return switch (place) {
      case REQUEST_BODY, REQUEST_PARAMETER -> Place.RESPONSE_BODY;
      case REQUEST_PROPERTY, REQUEST_PARAMETER_PROPERTY, REQUEST_HEADER_PROPERTY ->
          Place.RESPONSE_PROPERTY;
      case RESPONSE_BODY, RESPONSE_HEADER -> Place.REQUEST_BODY;
      case RESPONSE_PROPERTY, RESPONSE_HEADER_PROPERTY -> Place.REQUEST_PROPERTY;
    };
  }
}
