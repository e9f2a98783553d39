package io.andal.server.device;

import io.andal.device.live.CommandRefused;
import io.andal.device.live.SentCommand;
import io.andal.device.message.CommandOrder;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.security.Audit;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends commands to devices at the embedded broker. */
@RestController
final class DeviceCommandResource {
  private final AndalRuntime runtime;
  private final Audit audit;

  DeviceCommandResource(AndalRuntime runtime, Audit audit) {
    this.runtime = runtime;
    this.audit = audit;
  }

  @PostMapping("/api/v1/fleets/{fleet}/devices/{device}/commands")
  ResponseEntity<SentJson> send(
      @PathVariable("fleet") String fleet,
      @PathVariable("device") String device,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    // One byte more than is taken is enough to refuse it.
    byte[] body = request.getInputStream().readNBytes(CommandOrder.LARGEST_ORDER + 1);
    if (body.length > CommandOrder.LARGEST_ORDER) {
      throw new ApiException(
          413, "Content Too Large", "A command has at most 64 KiB, an order 96 KiB.", Map.of());
    }
    try {
      SentCommand sent = runtime.fleets().command(fleet, device, body);
      audit.record(
          caller.name(),
          "device.command",
          "fleet/" + fleet + "/" + device,
          Origin.of(request),
          "ok",
          sent.id());
      return ResponseEntity.status(201).body(SentJson.of(sent));
    } catch (CommandRefused e) {
      throw refusal(e);
    }
  }

  private static ApiException refusal(CommandRefused refused) {
    String why = refused.reason() + ".";
    return switch (refused.kind()) {
      case UNKNOWN -> new ApiException(404, "Not Found", why, Map.of());
      case BAD -> ApiException.badRequest(why);
      case CONFLICT -> ApiException.conflict(why);
      case TOO_MANY -> new ApiException(429, "Too Many Requests", why, Map.of());
    };
  }

  /** A command that was sent. */
  record SentJson(String device, String id, String topic, Instant sentAt) {
    static SentJson of(SentCommand sent) {
      return new SentJson(
          sent.device(), sent.id(), sent.topic(), Instant.ofEpochMilli(sent.sentMillis()));
    }
  }
}
