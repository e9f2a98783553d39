package io.andal.channel.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text or data as the user data of short messages: one, or several parts with a header that says
 * which they are (3GPP TS 23.040, 9.2.3.24.1).
 *
 * @param coding SMPP's data_coding: 0 the GSM alphabet, one octet per code; 4 data; 8 UCS-2
 * @param parts each with its user data header, if there is more than one
 */
public record SmsParts(byte coding, List<byte[]> parts) {
  public static final byte GSM = 0;
  public static final byte DATA = 4;
  public static final byte UCS2 = 8;

  /** Octets of one message of data or UCS-2. */
  public static final int OCTETS = 140;

  /** Codes of one message in the GSM alphabet. */
  public static final int SEPTETS = 160;

  private static final int HEADER = 6;

  /** The header's six octets take seven septets. */
  private static final int SEPTETS_WITH_HEADER = 153;

  private static final byte ESCAPE = 0x1b;

  public SmsParts {
    parts = List.copyOf(parts);
  }

  /** Whether each part begins with a header. */
  public boolean concatenated() {
    return parts.size() > 1;
  }

  /**
   * A text in as few messages as it takes, in the GSM alphabet if that has all its characters.
   *
   * @param reference tells the parts of this text from those of another to the same phone; its
   *     lowest octet counts
   * @param most parts; the text is cut behind them
   */
  public static SmsParts text(String text, int reference, int most) {
    if (GsmAlphabet.holds(text)) {
      byte[] codes = GsmAlphabet.encode(text);
      return split(GSM, codes, SEPTETS, SEPTETS_WITH_HEADER, reference, most);
    }
    byte[] units = text.getBytes(StandardCharsets.UTF_16BE);
    return split(UCS2, units, OCTETS, OCTETS - HEADER, reference, most);
  }

  /** Data, at most what fits into one message. */
  public static SmsParts data(byte[] data) {
    if (data.length > OCTETS) {
      throw new IllegalArgumentException(
          data.length + " octets don't fit into one message of " + OCTETS);
    }
    return new SmsParts(DATA, List.of(data.clone()));
  }

  private static SmsParts split(
      byte coding, byte[] whole, int alone, int each, int reference, int most) {
    if (whole.length <= alone) {
      return new SmsParts(coding, List.of(whole));
    }
    List<byte[]> bodies = new ArrayList<>();
    int from = 0;
    while (from < whole.length && bodies.size() < most) {
      int limit = most == 1 ? alone : each;
      int to = boundary(coding, whole, from, Math.min(from + limit, whole.length));
      bodies.add(Arrays.copyOfRange(whole, from, to));
      from = to;
    }
    if (bodies.size() == 1) {
      return new SmsParts(coding, bodies);
    }
    List<byte[]> parts = new ArrayList<>();
    for (byte[] body : bodies) {
      byte[] part = new byte[HEADER + body.length];
      part[0] = HEADER - 1;
      part[1] = 0;
      part[2] = 3;
      part[3] = (byte) reference;
      part[4] = (byte) bodies.size();
      part[5] = (byte) (parts.size() + 1);
      System.arraycopy(body, 0, part, HEADER, body.length);
      parts.add(part);
    }
    return new SmsParts(coding, parts);
  }

  /** Where a part may end: not behind an escape, and not between the halves of a character. */
  private static int boundary(byte coding, byte[] whole, int from, int wanted) {
    if (wanted >= whole.length || wanted - from < 4) {
      return wanted;
    }
    if (coding == GSM) {
      return whole[wanted - 1] == ESCAPE ? wanted - 1 : wanted;
    }
    int even = wanted - (wanted - from) % 2;
    char last = (char) ((whole[even - 2] & 0xff) << 8 | (whole[even - 1] & 0xff));
    return Character.isHighSurrogate(last) ? even - 2 : even;
  }
}
