package io.andal.server.signal;

import io.andal.server.AndalRuntime;
import io.andal.server.api.Traffic;
import io.andal.signal.remotewrite.RemoteWriteReceiver;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a Prometheus sends its samples. */
@RestController
final class RemoteWriteResource {
  private static final String WRITTEN = "X-Prometheus-Remote-Write-%s-Written";

  private final AndalRuntime runtime;
  private final Traffic traffic;

  RemoteWriteResource(AndalRuntime runtime, Traffic traffic) {
    this.runtime = runtime;
    this.traffic = traffic;
  }

  @PostMapping("/api/v1/write")
  ResponseEntity<String> write(HttpServletRequest request) throws IOException {
    // One byte more than is taken is enough for the receiver to refuse it.
    byte[] body = request.getInputStream().readNBytes(RemoteWriteReceiver.MAX_BODY_BYTES + 1);
    RemoteWriteReceiver.Answer answer =
        runtime
            .remoteWrite()
            .accept(
                body,
                header(request, HttpHeaders.CONTENT_TYPE),
                header(request, HttpHeaders.CONTENT_ENCODING));
    traffic.written(answer.status(), body.length, answer.samples() + answer.histograms());
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.status())
            .header(WRITTEN.formatted("Samples"), String.valueOf(answer.samples()))
            .header(WRITTEN.formatted("Histograms"), String.valueOf(answer.histograms()))
            .header(WRITTEN.formatted("Exemplars"), String.valueOf(answer.exemplars()));
    if (answer.retryAfterSeconds() > 0) {
      response.header(HttpHeaders.RETRY_AFTER, String.valueOf(answer.retryAfterSeconds()));
    }
    return answer.message().isEmpty()
        ? response.build()
        : response.contentType(MediaType.TEXT_PLAIN).body(answer.message() + "\n");
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }
}
