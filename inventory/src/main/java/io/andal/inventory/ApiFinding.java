package io.andal.inventory;

import java.time.Instant;

/**
 * Something about an API that somebody should look at.
 *
 * @param rule {@code shadow-api}, {@code shadow-operation}, {@code zombie}, {@code orphan}, {@code
 *     drift}, {@code unowned}, {@code breaking-without-major}, {@code changed-after-publication},
 *     {@code broken-description}, {@code gone}
 * @param severity {@code error}, {@code warning}, {@code info}
 * @param subject what of the API it is about: an operation's key, a version; empty for all of it
 * @param message what was found, a sentence in English
 * @param remedy what to do, in English
 * @param wording the same for other languages
 */
public record ApiFinding(
    String api,
    String rule,
    String severity,
    String subject,
    String message,
    String remedy,
    Wording wording,
    Instant since) {

  /** A finding that says what its wording says. */
  public static ApiFinding of(
      String api, String rule, String severity, String subject, Wording wording, Instant since) {
    return new ApiFinding(
        api, rule, severity, subject, wording.message(), wording.remedy(), wording, since);
  }
}
