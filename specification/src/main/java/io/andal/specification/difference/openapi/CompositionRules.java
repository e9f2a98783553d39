package io.andal.specification.difference.openapi;

import static io.andal.specification.difference.openapi.Verdict.ACCEPTS_MORE;
import static io.andal.specification.difference.openapi.Verdict.MAY_BE_MISSED;
import static io.andal.specification.difference.openapi.Verdict.MAY_REFUSE;
import static io.andal.specification.difference.openapi.Verdict.NOT_HEARD;
import static io.andal.specification.difference.openapi.Verdict.REFUSES;
import static io.andal.specification.difference.openapi.Verdict.SAYS_MORE;
import static io.andal.specification.difference.openapi.Verdict.SENDS_LESS;
import static io.andal.specification.difference.openapi.Verdict.SENDS_MORE;

import java.util.List;
import java.util.stream.Stream;

/** Schemas made of schemas. */
final class CompositionRules {

  /** A part that restricts what is valid: there or not there. */
  record Part(Rule added, Rule removed) {

    static Part restricting(String id, String title) {
      return new Part(
          Rule.of(id + "-added", title + " was added", REFUSES, SENDS_LESS),
          Rule.of(id + "-removed", title + " was removed", ACCEPTS_MORE, SENDS_MORE));
    }

    static Part widening(String id, String title) {
      return new Part(
          Rule.of(id + "-added", title + " was added", ACCEPTS_MORE, SENDS_MORE),
          Rule.of(id + "-removed", title + " was removed", REFUSES, SENDS_LESS));
    }

    static Part saying(String id, String title) {
      return new Part(
          Rule.of(id + "-added", title + " was added", SAYS_MORE, SAYS_MORE),
          Rule.of(id + "-removed", title + " was removed", SAYS_MORE, SAYS_MORE));
    }

    Stream<Rule> rules() {
      return Stream.of(added, removed);
    }
  }

  static final Part ALL_OF =
      new Part(
          Rule.of("all-of-added", "the part {name} was added to allOf", REFUSES, SENDS_LESS),
          Rule.of(
              "all-of-removed",
              "the part {name} was removed from allOf",
              NOT_HEARD,
              MAY_BE_MISSED));

  /** A part of which the other parts say all that it says. */
  static final Part ALL_OF_REPEATING =
      new Part(
          Rule.of(
              "all-of-added",
              "the part {name}, which says nothing new, was added to allOf",
              SAYS_MORE,
              SAYS_MORE),
          Rule.of(
              "all-of-removed",
              "the part {name}, whose fields are in other parts too, was removed from allOf",
              SAYS_MORE,
              SAYS_MORE));

  /** A part that only brings fields which need not be there. */
  static final Part ALL_OF_OPTIONAL =
      new Part(
          Rule.of(
              "all-of-added",
              "the part {name}, all of whose fields are optional, was added to allOf",
              ACCEPTS_MORE,
              SENDS_LESS),
          ALL_OF.removed());

  static final Part ALL_OF_ANNOTATION =
      new Part(
          Rule.of(
              "all-of-added-annotation-only",
              "the part {name}, which requires nothing, was added to allOf",
              SAYS_MORE,
              SAYS_MORE),
          Rule.of(
              "all-of-removed-annotation-only",
              "the part {name}, which required nothing, was removed from allOf",
              SAYS_MORE,
              SAYS_MORE));
  static final Part ANY_OF = Part.widening("any-of", "the alternative {name} of anyOf");
  static final Part ONE_OF = Part.widening("one-of", "the alternative {name} of oneOf");
  static final Rule WRAPPED =
      Rule.of(
          "wrapped-in-one-of",
          "what was one schema became the alternatives {after} of oneOf",
          REFUSES,
          SENDS_MORE);
  static final Part NOT = Part.restricting("not", "a schema that must not match");
  static final Part IF = Part.restricting("if", "a condition");
  static final Part THEN = Part.restricting("then", "what holds if the condition does");
  static final Part ELSE = Part.restricting("else", "what holds if the condition doesn't");
  static final Part CONTAINS = Part.restricting("contains", "a schema that some item must match");
  static final Part PREFIX_ITEMS =
      Part.restricting("prefix-items", "the schema of item number {name}");
  static final Part ITEMS = Part.restricting("items", "a schema of the items");
  static final Part PATTERN_PROPERTY =
      Part.restricting("pattern-property", "the schema of fields that match {name}");
  static final Part PROPERTY_NAMES =
      Part.restricting("property-names", "a schema of the names of fields");
  static final Part DEPENDENT_SCHEMA =
      Part.restricting("dependent-schema", "a schema that holds when {name} is there");
  static final Part DEPENDENT_REQUIRED =
      Part.restricting("dependent-required", "the fields {after} required when {name} is there");
  static final Rule DEPENDENT_REQUIRED_CHANGED =
      Rule.of(
          "dependent-required-changed",
          "with the field {name}, not {before} but {after} are required",
          REFUSES,
          SENDS_LESS);
  static final Part UNEVALUATED_ITEMS =
      Part.restricting("unevaluated-items", "a rule about items that no schema speaks of");
  static final Part UNEVALUATED_PROPERTIES =
      Part.restricting("unevaluated-properties", "a rule about fields that no schema speaks of");
  static final Part ADDITIONAL_SCHEMA =
      Part.restricting("additional-properties-schema", "a schema of additional fields");
  static final Rule ADDITIONAL_FORBIDDEN =
      Rule.of(
          "additional-properties-forbidden",
          "fields that are not named are forbidden now",
          MAY_REFUSE,
          SENDS_LESS);
  static final Rule ADDITIONAL_ALLOWED =
      Rule.of(
          "additional-properties-allowed",
          "fields that are not named are allowed now",
          ACCEPTS_MORE,
          Verdict.MAY_SURPRISE);
  static final Part DISCRIMINATOR = Part.saying("discriminator", "the discriminator {name}");
  static final Rule DISCRIMINATOR_NAME_CHANGED =
      Rule.of(
          "discriminator-property-name-changed",
          "the discriminating field is {after}, not {before}",
          REFUSES,
          SENDS_MORE);
  static final Rule MAPPING_ADDED =
      Rule.of(
          "discriminator-mapping-added",
          "the value {name} of the discriminator was added",
          ACCEPTS_MORE,
          Verdict.MAY_SURPRISE);
  static final Rule MAPPING_REMOVED =
      Rule.of(
          "discriminator-mapping-deleted",
          "the value {name} of the discriminator was removed",
          REFUSES,
          SENDS_LESS);
  static final Rule MAPPING_CHANGED =
      Rule.of(
          "discriminator-mapping-changed",
          "the value {name} of the discriminator means {after}, not {before}",
          REFUSES,
          SENDS_MORE);

  private CompositionRules() {}

  static List<Rule> all() {
    return Stream.concat(
            Stream.of(
                    ALL_OF,
                    ALL_OF_REPEATING,
                    ALL_OF_OPTIONAL,
                    ALL_OF_ANNOTATION,
                    ANY_OF,
                    ONE_OF,
                    NOT,
                    IF,
                    THEN,
                    ELSE,
                    CONTAINS,
                    PREFIX_ITEMS,
                    ITEMS,
                    PATTERN_PROPERTY,
                    PROPERTY_NAMES,
                    DEPENDENT_SCHEMA,
                    DEPENDENT_REQUIRED,
                    UNEVALUATED_ITEMS,
                    UNEVALUATED_PROPERTIES,
                    ADDITIONAL_SCHEMA,
                    DISCRIMINATOR)
                .flatMap(Part::rules),
            Stream.of(
                WRAPPED,
                DEPENDENT_REQUIRED_CHANGED,
                ADDITIONAL_FORBIDDEN,
                ADDITIONAL_ALLOWED,
                DISCRIMINATOR_NAME_CHANGED,
                MAPPING_ADDED,
                MAPPING_REMOVED,
                MAPPING_CHANGED))
        .toList();
  }
}
