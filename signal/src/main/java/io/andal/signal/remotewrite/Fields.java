package io.andal.signal.remotewrite;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.andal.signal.pushed.RefusedRequestException;
import java.io.IOException;

/** Reads protobuf messages field by field, and counts what it reads. */
final class Fields {
  private final CodedInputStream in;
  private final WriteLimits limits;
  private int things;

  Fields(byte[] bytes, WriteLimits limits) {
    this.in = CodedInputStream.newInstance(bytes);
    this.limits = limits;
  }

  /** Takes one field; what it doesn't know it must skip. */
  @FunctionalInterface
  interface Taker {
    void take(int field, int tag) throws IOException, RefusedRequestException;
  }

  /** Reads to the end, or to the end of the message that {@link #message} is in. */
  void all(Taker taker) throws IOException, RefusedRequestException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      taker.take(WireFormat.getTagFieldNumber(tag), tag);
    }
  }

  /** Reads one message within this one. */
  void message(int tag, Taker taker) throws IOException, RefusedRequestException {
    want(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    int outer = in.pushLimit(in.readRawVarint32());
    all(taker);
    in.popLimit(outer);
  }

  /** Reads numbers that are packed, or the one that isn't. */
  void numbers(int tag, java.util.function.IntConsumer taker) throws IOException {
    if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
      taker.accept(in.readUInt32());
      return;
    }
    want(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    int outer = in.pushLimit(in.readRawVarint32());
    while (in.getBytesUntilLimit() > 0) {
      taker.accept(in.readUInt32());
    }
    in.popLimit(outer);
  }

  String text(int tag) throws IOException {
    want(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    return in.readStringRequireUtf8();
  }

  long bits(int tag) throws IOException {
    want(tag, WireFormat.WIRETYPE_FIXED64);
    return in.readRawLittleEndian64();
  }

  long integer(int tag) throws IOException {
    want(tag, WireFormat.WIRETYPE_VARINT);
    return in.readRawVarint64();
  }

  void skip(int tag) throws IOException {
    if (!in.skipField(tag)) {
      throw new InvalidProtocolBufferException("a group ends that never began");
    }
  }

  /** One more of what there may be only so many of. */
  void count(String what) throws RefusedRequestException {
    if (++things > limits.samples()) {
      throw tooMany(what, limits.samples());
    }
  }

  static RefusedRequestException tooMany(String what, int most) {
    return new RefusedRequestException(
        413,
        "The request has more than %d %s; send smaller batches (max_samples_per_send)."
            .formatted(most, what));
  }

  private static void want(int tag, int wireType) throws InvalidProtocolBufferException {
    if (WireFormat.getTagWireType(tag) != wireType) {
      throw new InvalidProtocolBufferException(
          "field " + WireFormat.getTagFieldNumber(tag) + " has another form");
    }
  }
}
