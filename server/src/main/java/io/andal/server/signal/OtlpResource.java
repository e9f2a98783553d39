package io.andal.server.signal;

import io.andal.server.AndalRuntime;
import io.andal.server.api.Traffic;
import io.andal.signal.otlp.OtlpReceiver;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where applications send their metrics. */
@RestController
final class OtlpResource {
  private final AndalRuntime runtime;
  private final Traffic traffic;

  OtlpResource(AndalRuntime runtime, Traffic traffic) {
    this.runtime = runtime;
    this.traffic = traffic;
  }

  @PostMapping("/v1/metrics")
  ResponseEntity<byte[]> metrics(HttpServletRequest request) throws IOException {
    // One byte more than is taken is enough for the receiver to refuse it.
    byte[] body = request.getInputStream().readNBytes(OtlpReceiver.MAX_BODY_BYTES + 1);
    OtlpReceiver.Answer answer =
        runtime
            .otlp()
            .accept(
                body,
                header(request, HttpHeaders.CONTENT_TYPE),
                header(request, HttpHeaders.CONTENT_ENCODING));
    traffic.received(answer.status(), body.length);
    ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
    if (!answer.contentType().isEmpty()) {
      response.header(HttpHeaders.CONTENT_TYPE, answer.contentType());
    }
    if (answer.retryAfterSeconds() > 0) {
      response.header(HttpHeaders.RETRY_AFTER, String.valueOf(answer.retryAfterSeconds()));
    }
    return response.body(answer.body());
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }
}
