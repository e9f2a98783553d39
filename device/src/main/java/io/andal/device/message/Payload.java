package io.andal.device.message;

import tools.jackson.databind.JsonNode;

/** Reads payloads of one format as trees. Thread-safe. */
interface Payload {
  /** Containers in each other, in all formats that have containers. */
  int MAX_DEPTH = 50;

  /** Reads a payload, which is no larger than its door takes. */
  JsonNode read(byte[] payload) throws BadMessageException;

  static Payload of(PayloadFormat format) {
    return switch (format) {
      case PayloadFormat.Json() -> TreePayload.json();
      case PayloadFormat.Cbor() -> TreePayload.cbor();
      case PayloadFormat.Plain() -> new PlainPayload();
      case PayloadFormat.Sparkplug() ->
          _ -> {
            throw new BadMessageException(
                "A Sparkplug message means something only with its topic");
          };
      case PayloadFormat.Protobuf protobuf -> new ProtobufPayload(protobuf);
    };
  }
}
