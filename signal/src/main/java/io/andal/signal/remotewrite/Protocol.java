package io.andal.signal.remotewrite;

import io.andal.signal.pushed.RefusedRequestException;
import java.util.Locale;

/** The two versions of remote write, told apart by the content type. */
enum Protocol {
  V1("prometheus.WriteRequest"),
  V2("io.prometheus.write.v2.Request");

  private static final String TYPE = "application/x-protobuf";

  private final String message;

  Protocol(String message) {
    this.message = message;
  }

  /** The content type that stands for it. */
  String contentType() {
    return switch (this) {
      case V1 -> TYPE;
      case V2 -> TYPE + ";proto=" + message;
    };
  }

  String version() {
    return switch (this) {
      case V1 -> "0.1.0";
      case V2 -> "2.0.0";
    };
  }

  /**
   * @throws RefusedRequestException 415, on which senders fall back to 1.0
   */
  static Protocol of(String contentType) throws RefusedRequestException {
    String[] parts = contentType.split(";", -1);
    if (!parts[0].strip().toLowerCase(Locale.ROOT).equals(TYPE)) {
      throw unknown(contentType);
    }
    for (int i = 1; i < parts.length; i++) {
      String[] parameter = parts[i].strip().split("=", 2);
      if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("proto")) {
        String wanted = parameter[1].strip().replace("\"", "");
        for (Protocol protocol : values()) {
          if (protocol.message.equals(wanted)) {
            return protocol;
          }
        }
        throw unknown(contentType);
      }
    }
    return V1;
  }

  private static RefusedRequestException unknown(String contentType) {
    return new RefusedRequestException(
        415,
        "Content-Type '%s' isn't understood; send %s, or %s."
            .formatted(
                contentType.length() > 80 ? contentType.substring(0, 80) + "…" : contentType,
                V1.contentType(),
                V2.contentType()));
  }

  /** The request that unpacked bytes are. */
  SentRequest decode(byte[] bytes, WriteLimits limits) throws RefusedRequestException {
    return switch (this) {
      case V1 -> new DecoderV1(bytes, limits).decode();
      case V2 -> new DecoderV2(bytes, limits).decode();
    };
  }
}
