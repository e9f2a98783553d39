package io.andal.device.sparkplug;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a host application says. Stateless. */
public final class HostMessages {
  private static final String REBIRTH = "Node Control/Rebirth";
  private static final int BOOLEAN = 11;

  private HostMessages() {}

  /** Whether the host is there, as JSON; the timestamp is that of its last CONNECT. */
  public static byte[] state(boolean online, long timestampMillis) {
    return "{\"online\":%s,\"timestamp\":%d}"
        .formatted(online, timestampMillis)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The timestamp of a state that says that the host isn't there; empty if it says another thing.
   */
  public static OptionalLong offlineSince(byte[] payload) {
    try {
      JsonNode state = JsonMapper.shared().readTree(payload);
      JsonNode online = state.path("online");
      return online.isBoolean() && !online.asBoolean()
          ? OptionalLong.of(state.path("timestamp").asLong(0))
          : OptionalLong.empty();
    } catch (JacksonException e) {
      return OptionalLong.empty();
    }
  }

  /** The payload of an NCMD that asks an edge node to tell all births again. */
  public static byte[] rebirth(long nowMillis) {
    try {
      byte[] metric =
          written(
              out -> {
                out.writeString(1, REBIRTH);
                out.writeUInt64(3, nowMillis);
                out.writeUInt32(4, BOOLEAN);
                out.writeBool(14, true);
              });
      return written(
          out -> {
            out.writeUInt64(1, nowMillis);
            out.writeByteArray(2, metric);
          });
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can't be written", e);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    writing.to(out);
    out.flush();
    return bytes.toByteArray();
  }
}
