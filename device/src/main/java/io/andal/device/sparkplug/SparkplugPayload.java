package io.andal.device.sparkplug;

import io.andal.device.message.BadMessageException;
import java.util.List;

/**
 * What stands in a payload.
 *
 * @param timestamp when it was sent, UTC millis by the edge node's clock; {@link Metric#NONE} if it
 *     doesn't say
 * @param sequence {@link Metric#NONE} if it has none
 */
record SparkplugPayload(long timestamp, long sequence, List<Metric> metrics) {
  private static final String BD_SEQ = "bdSeq";
  private static final int NUMBERS = 256;

  SparkplugPayload {
    metrics = List.copyOf(metrics);
  }

  /**
   * Its number, 0 to 255.
   *
   * @throws BadMessageException if it has none
   */
  int number() throws BadMessageException {
    if (sequence < 0 || sequence >= NUMBERS) {
      throw BadMessageException.of("A Sparkplug message has no seq from 0 to 255");
    }
    return (int) sequence;
  }

  /**
   * The number of the session of which it is the birth or the death, 0 to 255.
   *
   * @throws BadMessageException if it has none
   */
  int birth() throws BadMessageException {
    for (Metric metric : metrics) {
      if (metric.name().equals(BD_SEQ)) {
        long number = metric.value(0).map(value -> value.asLong(-1)).orElse(-1L);
        if (number >= 0 && number < NUMBERS) {
          return (int) number;
        }
      }
    }
    throw BadMessageException.of("A birth or death of an edge node has no bdSeq from 0 to 255");
  }
}
