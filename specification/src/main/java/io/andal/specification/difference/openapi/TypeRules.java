package io.andal.specification.difference.openapi;

import static io.andal.specification.difference.openapi.Verdict.ACCEPTS_MORE;
import static io.andal.specification.difference.openapi.Verdict.MAY_REFUSE;
import static io.andal.specification.difference.openapi.Verdict.MAY_SURPRISE;
import static io.andal.specification.difference.openapi.Verdict.REFUSES;
import static io.andal.specification.difference.openapi.Verdict.SENDS_LESS;
import static io.andal.specification.difference.openapi.Verdict.SENDS_MORE;

import java.util.List;

/** Types, formats and null. */
final class TypeRules {
  private static final String WHAT = "the type changed from {before} to {after}";

  static final Rule CHANGED = Rule.of("type-changed", WHAT, REFUSES, SENDS_MORE);

  /** Of a value in a parameter, which is text on its way whatever its type. */
  static final Rule CHANGED_TO_TEXT =
      Rule.of("type-changed", WHAT, REFUSES, SENDS_MORE).inParameters(MAY_REFUSE);

  /** From one value to a list of such values; exploded parameters spell both alike. */
  static final Rule CHANGED_TO_LIST =
      Rule.of(
          "type-changed",
          "the type changed from {before} to a list of it, {after}",
          REFUSES,
          SENDS_MORE);

  static final Rule GENERALIZED =
      Rule.of(
          "type-generalized",
          "the type widened from {before} to {after}",
          ACCEPTS_MORE,
          SENDS_MORE);
  static final Rule SPECIALIZED =
      Rule.named(
          "{place}-type-changed",
          "{place}-type-specialized",
          "the type narrowed from {before} to {after}",
          REFUSES,
          SENDS_LESS);
  static final Rule PROPERTY_SPECIALIZED =
      Rule.of(
          "type-specialized", "the type narrowed from {before} to {after}", REFUSES, SENDS_LESS);
  static final Rule COMPATIBLE =
      Rule.of("type-compatible", "the type changed from {before} to {after}", loose(), loose());
  static final Rule WIDENED =
      Rule.of(
          "list-of-types-widened",
          "the types {after} were added to {before}",
          ACCEPTS_MORE,
          SENDS_MORE);
  static final Rule NARROWED =
      Rule.of(
          "list-of-types-narrowed", "of the types {before}, {after} are left", REFUSES, SENDS_LESS);
  static final Rule NULLABLE =
      Rule.of("became-nullable", "it may be null now", ACCEPTS_MORE, SENDS_MORE);
  static final Rule NOT_NULLABLE =
      Rule.of("became-not-nullable", "it may not be null any more", REFUSES, SENDS_LESS);
  static final Rule FORMAT_ADDED =
      Rule.named(
          "{place}-type-changed",
          "{place}-type-specialized",
          "the format was set, from {before} to {after}",
          MAY_REFUSE,
          SENDS_LESS);
  static final Rule FORMAT_REMOVED =
      Rule.of(
          "type-generalized",
          "the format was lifted, from {before} to {after}",
          ACCEPTS_MORE,
          MAY_SURPRISE);
  static final Rule CHANGED_FROM_TEXT =
      Rule.of(
          "type-changed", "the type changed from text, {before}, to {after}", REFUSES, SENDS_MORE);

  private TypeRules() {}

  private static Verdict loose() {
    return new Verdict(
        io.andal.specification.difference.Level.SAFE,
        "this media type carries text, so both look alike on their way");
  }

  static List<Rule> all() {
    return List.of(
        CHANGED,
        GENERALIZED,
        SPECIALIZED,
        PROPERTY_SPECIALIZED,
        COMPATIBLE,
        WIDENED,
        NARROWED,
        NULLABLE,
        NOT_NULLABLE,
        FORMAT_ADDED,
        FORMAT_REMOVED,
        CHANGED_TO_TEXT);
  }
}
