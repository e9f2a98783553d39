package io.andal.device.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** A payload as people write it down: bytes that are no text come in hex or base64. */
public final class CapturedPayload {
  /** The most characters of it that are read. */
  public static final int MAX_CHARACTERS = 200_000;

  private CapturedPayload() {}

  /**
   * The bytes. White space between digits is skipped, and so is {@code 0x} before hex.
   *
   * @param encoding {@code text}, {@code hex} or {@code base64}
   * @throws BadMessageException if the text isn't written so
   */
  public static byte[] bytes(String text, String encoding) throws BadMessageException {
    if (text.length() > MAX_CHARACTERS) {
      throw new BadMessageException("The payload has more than 200,000 characters");
    }
    return switch (encoding) {
      case "text" -> text.getBytes(StandardCharsets.UTF_8);
      case "hex" -> hex(dense(text).toLowerCase(Locale.ROOT));
      case "base64" -> base64(dense(text));
      default ->
          throw new BadMessageException(
              "A payload is written as text, hex or base64, and this one as something else");
    };
  }

  private static String dense(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static byte[] hex(String text) throws BadMessageException {
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    try {
      return HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException e) {
      throw new BadMessageException(
          digits.length() % 2 != 0
              ? "Hex has two digits for each byte, and these are an odd number"
              : "The payload isn't written in hex: digits are 0 to 9 and a to f");
    }
  }

  private static byte[] base64(String text) throws BadMessageException {
    try {
      return text.indexOf('-') >= 0 || text.indexOf('_') >= 0
          ? Base64.getUrlDecoder().decode(text)
          : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new BadMessageException("The payload isn't written in base64");
    }
  }
}
