package io.andal.channel;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An alert as Prometheus and Alertmanager speak of one: labels that say which it is. */
public final class AlertLabels {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int LONGEST = 300;
  private static final byte SEPARATOR = (byte) 0xff;

  private AlertLabels() {}

  /** The same at the start and at the end of an alert. */
  public static SortedMap<String, String> of(Notice notice) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put("alertname", notice.rule());
    labels.put("slo", notice.slo());
    labels.put("service", notice.service());
    labels.put("severity", notice.severity());
    labels.put("cause", notice.cause() == Cause.BURN ? "burn" : "no-data");
    labels.values().removeIf(String::isEmpty);
    return labels;
  }

  /** What is said of it for people. */
  public static SortedMap<String, String> annotations(Notice notice) {
    SortedMap<String, String> annotations = new TreeMap<>();
    annotations.put("summary", notice.summary());
    annotations.put("title", notice.displayName());
    if (notice.ofObjective()) {
      annotations.put("budget_remaining", Figures.budget(notice.remaining()));
      annotations.put("burn_rate", Figures.rate(notice.burnRate()));
    }
    notice.runbook().ifPresent(runbook -> annotations.put("runbook_url", runbook));
    notice.owner().ifPresent(owner -> annotations.put("owner", owner));
    notice
        .exhaustion()
        .ifPresent(time -> annotations.put("budget_gone_in", Figures.duration(time)));
    return annotations;
  }

  /**
   * Alertmanager's fingerprint: FNV-1a of 64 bits over each name and value, each followed by 0xFF,
   * as 16 hexadecimal digits (prometheus/common, {@code model.LabelSet.Fingerprint}).
   *
   * @param labels sorted by name
   */
  public static String fingerprint(SortedMap<String, String> labels) {
    long hash = FNV_OFFSET;
    for (Map.Entry<String, String> label : labels.entrySet()) {
      hash = add(add(hash, label.getKey()), label.getValue());
    }
    return "%016x".formatted(hash);
  }

  private static long add(long hash, String text) {
    long result = hash;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      result = (result ^ (each & 0xff)) * FNV_PRIME;
    }
    return (result ^ (SEPARATOR & 0xff)) * FNV_PRIME;
  }

  /** What an alert of a group says of itself, on one line. */
  public static String line(Notice.Member member) {
    String summary = member.annotations().getOrDefault("summary", "");
    String words =
        summary.isEmpty() ? member.annotations().getOrDefault("description", "") : summary;
    String text =
        (words.isEmpty() ? new TreeMap<>(member.labels()).toString() : words)
            .replaceAll("\\p{Cntrl}+", " ")
            .strip()
            .replaceAll("[.\\s]+$", "");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
