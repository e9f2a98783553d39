package io.andal.alert.group;

import io.andal.alert.AlertIds;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few characters by which somebody who was told of a group acknowledges it in a reply, {@code
 * ACK 4F7}, or says that it is over, {@code OVER 4F7}. Crockford's base 32, which has no letters
 * that look like digits.
 */
public final class ReplyCode {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 3;
  private static final Pattern REPLY =
      Pattern.compile("(?i)^\\W*(?:ack(?:nowledge)?|(over|resolved?))\\W+([0-9A-Z]{3})\\b");

  private ReplyCode() {}

  /**
   * The code of a group.
   *
   * @param group its key
   */
  public static String of(String group) {
    long bits = Long.parseLong(AlertIds.ofGroup(group).substring(0, 8), 16);
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(DIGITS.charAt((int) (bits >>> (5 * i)) & 31));
    }
    return code.toString();
  }

  /**
   * What a reply says of a group.
   *
   * @param code of the group
   * @param over whether it is over, or somebody takes it
   */
  public record Answer(String code, boolean over) {}

  /** What a reply says of a group; empty if it says something else. */
  public static Optional<Answer> in(String reply) {
    Matcher found = REPLY.matcher(reply);
    return found.find()
        ? Optional.of(
            new Answer(
                found
                    .group(2)
                    .toUpperCase(Locale.ROOT)
                    .replace('O', '0')
                    .replace('I', '1')
                    .replace('L', '1'),
                found.group(1) != null))
        : Optional.empty();
  }
}
