package io.andal.specification.difference.openapi;

import static io.andal.specification.difference.openapi.Verdict.ACCEPTS_MORE;
import static io.andal.specification.difference.openapi.Verdict.LESS_STABLE;
import static io.andal.specification.difference.openapi.Verdict.MAY_BE_MISSED;
import static io.andal.specification.difference.openapi.Verdict.MISSED;
import static io.andal.specification.difference.openapi.Verdict.MORE_COMES;
import static io.andal.specification.difference.openapi.Verdict.NEVER_CAME;
import static io.andal.specification.difference.openapi.Verdict.NOT_HEARD;
import static io.andal.specification.difference.openapi.Verdict.NO_DATE;
import static io.andal.specification.difference.openapi.Verdict.REFUSES;
import static io.andal.specification.difference.openapi.Verdict.SAYS_MORE;
import static io.andal.specification.difference.openapi.Verdict.SENDS_LESS;
import static io.andal.specification.difference.openapi.Verdict.STILL_WORKS;
import static io.andal.specification.difference.openapi.Verdict.TOO_SOON;

import java.util.List;

/** Fields of objects: there, required, readable, writable, deprecated. */
final class PropertyRules {
  private static final String ADDED = "the field {name} was added";
  private static final String REMOVED = "the field {name} was removed";

  static final Rule REQUIRED_ADDED =
      Rule.named(
          "new-required-{place}",
          "response-required-property-added",
          "the required field {name} was added",
          REFUSES,
          MORE_COMES);
  static final Rule REQUIRED_WITH_DEFAULT_ADDED =
      Rule.named(
          "new-required-{place}-with-default",
          "response-required-property-added",
          "the required field {name} was added, with a default",
          REFUSES,
          MORE_COMES);
  static final Rule OPTIONAL_ADDED =
      Rule.named(
          "new-optional-{place}",
          "response-optional-property-added",
          ADDED,
          ACCEPTS_MORE,
          MORE_COMES);
  static final Rule REQUIRED_REMOVED =
      Rule.named(
          "{place}-removed",
          "response-required-property-removed",
          "the required field {name} was removed",
          NOT_HEARD,
          MISSED);
  static final Rule OPTIONAL_REMOVED =
      Rule.named(
          "{place}-removed",
          "response-optional-property-removed",
          REMOVED,
          NOT_HEARD,
          MAY_BE_MISSED);
  static final Rule WRITE_ONLY_ADDED =
      Rule.named(
          "new-optional-{place}",
          "response-optional-write-only-property-added",
          ADDED,
          ACCEPTS_MORE,
          NEVER_CAME);
  static final Rule WRITE_ONLY_REQUIRED_ADDED =
      Rule.named(
          "new-required-{place}",
          "response-required-write-only-property-added",
          ADDED,
          REFUSES,
          NEVER_CAME);
  static final Rule WRITE_ONLY_REMOVED =
      Rule.named(
          "{place}-removed",
          "response-optional-write-only-property-removed",
          REMOVED,
          NOT_HEARD,
          NEVER_CAME);
  static final Rule WRITE_ONLY_REQUIRED_REMOVED =
      Rule.named(
          "{place}-removed",
          "response-required-write-only-property-removed",
          REMOVED,
          NOT_HEARD,
          NEVER_CAME);
  static final Rule BECAME_REQUIRED =
      Rule.of("became-required", "the field {name} became required", REFUSES, SENDS_LESS);
  static final Rule BECAME_REQUIRED_WITH_DEFAULT =
      Rule.named(
          "{place}-became-required-with-default",
          "{place}-became-required",
          "the field {name}, which has a default, became required",
          REFUSES,
          SENDS_LESS);
  static final Rule BECAME_OPTIONAL =
      Rule.of("became-optional", "the field {name} became optional", ACCEPTS_MORE, MISSED);
  static final Rule WRITE_ONLY_BECAME_REQUIRED =
      Rule.named(
          "{place}-became-required",
          "response-write-only-property-became-required",
          "the field {name} became required",
          REFUSES,
          NEVER_CAME);
  static final Rule WRITE_ONLY_BECAME_OPTIONAL =
      Rule.named(
          "{place}-became-optional",
          "response-write-only-property-became-optional",
          "the field {name} became optional",
          ACCEPTS_MORE,
          NEVER_CAME);

  static final Rule REQUIRED_READ_ONLY = access("required", "read-only", NOT_HEARD, SAYS_MORE);
  static final Rule OPTIONAL_READ_ONLY = access("optional", "read-only", NOT_HEARD, SAYS_MORE);
  static final Rule REQUIRED_NOT_READ_ONLY =
      access("required", "not-read-only", REFUSES, SAYS_MORE);
  static final Rule OPTIONAL_NOT_READ_ONLY =
      access("optional", "not-read-only", ACCEPTS_MORE, SAYS_MORE);
  static final Rule REQUIRED_WRITE_ONLY = access("required", "write-only", SAYS_MORE, MISSED);
  static final Rule OPTIONAL_WRITE_ONLY =
      access("optional", "write-only", SAYS_MORE, MAY_BE_MISSED);
  static final Rule REQUIRED_NOT_WRITE_ONLY =
      access("required", "not-write-only", SAYS_MORE, MORE_COMES);
  static final Rule OPTIONAL_NOT_WRITE_ONLY =
      access("optional", "not-write-only", SAYS_MORE, MORE_COMES);

  static final Rule DEPRECATED =
      Rule.of("deprecated", "it is deprecated", STILL_WORKS, STILL_WORKS);
  static final Rule DEPRECATED_WITH_SUNSET =
      Rule.of(
          "deprecated-with-sunset",
          "it is deprecated and goes away on {after}",
          STILL_WORKS,
          STILL_WORKS);
  static final Rule SUNSET_MISSING =
      Rule.of(
          "deprecated-sunset-missing",
          "it is deprecated without a date, though its operation is called stable",
          NO_DATE,
          NO_DATE);
  static final Rule SUNSET_INVALID =
      Rule.of(
          "deprecated-sunset-invalid",
          "it is deprecated, and its date {after} can't be read",
          NO_DATE,
          NO_DATE);
  static final Rule SUNSET_TOO_SMALL =
      Rule.of(
          "sunset-date-too-small",
          "it is deprecated as of {after}, a day already over",
          TOO_SOON,
          TOO_SOON);
  static final Rule REACTIVATED =
      Rule.of("reactivated", "it is not deprecated any more", STILL_WORKS, STILL_WORKS);
  static final Rule STABILITY_INCREASED =
      Rule.of(
          "stability-increased",
          "its stability rose from {before} to {after}",
          STILL_WORKS,
          STILL_WORKS);
  static final Rule STABILITY_DECREASED =
      Rule.of(
          "stability-decreased",
          "its stability fell from {before} to {after}",
          LESS_STABLE,
          LESS_STABLE);

  private PropertyRules() {}

  private static Rule access(String need, String end, Verdict request, Verdict response) {
    String id = need + "-property-became-" + end;
    String what = "the " + need + " field {name} became " + end.replace("not-", "not ");
    return Rule.named("request-" + id, "response-" + id, what, request, response);
  }

  static List<Rule> all() {
    return List.of(
        REQUIRED_ADDED,
        REQUIRED_WITH_DEFAULT_ADDED,
        OPTIONAL_ADDED,
        REQUIRED_REMOVED,
        OPTIONAL_REMOVED,
        WRITE_ONLY_ADDED,
        WRITE_ONLY_REQUIRED_ADDED,
        WRITE_ONLY_REMOVED,
        WRITE_ONLY_REQUIRED_REMOVED,
        BECAME_REQUIRED,
        BECAME_REQUIRED_WITH_DEFAULT,
        BECAME_OPTIONAL,
        WRITE_ONLY_BECAME_REQUIRED,
        WRITE_ONLY_BECAME_OPTIONAL,
        REQUIRED_READ_ONLY,
        OPTIONAL_READ_ONLY,
        REQUIRED_NOT_READ_ONLY,
        OPTIONAL_NOT_READ_ONLY,
        REQUIRED_WRITE_ONLY,
        OPTIONAL_WRITE_ONLY,
        REQUIRED_NOT_WRITE_ONLY,
        OPTIONAL_NOT_WRITE_ONLY,
        DEPRECATED,
        DEPRECATED_WITH_SUNSET,
        SUNSET_MISSING,
        SUNSET_INVALID,
        SUNSET_TOO_SMALL,
        REACTIVATED,
        STABILITY_INCREASED,
        STABILITY_DECREASED);
  }
}
