package io.andal.device.message;

import java.nio.file.Path;

/** How a payload is to be read before places in it mean something. */
public sealed interface PayloadFormat {
  /** One JSON value. */
  record Json() implements PayloadFormat {}

  /** One data item of CBOR (RFC 8949). */
  record Cbor() implements PayloadFormat {}

  /** A number, {@code true}, {@code false} or a text is all of the payload. */
  record Plain() implements PayloadFormat {}

  /** Metrics of Sparkplug B; each stands at its name. */
  record Sparkplug() implements PayloadFormat {}

  /**
   * One message of Protobuf.
   *
   * @param descriptor a compiled FileDescriptorSet with all that it imports
   * @param message the full name of the message: {@code pumps.v1.Telemetry}
   */
  record Protobuf(Path descriptor, String message) implements PayloadFormat {}
}
