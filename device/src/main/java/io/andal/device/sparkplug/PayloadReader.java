package io.andal.device.sparkplug;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.andal.device.message.BadMessageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads payloads of Sparkplug B from Protobuf, by the numbers of their fields (Sparkplug 3.0, 6.4).
 * What nobody asks for, such as properties, data sets and templates, is skipped. Stateless.
 */
final class PayloadReader {
  /** Metrics of one payload. */
  static final int MOST_METRICS = 10_000;

  private static final int LARGEST = 256 * 1024;
  private static final int LONGEST_NAME = 1_000;
  private static final int MAX_DEPTH = 50;

  private static final int TIMESTAMP = 1;
  private static final int METRICS = 2;
  private static final int SEQUENCE = 3;
  private static final int BODY = 5;

  private PayloadReader() {}

  /**
   * Reads a payload.
   *
   * @throws BadMessageException if it is none, or larger than anybody needs
   */
  static SparkplugPayload read(byte[] bytes) throws BadMessageException {
    if (bytes.length > LARGEST) {
      throw BadMessageException.of("A message is larger than 256 KiB");
    }
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes);
      in.setRecursionLimit(MAX_DEPTH);
      return payload(in);
    } catch (InvalidProtocolBufferException e) {
      throw BadMessageException.of("The payload is no payload of Sparkplug B");
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can't be read", e);
    }
  }

  private static SparkplugPayload payload(CodedInputStream in)
      throws IOException, BadMessageException {
    long timestamp = Metric.NONE;
    long sequence = Metric.NONE;
    boolean known = false;
    List<Metric> metrics = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      int wire = WireFormat.getTagWireType(tag);
      if (field == TIMESTAMP && wire == WireFormat.WIRETYPE_VARINT) {
        timestamp = time(in.readUInt64());
      } else if (field == METRICS && wire == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        if (metrics.size() >= MOST_METRICS) {
          throw BadMessageException.of("A payload has more than 10,000 metrics");
        }
        int limit = in.pushLimit(in.readRawVarint32());
        metrics.add(metric(in));
        in.popLimit(limit);
      } else if (field == SEQUENCE && wire == WireFormat.WIRETYPE_VARINT) {
        sequence = in.readUInt64();
      } else if (field == BODY && metrics.isEmpty()) {
        throw BadMessageException.of(
            "The payload is compressed, or of another format than metrics");
      } else {
        in.skipField(tag);
        continue;
      }
      known = true;
    }
    // Bytes of another format often parse, and then all of them are unknown fields.
    if (!known) {
      throw BadMessageException.of("The payload is no payload of Sparkplug B");
    }
    return new SparkplugPayload(timestamp, sequence, metrics);
  }

  private static Metric metric(CodedInputStream in) throws IOException, BadMessageException {
    String name = "";
    long alias = Metric.NONE;
    long timestamp = Metric.NONE;
    int type = 0;
    boolean historical = false;
    boolean isNull = false;
    @Nullable Object raw = null;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> name = name(in);
        case 2 << 3 -> alias = alias(in.readUInt64());
        case 3 << 3 -> timestamp = time(in.readUInt64());
        case 4 << 3 -> type = in.readUInt32();
        case 5 << 3 -> historical = in.readBool();
        case 7 << 3 -> isNull = in.readBool();
        case 10 << 3 -> raw = in.readUInt32();
        case 11 << 3 -> raw = in.readUInt64();
        case 12 << 3 | WireFormat.WIRETYPE_FIXED32 -> raw = in.readFloat();
        case 13 << 3 | WireFormat.WIRETYPE_FIXED64 -> raw = in.readDouble();
        case 14 << 3 -> raw = in.readBool();
        case 15 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> raw = in.readStringRequireUtf8();
        default -> in.skipField(tag);
      }
    }
    return new Metric(name, alias, timestamp, type, historical, isNull, raw);
  }

  private static String name(CodedInputStream in) throws IOException, BadMessageException {
    String name = in.readStringRequireUtf8();
    if (name.length() > LONGEST_NAME) {
      throw BadMessageException.of("The name of a metric has more than 1,000 characters");
    }
    return name;
  }

  /** What doesn't fit into 63 bits is no time that anybody measured. */
  private static long time(long millis) {
    return millis < 0 ? Metric.NONE : millis;
  }

  private static long alias(long number) throws BadMessageException {
    if (number < 0) {
      throw BadMessageException.of("The alias of a metric is larger than 63 bits");
    }
    return number;
  }
}
