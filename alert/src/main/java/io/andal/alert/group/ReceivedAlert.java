package io.andal.alert.group;

import io.andal.alert.label.Labels;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An alert that somebody told us of, as Alertmanager keeps it.
 *
 * @param fingerprint of the labels; two alerts with the same are one
 * @param endsAt when it ended, or will be taken for ended if nobody tells of it again
 * @param updatedAt when we were told
 * @param timeout nobody said when it ends; {@code endsAt} is our own patience
 * @param generatorUrl where it came from; may be empty
 */
public record ReceivedAlert(
    long fingerprint,
    Labels labels,
    SortedMap<String, String> annotations,
    Instant startsAt,
    Instant endsAt,
    Instant updatedAt,
    boolean timeout,
    String generatorUrl) {
  private static final Pattern END_OF_CLAUSE = Pattern.compile("[.;](\\s|$)");
  private static final int LONGEST_HEADLINE = 100;

  public ReceivedAlert {
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }

  public static ReceivedAlert of(
      Labels labels,
      Map<String, String> annotations,
      Instant startsAt,
      Instant endsAt,
      Instant updatedAt,
      boolean timeout,
      String generatorUrl) {
    return new ReceivedAlert(
        labels.fingerprint(),
        labels,
        new TreeMap<>(annotations),
        startsAt,
        endsAt,
        updatedAt,
        timeout,
        generatorUrl);
  }

  /** The label {@code alertname}, or all labels where there is none. */
  public String name() {
    String name = labels.get("alertname");
    return name.isEmpty() ? labels.toString() : name;
  }

  /**
   * What is wrong, in a few words: how the summary of one of Andal's own alerts begins; else the
   * name.
   */
  public String headline() {
    String summary = annotations.getOrDefault("summary", "");
    if (summary.isEmpty() || !isOwn()) {
      return name();
    }
    String first = END_OF_CLAUSE.split(summary, 2)[0];
    return first.length() <= LONGEST_HEADLINE
        ? first
        : first.substring(0, LONGEST_HEADLINE - 1) + "…";
  }

  /** What the summary says besides the headline. */
  public String besides() {
    String summary = annotations.getOrDefault("summary", "");
    String headline = headline();
    return summary.startsWith(headline)
        ? summary.substring(headline.length()).replaceFirst("^[.;]\\s*", "")
        : summary;
  }

  /** Whether it is one of Andal's own, whose end Andal finds out itself. */
  public boolean isOwn() {
    return labels.get(OwnAlerts.SOURCE).startsWith(OwnAlerts.OURS);
  }

  public boolean resolved(Instant now) {
    return !endsAt.isAfter(now);
  }

  /**
   * This alert after news of it came: one alert if their times overlap, else the news alone
   * (Alertmanager's provider/mem and types.Alert.Merge).
   */
  ReceivedAlert followedBy(ReceivedAlert news, Instant now) {
    boolean overlap =
        within(news.endsAt, startsAt, endsAt) || within(news.startsAt, startsAt, endsAt);
    if (!overlap) {
      return news;
    }
    return news.updatedAt.isBefore(updatedAt) ? news.merge(this, now) : merge(news, now);
  }

  private ReceivedAlert merge(ReceivedAlert younger, Instant now) {
    boolean mineIsLater = endsAt.isAfter(younger.endsAt);
    boolean mineCounts = younger.resolved(now) ? resolved(now) : !timeout;
    return new ReceivedAlert(
        fingerprint,
        labels,
        younger.annotations,
        startsAt.isBefore(younger.startsAt) ? startsAt : younger.startsAt,
        mineIsLater && mineCounts ? endsAt : younger.endsAt,
        younger.updatedAt,
        younger.timeout,
        younger.generatorUrl);
  }

  /** Whether another says the same of the same thing, at whatever time. */
  boolean saysAs(ReceivedAlert other) {
    return fingerprint == other.fingerprint
        && generatorUrl.equals(other.generatorUrl)
        && annotations.equals(other.annotations);
  }

  private static boolean within(Instant time, Instant from, Instant to) {
    return time.isAfter(from) && time.isBefore(to);
  }
}
