package io.andal.specification.difference.openapi;

import static io.andal.specification.difference.openapi.Verdict.ACCEPTS_MORE;
import static io.andal.specification.difference.openapi.Verdict.MAY_REFUSE;
import static io.andal.specification.difference.openapi.Verdict.REFUSES;
import static io.andal.specification.difference.openapi.Verdict.SENDS_LESS;
import static io.andal.specification.difference.openapi.Verdict.SENDS_MORE;

import java.util.List;
import java.util.stream.Stream;

/** Limits of numbers, texts, lists and objects. */
final class LimitRules {

  /** The four things that can happen to one limit. */
  record Limit(Rule increased, Rule decreased, Rule set, Rule unset) {

    static Limit upper(String id, String title) {
      return new Limit(
          Rule.of(
              id + "-increased",
              "the " + title + " rose from {before} to {after}",
              ACCEPTS_MORE,
              SENDS_MORE),
          Rule.of(
              id + "-decreased",
              "the " + title + " fell from {before} to {after}",
              REFUSES,
              SENDS_LESS),
          Rule.of(id + "-set", "the " + title + " {after} was set", MAY_REFUSE, SENDS_LESS),
          Rule.of(
              id + "-unset", "the " + title + " {before} was lifted", ACCEPTS_MORE, SENDS_MORE));
    }

    static Limit lower(String id, String title) {
      return new Limit(
          Rule.of(
              id + "-increased",
              "the " + title + " rose from {before} to {after}",
              REFUSES,
              SENDS_LESS),
          Rule.of(
              id + "-decreased",
              "the " + title + " fell from {before} to {after}",
              ACCEPTS_MORE,
              SENDS_MORE),
          Rule.of(id + "-set", "the " + title + " {after} was set", MAY_REFUSE, SENDS_LESS),
          Rule.of(
              id + "-unset", "the " + title + " {before} was lifted", ACCEPTS_MORE, SENDS_MORE));
    }

    Stream<Rule> rules() {
      return Stream.of(increased, decreased, set, unset);
    }
  }

  static final Limit MAX = Limit.upper("max", "maximum");
  static final Limit EXCLUSIVE_MAX = Limit.upper("exclusive-max", "exclusive maximum");
  static final Limit MAX_LENGTH = Limit.upper("max-length", "maximum length");
  static final Limit MAX_ITEMS = Limit.upper("max-items", "maximum number of items");
  static final Limit MAX_PROPERTIES = Limit.upper("max-properties", "maximum number of fields");
  static final Limit MAX_CONTAINS = Limit.upper("max-contains", "maximum number of matching items");
  static final Limit MIN = Limit.lower("min", "minimum");
  static final Limit EXCLUSIVE_MIN = Limit.lower("exclusive-min", "exclusive minimum");
  static final Limit MIN_LENGTH = Limit.lower("min-length", "minimum length");
  static final Limit MIN_ITEMS = Limit.lower("min-items", "minimum number of items");
  static final Limit MIN_PROPERTIES = Limit.lower("min-properties", "minimum number of fields");
  static final Limit MIN_CONTAINS = Limit.lower("min-contains", "minimum number of matching items");

  static final Rule MULTIPLE_SET =
      Rule.of("multiple-of-set", "it must be a multiple of {after} now", MAY_REFUSE, SENDS_LESS);
  static final Rule MULTIPLE_UNSET =
      Rule.of(
          "multiple-of-unset",
          "it need not be a multiple of {before} any more",
          ACCEPTS_MORE,
          SENDS_MORE);
  static final Rule MULTIPLE_CHANGED =
      Rule.of(
          "multiple-of-changed",
          "it must be a multiple of {after}, not of {before}",
          REFUSES,
          SENDS_MORE);
  static final Rule UNIQUE_SET =
      Rule.of("unique-items-set", "items must differ from each other now", REFUSES, SENDS_LESS);
  static final Rule UNIQUE_UNSET =
      Rule.of("unique-items-unset", "items may be equal now", ACCEPTS_MORE, SENDS_MORE);

  private LimitRules() {}

  static List<Rule> all() {
    return Stream.concat(
            Stream.of(
                    MAX,
                    EXCLUSIVE_MAX,
                    MAX_LENGTH,
                    MAX_ITEMS,
                    MAX_PROPERTIES,
                    MAX_CONTAINS,
                    MIN,
                    EXCLUSIVE_MIN,
                    MIN_LENGTH,
                    MIN_ITEMS,
                    MIN_PROPERTIES,
                    MIN_CONTAINS)
                .flatMap(Limit::rules),
            Stream.of(MULTIPLE_SET, MULTIPLE_UNSET, MULTIPLE_CHANGED, UNIQUE_SET, UNIQUE_UNSET))
        .toList();
  }
}
