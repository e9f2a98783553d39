package io.andal.server.device;

import io.andal.device.live.FleetPush;
import io.andal.device.live.Fleets;
import io.andal.server.AndalRuntime;
import io.andal.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where devices, or gateways for them, send telemetry and what became of commands. */
@RestController
final class FleetDoor {
  private final AndalRuntime runtime;

  FleetDoor(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @PostMapping("/api/v1/fleets/{fleet}/telemetry")
  ResponseEntity<byte[]> push(
      @PathVariable("fleet") String fleet,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    return answered(
        runtime.fleets().push(fleet, body(request), encoding(request), caller.device()));
  }

  @PostMapping("/api/v1/fleets/{fleet}/commands")
  ResponseEntity<byte[]> commands(
      @PathVariable("fleet") String fleet,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    return answered(
        runtime.fleets().commands(fleet, body(request), encoding(request), caller.device()));
  }

  /** One byte more than is taken is enough to refuse it. */
  private static byte[] body(HttpServletRequest request) throws IOException {
    return request.getInputStream().readNBytes(Fleets.MAX_BODY_BYTES + 1);
  }

  private static String encoding(HttpServletRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return encoding == null ? "" : encoding;
  }

  private static ResponseEntity<byte[]> answered(FleetPush answer) {
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.status())
            .header(HttpHeaders.CONTENT_TYPE, answer.contentType());
    if (answer.retryAfterSeconds() > 0) {
      response.header(HttpHeaders.RETRY_AFTER, String.valueOf(answer.retryAfterSeconds()));
    }
    return response.body(answer.body());
  }
}
