package io.andal.signal;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads histogram bounds as numbers: {@code 0.3}, {@code 0.30}, {@code 3e-1}, {@code +Inf}. */
public final class Bound {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private Bound() {}

  /** The number; empty if the text is none. */
  public static OptionalDouble parse(String text) {
    return switch (text) {
      case "+Inf", "Inf", "+inf", "inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-Inf", "-inf" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default ->
          text.length() <= 64 && NUMBER.matcher(text).matches()
              ? OptionalDouble.of(Double.parseDouble(text))
              : OptionalDouble.empty();
    };
  }
}
