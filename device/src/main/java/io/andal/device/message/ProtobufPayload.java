package io.andal.device.message;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Protobuf by a descriptor, which is read when the first message comes. */
final class ProtobufPayload implements Payload {
  private final DescriptorFile file;
  private final String message;

  ProtobufPayload(PayloadFormat.Protobuf format) {
    this.file = new DescriptorFile(format.descriptor(), format.message());
    this.message = format.message();
  }

  @Override
  public JsonNode read(byte[] payload) throws BadMessageException {
    Descriptor descriptor = file.message();
    try {
      CodedInputStream input = CodedInputStream.newInstance(payload);
      input.setRecursionLimit(MAX_DEPTH);
      DynamicMessage read = DynamicMessage.newBuilder(descriptor).mergeFrom(input).build();
      // Bytes of another format often parse, and then all of them are unknown fields.
      if (payload.length > 0
          && read.getAllFields().isEmpty()
          && !read.getUnknownFields().asMap().isEmpty()) {
        throw new BadMessageException("None of the payload's fields is one of " + message);
      }
      return ProtobufTree.of(read);
    } catch (InvalidProtocolBufferException e) {
      throw new BadMessageException("The payload is no " + message);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can't be read", e);
    }
  }
}
