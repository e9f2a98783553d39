package io.andal.device.sparkplug;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes payloads as an edge node does, for tests. */
final class Payloads {
  private Payloads() {}

  /** A metric; what is negative or empty isn't written. */
  record Told(
      String name,
      long alias,
      long timestamp,
      int type,
      boolean historical,
      @Nullable Object value) {

    Told at(long millis) {
      return new Told(name, alias, millis, type, historical, value);
    }

    Told past() {
      return new Told(name, alias, timestamp, type, true, value);
    }

    Told alias(long number) {
      return new Told(name, number, timestamp, type, historical, value);
    }

    /** As data writes it: an alias and no name, no type. */
    Told alone() {
      return new Told("", alias, timestamp, 0, historical, value);
    }
  }

  static Told metric(String name, Object value) {
    int type =
        switch (value) {
          case Integer _ -> 3;
          case Long _ -> 4;
          case Float _ -> 9;
          case Double _ -> 10;
          case Boolean _ -> 11;
          default -> 12;
        };
    return new Told(name, -1, -1, type, false, value);
  }

  static byte[] payload(long timestamp, int sequence, Told... metrics) {
    return written(
        out -> {
          if (timestamp >= 0) {
            out.writeUInt64(1, timestamp);
          }
          for (Told metric : metrics) {
            out.writeByteArray(2, bytes(metric));
          }
          if (sequence >= 0) {
            out.writeUInt64(3, sequence);
          }
        });
  }

  static byte[] birth(long timestamp, int sequence, int session, Told... more) {
    Told[] all = new Told[more.length + 1];
    all[0] = metric("bdSeq", (long) session);
    System.arraycopy(more, 0, all, 1, more.length);
    return payload(timestamp, sequence, all);
  }

  static byte[] death(int session) {
    return payload(-1, -1, metric("bdSeq", (long) session));
  }

  private static byte[] bytes(Told metric) {
    return written(
        out -> {
          if (!metric.name().isEmpty()) {
            out.writeString(1, metric.name());
          }
          if (metric.alias() >= 0) {
            out.writeUInt64(2, metric.alias());
          }
          if (metric.timestamp() >= 0) {
            out.writeUInt64(3, metric.timestamp());
          }
          if (metric.type() > 0) {
            out.writeUInt32(4, metric.type());
          }
          if (metric.historical()) {
            out.writeBool(5, true);
          }
          switch (metric.value()) {
            case Integer number -> out.writeUInt32(10, number);
            case Long number -> out.writeUInt64(11, number);
            case Float number -> out.writeFloat(12, number);
            case Double number -> out.writeDouble(13, number);
            case Boolean truth -> out.writeBool(14, truth);
            case String text -> out.writeString(15, text);
            case null -> out.writeBool(7, true);
            default -> throw new IllegalArgumentException("no value of a metric");
          }
        });
  }

  @FunctionalInterface
  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      writing.to(out);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
