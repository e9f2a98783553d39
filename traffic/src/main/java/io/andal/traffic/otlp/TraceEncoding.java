package io.andal.traffic.otlp;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.andal.signal.otlp.JsonMessage;
import io.andal.signal.pushed.RefusedRequestException;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The two encodings of traces in OTLP/HTTP; an answer is encoded as its request was. */
enum TraceEncoding {
  PROTOBUF("application/x-protobuf"),
  JSON("application/json");

  private final String contentType;

  TraceEncoding(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /** The encoding of a content type, whose parameters don't matter; empty if it is neither. */
  static Optional<TraceEncoding> of(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(known -> known.contentType.equals(type)).findFirst();
  }

  ExportTraceServiceRequest request(byte[] body) throws RefusedRequestException {
    return switch (this) {
      case PROTOBUF -> {
        try {
          yield ExportTraceServiceRequest.parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
          throw new RefusedRequestException(
              400, "The body is no ExportTraceServiceRequest in protobuf: " + e.getMessage());
        }
      }
      case JSON -> {
        ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
        JsonMessage.read(body, request);
        yield request.build();
      }
    };
  }

  /**
   * The ExportTraceServiceResponse.
   *
   * @param refused spans that were not taken; partial success stays unset if there are none
   */
  byte[] response(long refused, String reasons) {
    return switch (this) {
      case PROTOBUF -> {
        ExportTraceServiceResponse.Builder response = ExportTraceServiceResponse.newBuilder();
        if (refused > 0) {
          response.setPartialSuccess(
              ExportTracePartialSuccess.newBuilder()
                  .setRejectedSpans(refused)
                  .setErrorMessage(reasons));
        }
        yield response.build().toByteArray();
      }
      case JSON -> {
        ObjectNode response = JsonMapper.shared().createObjectNode();
        if (refused > 0) {
          response
              .putObject("partialSuccess")
              .put("rejectedSpans", String.valueOf(refused))
              .put("errorMessage", reasons);
        }
        yield response.toString().getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  /** A google.rpc.Status. */
  byte[] status(int code, String message) {
    return switch (this) {
      case PROTOBUF -> {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
          out.writeInt32(1, code);
          out.writeString(2, message);
          out.flush();
        } catch (IOException e) {
          throw new UncheckedIOException("memory can't fail", e);
        }
        yield bytes.toByteArray();
      }
      case JSON ->
          JsonMapper.shared()
              .createObjectNode()
              .put("code", code)
              .put("message", message)
              .toString()
              .getBytes(StandardCharsets.UTF_8);
    };
  }
}
