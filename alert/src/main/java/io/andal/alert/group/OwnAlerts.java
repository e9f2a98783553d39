package io.andal.alert.group;

import io.andal.alert.label.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lets what Andal itself finds wrong go by the routes, as alerts from outside do: what fires is
 * told to the groups, and what no longer does is ended there. It compares both sides each time, so
 * a crash in between loses nothing.
 */
public final class OwnAlerts {
  /** The label that tells whose alerts these are. */
  public static final String SOURCE = "source";

  /** What its value begins with where the alert is Andal's own. */
  public static final String OURS = "andal";

  /** Only we say when they end. */
  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private OwnAlerts() {}

  /**
   * @param source the label's value; alerts with this value and no others are compared
   * @param all what is wrong now, or may be
   */
  public static void follow(GroupService groups, String source, List<OwnAlert> all, Instant now) {
    Map<Long, ReceivedAlert> known = groups.firing(labels -> labels.get(SOURCE).equals(source));
    List<ReceivedAlert> news = new ArrayList<>();
    Set<Long> lasting = new HashSet<>();
    for (OwnAlert own : all) {
      ReceivedAlert alert = received(own, source, now);
      ReceivedAlert before = known.get(alert.fingerprint());
      boolean fresh = before == null && own.begins(now);
      if (before != null || fresh) {
        lasting.add(alert.fingerprint());
      }
      if (fresh || (before != null && own.certain() && changed(before, alert))) {
        news.add(alert);
      }
    }
    if (!news.isEmpty()) {
      groups.receive(news);
    }
    known.keySet().stream().filter(f -> !lasting.contains(f)).forEach(groups::resolve);
  }

  private static boolean changed(ReceivedAlert before, ReceivedAlert now) {
    return !before.annotations().equals(now.annotations());
  }

  private static ReceivedAlert received(OwnAlert own, String source, Instant now) {
    TreeMap<String, String> labels = new TreeMap<>(own.labels().values());
    labels.put(SOURCE, source);
    return ReceivedAlert.of(
        Labels.of(labels),
        own.annotations(),
        own.since(),
        now.plus(FOR_EVER),
        now,
        false,
        own.link());
  }
}
