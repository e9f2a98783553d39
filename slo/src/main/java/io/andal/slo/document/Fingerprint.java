package io.andal.slo.document;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SeriesId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells indicators apart by what they measure: the same queries on the same source, however they
 * are written down, have the same fingerprint, in this version and in later ones.
 */
final class Fingerprint {
  private static final int BYTES = 8;

  private Fingerprint() {}

  static SeriesId series(String slo, Indicator indicator) {
    return new SeriesId(slo + ":" + of(indicator));
  }

  private static String of(Indicator indicator) {
    StringBuilder text = new StringBuilder();
    switch (indicator) {
      case Indicator.Ratio ratio -> {
        append(text, "ratio");
        append(text, ratio.source());
        append(text, ratio.partIsBad() ? "bad" : "good");
        append(text, ratio.part());
        append(text, ratio.total());
        append(text, ratio.counter() ? "counter" : "query");
      }
      case Indicator.Raw raw -> {
        append(text, "raw");
        append(text, raw.source());
        append(text, raw.ratio());
        append(text, raw.success() ? "success" : "failure");
      }
      case Indicator.Threshold threshold -> {
        append(text, "threshold");
        append(text, threshold.source());
        append(text, threshold.value());
        append(text, threshold.comparison().name());
        append(text, Double.toString(threshold.threshold()));
      }
    }
    return hash(text.toString());
  }

  private static void append(StringBuilder text, Metric metric) {
    appendValue(text, metric.spec());
  }

  private static void appendValue(StringBuilder text, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
        append(text, "{" + sorted.size());
        sorted.forEach(
            (key, item) -> {
              append(text, key);
              appendValue(text, item);
            });
      }
      case List<?> list -> {
        append(text, "[" + list.size());
        list.forEach(item -> appendValue(text, item));
      }
      default -> append(text, String.valueOf(value).strip());
    }
  }

  /** With its length, so that no two sequences of texts run into the same one. */
  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part).append('\n');
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
