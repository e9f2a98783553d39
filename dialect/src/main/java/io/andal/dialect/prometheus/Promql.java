package io.andal.dialect.prometheus;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Spells PromQL. */
final class Promql {
  private static final List<Map.Entry<String, Long>> UNITS =
      List.of(
          Map.entry("d", 86_400_000L),
          Map.entry("h", 3_600_000L),
          Map.entry("m", 60_000L),
          Map.entry("s", 1_000L),
          Map.entry("ms", 1L));

  private Promql() {}

  /** A duration as Prometheus writes it, largest units first: {@code 29d23h59m30s}. */
  static String duration(Duration duration) {
    long rest = duration.toMillis();
    if (rest <= 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> unit : UNITS) {
      long count = rest / unit.getValue();
      if (count > 0) {
        text.append(count).append(unit.getKey());
        rest %= unit.getValue();
      }
    }
    return text.toString();
  }

  /** The shortest decimal that is this number, without an exponent. */
  static String number(double number) {
    BigDecimal decimal = new BigDecimal(Double.toString(number));
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  /** A recorded series by its labels. */
  static String series(String name, Map<String, String> labels) {
    return labels.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(label -> label.getKey() + "=" + quoted(label.getValue()))
        .collect(Collectors.joining(",", name + "{", "}"));
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
