package io.andal.channel.binary;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A {@link BinaryAlert} as Protocol Buffers, as {@code docs/reference/alert.proto} has it. */
final class ProtobufForm {
  private ProtobufForm() {}

  /** What is zero, empty or false is left out, as proto3 does. */
  static byte[] encode(BinaryAlert alert) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      write(out, alert);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(CodedOutputStream out, BinaryAlert alert) throws IOException {
    if (alert.counter() != 0) {
      out.writeUInt64(1, alert.counter());
    }
    number(out, 2, alert.event());
    if (alert.alert() != 0) {
      out.writeFixed64(3, alert.alert());
    }
    number(out, 4, alert.severity());
    number(out, 5, alert.cause());
    text(out, 6, alert.service());
    text(out, 7, alert.slo());
    if (alert.started() != 0) {
      out.writeFixed32(8, (int) alert.started());
    }
    if (alert.remaining() != 0) {
      out.writeSInt32(9, alert.remaining());
    }
    number(out, 10, alert.burnRate());
    number(out, 11, alert.exhaustion());
    number(out, 12, alert.lasted());
    number(out, 13, alert.cut() ? 1 : 0);
  }

  private static void number(CodedOutputStream out, int field, int value) throws IOException {
    if (value != 0) {
      out.writeUInt32(field, value);
    }
  }

  private static void text(CodedOutputStream out, int field, String value) throws IOException {
    if (!value.isEmpty()) {
      out.writeString(field, value);
    }
  }

  /** Fields that a later version added are passed over. */
  static BinaryAlert decode(byte[] payload) throws BinaryException {
    AlertFields fields = new AlertFields();
    CodedInputStream in = CodedInputStream.newInstance(payload);
    try {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        int field = WireFormat.getTagFieldNumber(tag);
        switch (WireFormat.getTagWireType(tag)) {
          case WireFormat.WIRETYPE_VARINT -> fields.number(field, in.readUInt64(), true);
          case WireFormat.WIRETYPE_FIXED64 -> fields.number(field, in.readFixed64(), false);
          case WireFormat.WIRETYPE_FIXED32 ->
              fields.number(field, Integer.toUnsignedLong(in.readFixed32()), false);
          case WireFormat.WIRETYPE_LENGTH_DELIMITED ->
              fields.text(field, in.readStringRequireUtf8());
          default -> in.skipField(tag);
        }
      }
    } catch (IOException e) {
      throw new BinaryException("The payload is no Protocol Buffers message: " + e.getMessage());
    }
    return fields.alert();
  }
}
