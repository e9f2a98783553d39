package io.andal.channel.binary;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link BinaryAlert} as CBOR (RFC 8949): a map from the numbers of {@code alert.proto} to whole
 * numbers and texts, in its deterministic form (4.2.1).
 */
final class CborForm {
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int TEXT = 3;
  private static final int MAP = 5;
  private static final int MOST_FIELDS = 64;

  private CborForm() {}

  /** What is zero, empty or false is left out. */
  static byte[] encode(BinaryAlert alert) {
    Map<Integer, Object> fields = new TreeMap<>();
    fields.put(1, alert.counter());
    fields.put(2, (long) alert.event());
    fields.put(3, alert.alert());
    fields.put(4, (long) alert.severity());
    fields.put(5, (long) alert.cause());
    fields.put(6, alert.service());
    fields.put(7, alert.slo());
    fields.put(8, alert.started());
    fields.put(9, (long) alert.remaining());
    fields.put(10, (long) alert.burnRate());
    fields.put(11, (long) alert.exhaustion());
    fields.put(12, (long) alert.lasted());
    fields.put(13, alert.cut() ? 1L : 0L);
    fields.values().removeIf(value -> value.equals(0L) || value.equals(""));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    head(out, MAP, fields.size());
    fields.forEach(
        (number, value) -> {
          head(out, UNSIGNED, number);
          if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            head(out, TEXT, bytes.length);
            out.writeBytes(bytes);
          } else {
            long whole = (Long) value;
            // The fingerprint is 64 bits without a sign; only what is left can be below zero.
            boolean negative = number == 9 && whole < 0;
            head(out, negative ? NEGATIVE : UNSIGNED, negative ? -1 - whole : whole);
          }
        });
    return out.toByteArray();
  }

  /** The shortest head that holds the value, which has no sign. */
  private static void head(ByteArrayOutputStream out, int type, long value) {
    int first = type << 5;
    if (value >= 0 && value < 24) {
      out.write(first | (int) value);
      return;
    }
    int octets = value < 0 || value > 0xffff_ffffL ? 8 : value > 0xffff ? 4 : value > 0xff ? 2 : 1;
    out.write(first | (24 + Integer.numberOfTrailingZeros(octets)));
    out.write(ByteBuffer.allocate(8).putLong(value).array(), 8 - octets, octets);
  }

  /** Fields that a later version added are passed over if they are numbers or texts. */
  static BinaryAlert decode(byte[] payload) throws BinaryException {
    Reader in = new Reader(payload);
    AlertFields fields = new AlertFields();
    long count = in.head(MAP);
    if (count < 0 || count > MOST_FIELDS) {
      throw new BinaryException("The payload has " + count + " fields, which is too many");
    }
    for (int i = 0; i < count; i++) {
      long number = in.head(UNSIGNED);
      int field = number > 0 && number < 1_000 ? (int) number : 0;
      switch (in.type()) {
        case UNSIGNED -> fields.number(field, in.head(UNSIGNED), false);
        case NEGATIVE -> fields.number(field, -1 - in.head(NEGATIVE), false);
        case TEXT -> fields.text(field, in.text());
        default -> throw new BinaryException("Field " + number + " is neither number nor text");
      }
    }
    if (in.left() > 0) {
      throw new BinaryException("There are " + in.left() + " octets behind the payload's map");
    }
    return fields.alert();
  }

  private static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    int left() {
      return bytes.length - at;
    }

    int type() throws BinaryException {
      if (left() == 0) {
        throw ended();
      }
      return (bytes[at] & 0xff) >> 5;
    }

    long head(int type) throws BinaryException {
      if (type() != type) {
        throw new BinaryException("At octet " + at + " of the payload stands another type of CBOR");
      }
      int info = bytes[at++] & 0x1f;
      if (info < 24) {
        return info;
      }
      int octets = info > 27 ? 9 : 1 << (info - 24);
      if (octets > left()) {
        throw ended();
      }
      long value = 0;
      for (int i = 0; i < octets; i++) {
        value = value << 8 | (bytes[at++] & 0xff);
      }
      return value;
    }

    String text() throws BinaryException {
      long length = head(TEXT);
      if (length < 0 || length > left()) {
        throw ended();
      }
      byte[] text = Arrays.copyOfRange(bytes, at, at + (int) length);
      at += (int) length;
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
      } catch (CharacterCodingException e) {
        throw new BinaryException("A text of the payload is no UTF-8");
      }
    }

    private BinaryException ended() {
      return new BinaryException("The payload ends in the middle of a field");
    }
  }
}
