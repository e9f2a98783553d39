package io.andal.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is told of an alert's start or end: the facts as they were at that moment, for any channel
 * to put into its own form.
 *
 * @param displayName the SLO's name for people
 * @param summary one sentence with the numbers
 * @param target share of good events promised, in (0, 1); 0 for an alert that is of no SLO
 * @param sli share of good events in the SLO's window; empty when there was no event
 * @param remaining share of the error budget left; negative = overspent
 * @param burnRate the rate that the alert is about, 1 = the budget lasts exactly its window
 * @param burns the windows that the rule looks at, shortest first
 * @param exhaustion time until the budget is used up, if it burns
 * @param owner who answers for the SLO, for people
 * @param runbook where it is written what to do, as an address
 * @param group the alerts that this tells of together; empty for the alert of one SLO's rule
 */
public record Notice(
    String alert,
    Event event,
    Cause cause,
    String slo,
    String displayName,
    String service,
    String rule,
    String severity,
    String summary,
    double target,
    Optional<Double> sli,
    double remaining,
    double burnRate,
    List<Burn> burns,
    Optional<Duration> exhaustion,
    Optional<String> owner,
    String link,
    Instant started,
    Optional<Instant> ended,
    Optional<String> runbook,
    Optional<Group> group) {
  public Notice {
    burns = List.copyOf(burns);
  }

  /** The message about the end of what this one tells the start of. */
  public Notice resolved(Instant end) {
    return new Notice(
        alert,
        Event.RESOLVED,
        cause,
        slo,
        displayName,
        service,
        rule,
        severity,
        summary,
        target,
        sli,
        remaining,
        burnRate,
        burns,
        Optional.empty(),
        owner,
        link,
        started,
        Optional.of(end),
        runbook,
        group.map(Group::resolved));
  }

  /** The page on which the recipient acknowledges it; empty if there is none. */
  public Optional<String> acknowledgeLink() {
    return group
        .filter(_ -> event == Event.STARTED)
        .map(Group::acknowledge)
        .filter(link -> !link.isEmpty());
  }

  /** What a reply acknowledges it by; empty if it can't be acknowledged. */
  public Optional<String> replyCode() {
    return group
        .filter(_ -> event == Event.STARTED)
        .map(Group::code)
        .filter(code -> !code.isEmpty());
  }

  /** Whether there is a budget to speak of: alerts from outside have none, and a target of 0. */
  public boolean ofObjective() {
    return target > 0;
  }

  /**
   * Alerts that are told together.
   *
   * @param key as Alertmanager writes it: {@code {}:{alertname="DeviceOffline"}}
   * @param labels that all have in common because they are grouped by them
   * @param receiver the name under which they are told
   * @param reason why they are told now, in Alertmanager's words
   * @param alerts those that fire first; of very many the first only
   * @param truncated how many more there are
   * @param code what a reply acknowledges it by: {@code 4F7}; may be empty
   * @param acknowledge the page on which the recipient, and nobody else, acknowledges it; may be
   *     empty
   */
  public record Group(
      String key,
      Map<String, String> labels,
      String receiver,
      String reason,
      List<Member> alerts,
      int truncated,
      String code,
      String acknowledge) {
    public Group {
      labels = Map.copyOf(labels);
      alerts = List.copyOf(alerts);
    }

    Group resolved() {
      return new Group(
          key,
          labels,
          receiver,
          "all alerts resolved",
          alerts.stream().map(Member::resolved).toList(),
          truncated,
          "",
          "");
    }
  }

  /**
   * One alert of several.
   *
   * @param ends when it ended; of one that fires, when it will be taken for ended
   * @param link where it came from; may be empty
   */
  public record Member(
      Map<String, String> labels,
      Map<String, String> annotations,
      boolean fires,
      Instant starts,
      Instant ends,
      String link) {
    public Member {
      labels = Map.copyOf(labels);
      annotations = Map.copyOf(annotations);
    }

    Member resolved() {
      return new Member(labels, annotations, false, starts, ends, link);
    }
  }

  /** What happened to the alert. */
  public enum Event {
    STARTED,
    RESOLVED;

    /** As it is stored and shown: {@code started}, {@code resolved}. */
    public String word() {
      return switch (this) {
        case STARTED -> "started";
        case RESOLVED -> "resolved";
      };
    }
  }

  /**
   * How fast the budget burns over one window, beside the rate that would raise the alert.
   *
   * @param rate burn rate; empty when the engine doesn't keep that window
   * @param threshold burn rate
   */
  public record Burn(Duration window, Optional<Double> rate, double threshold) {}
}
