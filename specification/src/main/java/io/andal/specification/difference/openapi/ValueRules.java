package io.andal.specification.difference.openapi;

import static io.andal.specification.difference.openapi.Verdict.ACCEPTS_MORE;
import static io.andal.specification.difference.openapi.Verdict.MAY_BE_MISSED;
import static io.andal.specification.difference.openapi.Verdict.MAY_MEAN_OTHER;
import static io.andal.specification.difference.openapi.Verdict.MAY_REFUSE;
import static io.andal.specification.difference.openapi.Verdict.MAY_SURPRISE;
import static io.andal.specification.difference.openapi.Verdict.MEANS_OTHER;
import static io.andal.specification.difference.openapi.Verdict.REFUSES;
import static io.andal.specification.difference.openapi.Verdict.SAYS_MORE;
import static io.andal.specification.difference.openapi.Verdict.SENDS_LESS;
import static io.andal.specification.difference.openapi.Verdict.SENDS_MORE;
import static io.andal.specification.difference.openapi.Verdict.SPELLING;

import java.util.List;

/** Which values there are: enumerations, constants, defaults, patterns, encodings. */
final class ValueRules {
  static final Rule ENUM_ADDED =
      Rule.of("enum-value-added", "the value {after} was added", ACCEPTS_MORE, MAY_SURPRISE);
  static final Rule ENUM_REMOVED =
      Rule.of("enum-value-removed", "the value {before} was removed", REFUSES, SENDS_LESS);
  static final Rule BECAME_ENUM =
      Rule.of("became-enum", "only the values {after} are left", REFUSES, SENDS_LESS);
  static final Rule ENUM_LIFTED =
      Rule.of("enum-lifted", "the list of values {before} was lifted", ACCEPTS_MORE, MAY_SURPRISE);
  static final Rule EXTENSIBLE_REMOVED =
      Rule.of(
          "x-extensible-enum-value-removed",
          "the value {before} was removed from an extensible list",
          REFUSES,
          SENDS_LESS);
  static final Rule EXTENSIBLE_ADDED =
      Rule.of(
          "x-extensible-enum-value-added",
          "the value {after} was added to an extensible list",
          ACCEPTS_MORE,
          new Verdict(
              io.andal.specification.difference.Level.SAFE,
              "callers were told that more values may come"));
  static final Rule CONST_ADDED =
      Rule.of("const-added", "{after} is the only value now", REFUSES, SENDS_LESS);
  static final Rule CONST_CHANGED =
      Rule.of("const-changed", "the only value is {after}, not {before}", REFUSES, SENDS_MORE);
  static final Rule CONST_REMOVED =
      Rule.of("const-removed", "{before} is not the only value any more", ACCEPTS_MORE, SENDS_MORE);
  static final Rule DEFAULT_ADDED =
      Rule.of("default-value-added", "the default {after} was added", MAY_MEAN_OTHER, SAYS_MORE)
          .inParameters(MEANS_OTHER);
  static final Rule DEFAULT_CHANGED =
      Rule.of(
              "default-value-changed",
              "the default changed from {before} to {after}",
              MAY_MEAN_OTHER,
              SAYS_MORE)
          .inParameters(MEANS_OTHER);
  static final Rule DEFAULT_REMOVED =
      Rule.of(
              "default-value-removed",
              "the default {before} was removed",
              MAY_MEAN_OTHER,
              SAYS_MORE)
          .inParameters(MEANS_OTHER);
  static final Rule PATTERN_ADDED =
      Rule.of("pattern-added", "it must match {after} now", REFUSES, SENDS_LESS);
  static final Rule PATTERN_CHANGED =
      Rule.of("pattern-changed", "it must match {after}, not {before}", MAY_REFUSE, SPELLING);
  static final Rule PATTERN_GENERALIZED =
      Rule.of(
          "pattern-generalized",
          "it may be any text, not only what matches {before}",
          ACCEPTS_MORE,
          SPELLING);
  static final Rule PATTERN_REMOVED =
      Rule.of("pattern-removed", "it need not match {before} any more", ACCEPTS_MORE, SPELLING);
  static final Rule CONTENT_TYPE_CHANGED =
      Rule.of(
          "content-media-type-changed",
          "the media type of its content changed from {before} to {after}",
          REFUSES,
          SENDS_MORE);
  static final Rule CONTENT_ENCODING_CHANGED =
      Rule.of(
          "content-encoding-changed",
          "the encoding of its content changed from {before} to {after}",
          REFUSES,
          SENDS_MORE);
  static final Rule CONTENT_SCHEMA_ADDED =
      Rule.of("content-schema-added", "its content has a schema now", MAY_REFUSE, SENDS_LESS);
  static final Rule CONTENT_SCHEMA_REMOVED =
      Rule.of(
          "content-schema-removed",
          "its content has no schema any more",
          ACCEPTS_MORE,
          MAY_BE_MISSED);

  private ValueRules() {}

  static List<Rule> all() {
    return List.of(
        ENUM_ADDED,
        ENUM_REMOVED,
        BECAME_ENUM,
        ENUM_LIFTED,
        EXTENSIBLE_REMOVED,
        EXTENSIBLE_ADDED,
        CONST_ADDED,
        CONST_CHANGED,
        CONST_REMOVED,
        DEFAULT_ADDED,
        DEFAULT_CHANGED,
        DEFAULT_REMOVED,
        PATTERN_ADDED,
        PATTERN_CHANGED,
        PATTERN_GENERALIZED,
        PATTERN_REMOVED,
        CONTENT_TYPE_CHANGED,
        CONTENT_ENCODING_CHANGED,
        CONTENT_SCHEMA_ADDED,
        CONTENT_SCHEMA_REMOVED);
  }
}
