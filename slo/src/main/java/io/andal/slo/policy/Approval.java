package io.andal.slo.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's word that a release may go out although a policy asks for approval.
 *
 * @param subject what may be released: {@code service/NAME} or {@code slo/NAME}
 * @param by the user's name
 * @param until first moment at which it no longer holds
 * @param revoked who took it back, if somebody did
 */
public record Approval(
    long id,
    String subject,
    String reason,
    String by,
    Instant at,
    Instant until,
    Optional<Revocation> revoked) {

  /** The longest time that an approval may hold. */
  public static final Duration LONGEST = Duration.ofDays(7);

  /** Who took an approval back, and when. */
  public record Revocation(String by, Instant at) {}

  public boolean running(Instant now) {
    return revoked.isEmpty() && now.isBefore(until);
  }

  /**
   * Whether it speaks for an SLO in an answer about {@code asked}: for what it names itself, and
   * for the SLOs of the service that it names when one of them is asked for alone.
   */
  public boolean covers(String asked, String slo, String service) {
    return subject.equals(asked)
        || subject.equals("slo/" + slo)
        || (asked.startsWith("slo/") && subject.equals("service/" + service));
  }
}
