package io.andal.agreement;

import java.util.List;

/**
 * What is told to a customer about one period, as plain values: it must still say the same when the
 * agreement, its SLOs and their slices are gone. Percentages and amounts are decimal texts.
 *
 * @param from first day, in {@code zone}
 * @param lastDay last day
 * @param fromMinute since 1970, UTC
 * @param toMinute exclusive
 * @param asOf the minute up to which it speaks; {@code toMinute} once the period is over
 * @param attained percent with 12 decimals, rounded down; empty if nothing was measured
 * @param exact the same as a fraction; empty if nobody could read it
 * @param kept {@code yes}, {@code no} or {@code unknown}
 * @param claimUntil last day for a claim; empty if the agreement names none
 */
public record Statement(
    String agreement,
    String title,
    Party customer,
    String period,
    String from,
    String lastDay,
    String zone,
    long fromMinute,
    long toMinute,
    long asOf,
    Terms terms,
    String attained,
    String exact,
    String kept,
    Minutes minutes,
    List<Part> parts,
    List<Outage> outages,
    List<Left> leftOut,
    Owed owed,
    String claimUntil) {
  public Statement {
    parts = List.copyOf(parts);
    outages = List.copyOf(outages);
    leftOut = List.copyOf(leftOut);
  }

  /** Whether the period was still running. */
  public boolean draft() {
    return asOf < toMinute;
  }

  /** Whether another statement tells the customer the same. */
  public boolean saysTheSame(Statement other) {
    return attained.equals(other.attained)
        && kept.equals(other.kept)
        && minutes.equals(other.minutes)
        && parts.equals(other.parts)
        && outages.equals(other.outages)
        && leftOut.equals(other.leftOut)
        && owed.equals(other.owed)
        && terms.equals(other.terms);
  }

  /** The customer. */
  public record Party(String name, String displayName, String contact) {}

  /**
   * What was promised.
   *
   * @param method as documents write it
   * @param interval minutes; 0 where the method knows none
   * @param errorRate percent; empty unless minutes are counted
   * @param noData {@code exclude}, {@code downtime} or {@code uptime}
   */
  public record Terms(
      String commitment,
      String method,
      int interval,
      String errorRate,
      boolean errorRateIncluded,
      long minimumRequests,
      int run,
      String noData,
      String combine,
      String template,
      List<Step> tiers,
      String cap) {
    public Terms {
      tiers = List.copyOf(tiers);
    }
  }

  /** A credit tier; an end without a number is open. */
  public record Step(
      String lower, boolean lowerIncluded, String upper, boolean upperIncluded, String credit) {}

  /** Minutes behind the attainment. */
  public record Minutes(long counted, long measured, long unmeasured, long excluded, long down) {}

  /**
   * What one SLO kept.
   *
   * @param requests events, with up to three decimals
   */
  public record Part(
      String slo, String title, String attained, String requests, String failed, long down) {}

  /** Consecutive minutes that were down. */
  public record Outage(String slo, long fromMinute, long toMinute, String errorRate) {}

  /** What an exclusion took out. */
  public record Left(String name, String reason, long minutes) {}

  /**
   * What is owed.
   *
   * @param reason of {@link Credit.Reason}, in lower case with hyphens
   * @param amount empty if the agreement names no base
   */
  public record Owed(String reason, String percent, String amount, String currency, String base) {}
}
