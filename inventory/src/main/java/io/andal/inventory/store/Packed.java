package io.andal.inventory.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values as bytes and text: JSON, and what is large compressed. Stateless. */
final class Packed {
  static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Packed() {}

  static byte[] pack(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
      try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, 1 << 16)) {
        out.write(bytes);
      }
      return packed.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
  }

  static byte[] unpack(byte[] packed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("what is stored can't be unpacked", e);
    }
  }

  static byte[] packJson(Object value) {
    return pack(JSON.writeValueAsBytes(value));
  }

  static <T> T unpackJson(byte[] packed, Class<T> type) {
    return JSON.readValue(unpack(packed), type);
  }
}
