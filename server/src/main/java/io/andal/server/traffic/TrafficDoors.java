package io.andal.server.traffic;

import io.andal.server.AndalRuntime;
import io.andal.traffic.document.TrafficSources;
import io.andal.traffic.door.PushAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where proxies send their logs, and applications their spans. */
@RestController
final class TrafficDoors {
  private final AndalRuntime runtime;

  TrafficDoors(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @PostMapping("/v1/traces")
  ResponseEntity<byte[]> traces(HttpServletRequest request) throws IOException {
    byte[] body = body(request);
    return answer(
        runtime
            .trafficSources()
            .traces(
                body,
                header(request, HttpHeaders.CONTENT_TYPE),
                header(request, HttpHeaders.CONTENT_ENCODING)));
  }

  @PostMapping("/api/v1/traffic/{source}")
  ResponseEntity<byte[]> push(@PathVariable String source, HttpServletRequest request)
      throws IOException {
    byte[] body = body(request);
    return answer(
        runtime.trafficSources().push(source, body, header(request, HttpHeaders.CONTENT_ENCODING)));
  }

  /** One byte more than is taken is enough to refuse it. */
  private static byte[] body(HttpServletRequest request) throws IOException {
    return request.getInputStream().readNBytes(TrafficSources.MAX_BODY_BYTES + 1);
  }

  private static ResponseEntity<byte[]> answer(PushAnswer answer) {
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.status())
            .header(HttpHeaders.CONTENT_TYPE, answer.contentType());
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
