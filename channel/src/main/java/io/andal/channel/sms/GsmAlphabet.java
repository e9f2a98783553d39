package io.andal.channel.sms;

import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** The default alphabet of GSM (3GPP TS 23.038, 6.2.1) with its extension table. */
public final class GsmAlphabet {
  private static final byte ESCAPE = 0x1b;
  private static final char NONE = '\uffff';

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uffffÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final Map<Character, Byte> EXTENSION =
      Map.of(
          '\f', (byte) 0x0a,
          '^', (byte) 0x14,
          '{', (byte) 0x28,
          '}', (byte) 0x29,
          '\\', (byte) 0x2f,
          '[', (byte) 0x3c,
          '~', (byte) 0x3d,
          ']', (byte) 0x3e,
          '|', (byte) 0x40,
          '€', (byte) 0x65);

  private static final Map<Character, Byte> CODES = codes();

  /** What means the same and is there. */
  private static final Map<Character, String> ALIKE =
      Map.ofEntries(
          Map.entry('×', "x"),
          Map.entry('–', "-"),
          Map.entry('—', "-"),
          Map.entry('…', "..."),
          Map.entry('‘', "'"),
          Map.entry('’', "'"),
          Map.entry('“', "\""),
          Map.entry('”', "\""),
          Map.entry('·', "-"),
          Map.entry('≤', "<="),
          Map.entry('≥', ">="),
          Map.entry('\u00a0', " "),
          Map.entry('\u202f', " "),
          Map.entry('\t', " "));

  private GsmAlphabet() {}

  private static Map<Character, Byte> codes() {
    Map<Character, Byte> codes = new HashMap<>();
    for (int code = 0; code < BASIC.length(); code++) {
      if (BASIC.charAt(code) != NONE) {
        codes.put(BASIC.charAt(code), (byte) code);
      }
    }
    return Map.copyOf(codes);
  }

  /** Whether every character is there. */
  public static boolean holds(String text) {
    return text.chars()
        .allMatch(c -> CODES.containsKey((char) c) || EXTENSION.containsKey((char) c));
  }

  /** How many septets a text takes, characters of the extension table two. */
  public static int septets(String text) {
    return text.chars().map(c -> EXTENSION.containsKey((char) c) ? 2 : 1).sum();
  }

  /**
   * The codes of a text, one octet each, as SMPP carries them.
   *
   * @throws IllegalArgumentException if a character isn't there
   */
  public static byte[] encode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      Byte code = CODES.get(c);
      Byte extended = EXTENSION.get(c);
      if (code != null) {
        out.write(code);
      } else if (extended != null) {
        out.write(ESCAPE);
        out.write(extended);
      } else {
        throw new IllegalArgumentException("the GSM alphabet has no '" + c + "'");
      }
    }
    return out.toByteArray();
  }

  /** The text of codes, one octet each; what is no code becomes a question mark. */
  public static String decode(byte[] octets) {
    StringBuilder text = new StringBuilder(octets.length);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == ESCAPE && i + 1 < octets.length) {
        i++;
        text.append(extended(octets[i]));
      } else {
        boolean known = octets[i] >= 0 && BASIC.charAt(octets[i]) != NONE;
        text.append(known ? BASIC.charAt(octets[i]) : '?');
      }
    }
    return text.toString();
  }

  private static char extended(byte code) {
    return EXTENSION.entrySet().stream()
        .filter(entry -> entry.getValue() == code)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse('?');
  }

  /**
   * The text with what the alphabet lacks replaced by what reads alike: accents it doesn't know are
   * dropped, and typographic marks become plain ones. Other scripts stay as they are.
   */
  public static String alike(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (CODES.containsKey(c) || EXTENSION.containsKey(c)) {
        result.append(c);
      } else {
        result.append(ALIKE.getOrDefault(c, withoutAccent(c)));
      }
    }
    return result.toString();
  }

  private static String withoutAccent(char c) {
    String plain =
        Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return !plain.isEmpty() && holds(plain) ? plain : String.valueOf(c);
  }
}
