package io.andal.channel.binary;

import com.google.protobuf.CodedInputStream;
import java.util.HashMap;
import java.util.Map;

/** Fields of an alert while they are read; those of other numbers are dropped. */
final class AlertFields {
  private static final int REMAINING = 9;

  private final Map<Integer, Long> numbers = new HashMap<>();
  private final Map<Integer, String> texts = new HashMap<>();

  /**
   * @param zigzag whether a signed number is written as Protocol Buffers write sint32
   */
  void number(int field, long value, boolean zigzag) {
    numbers.put(
        field, field == REMAINING && zigzag ? CodedInputStream.decodeZigZag32((int) value) : value);
  }

  void text(int field, String value) {
    texts.put(field, value);
  }

  BinaryAlert alert() throws BinaryException {
    return new BinaryAlert(
        numbers.getOrDefault(1, 0L),
        whole(2),
        numbers.getOrDefault(3, 0L),
        whole(4),
        whole(5),
        texts.getOrDefault(6, ""),
        texts.getOrDefault(7, ""),
        numbers.getOrDefault(8, 0L),
        whole(REMAINING),
        whole(10),
        whole(11),
        whole(12),
        whole(13) != 0);
  }

  private int whole(int field) throws BinaryException {
    long value = numbers.getOrDefault(field, 0L);
    if (value != (int) value) {
      throw new BinaryException("Field " + field + " is beyond what it may hold: " + value);
    }
    return (int) value;
  }
}
