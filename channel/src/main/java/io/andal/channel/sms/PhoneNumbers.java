package io.andal.channel.sms;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads phone numbers out of a notification target. */
public final class PhoneNumbers {
  /** E.164: a plus, no zero first, at most 15 digits. */
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{4,14}");

  private PhoneNumbers() {}

  /**
   * The numbers of a {@code tel:} (RFC 3966) or {@code sms:} URI (RFC 5724), separated by commas,
   * or bare ones with their plus, as {@code +62812345678}; empty for any other target.
   */
  public static List<String> of(String target) {
    String text = target.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    boolean scheme = lower.startsWith("tel:") || lower.startsWith("sms:");
    if (!scheme && !text.startsWith("+")) {
      return List.of();
    }
    String numbers = (scheme ? text.substring(4) : text).replaceFirst("[;?].*$", "");
    List<String> found =
        Arrays.stream(numbers.split(",", -1))
            .map(number -> number.replaceAll("[-. ()]", ""))
            .distinct()
            .toList();
    return found.stream().allMatch(number -> NUMBER.matcher(number).matches()) ? found : List.of();
  }
}
