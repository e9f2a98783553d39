package io.andal.signal.otlp;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.andal.signal.pushed.Refusals;
import io.andal.signal.pushed.RefusedRequestException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The two encodings of OTLP/HTTP; an answer is encoded as its request was. */
enum Format {
  PROTOBUF("application/x-protobuf") {
    @Override
    ExportMetricsServiceRequest request(byte[] body) throws RefusedRequestException {
      try {
        return ExportMetricsServiceRequest.parseFrom(body);
      } catch (InvalidProtocolBufferException e) {
        throw new RefusedRequestException(
            400, "The body is no ExportMetricsServiceRequest in protobuf: " + e.getMessage());
      }
    }

    @Override
    byte[] response(Refusals refusals) {
      ExportMetricsServiceResponse.Builder response = ExportMetricsServiceResponse.newBuilder();
      if (!refusals.isEmpty()) {
        response.setPartialSuccess(
            ExportMetricsPartialSuccess.newBuilder()
                .setRejectedDataPoints(refusals.points())
                .setErrorMessage(refusals.reasons()));
      }
      return response.build().toByteArray();
    }

    @Override
    byte[] status(int code, String message) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      try {
        out.writeInt32(1, code);
        out.writeString(2, message);
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("memory can't fail", e);
      }
      return bytes.toByteArray();
    }
  },

  JSON("application/json") {
    @Override
    ExportMetricsServiceRequest request(byte[] body) throws RefusedRequestException {
      ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
      JsonMessage.read(body, request);
      return request.build();
    }

    @Override
    byte[] response(Refusals refusals) {
      ObjectNode response = JsonMapper.shared().createObjectNode();
      if (!refusals.isEmpty()) {
        response
            .putObject("partialSuccess")
            .put("rejectedDataPoints", String.valueOf(refusals.points()))
            .put("errorMessage", refusals.reasons());
      }
      return response.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    byte[] status(int code, String message) {
      return JsonMapper.shared()
          .createObjectNode()
          .put("code", code)
          .put("message", message)
          .toString()
          .getBytes(StandardCharsets.UTF_8);
    }
  };

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /** The format of a content type, whose parameters don't matter; empty if it is neither. */
  static Optional<Format> of(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    for (Format format : values()) {
      if (format.contentType.equals(type)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  abstract ExportMetricsServiceRequest request(byte[] body) throws RefusedRequestException;

  /** The ExportMetricsServiceResponse; its partial success stays unset if all was taken. */
  abstract byte[] response(Refusals refusals);

  /** A google.rpc.Status. */
  abstract byte[] status(int code, String message);
}
