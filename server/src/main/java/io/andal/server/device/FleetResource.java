package io.andal.server.device;

import io.andal.device.Presence;
import io.andal.device.document.DeviceLife;
import io.andal.device.live.Fleets;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.CapturedPayload;
import io.andal.device.store.DeviceRow;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Fleets and their devices. */
@RestController
@RequestMapping("/api/v1/fleets")
final class FleetResource {
  private static final int CHANGES = 100;

  private final AndalRuntime runtime;

  FleetResource(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @GetMapping
  Page<FleetJson> list() {
    return new Page<>(fleets().states().stream().map(FleetJson::of).toList(), null);
  }

  @GetMapping("/{fleet}")
  FleetJson one(@PathVariable("fleet") String fleet) {
    return fleets().state(fleet).map(FleetJson::of).orElseThrow(() -> noFleet(fleet));
  }

  @GetMapping("/{fleet}/devices")
  Page<DeviceJson> devices(
      @PathVariable("fleet") String fleet,
      @RequestParam(name = "presence", required = false) @Nullable String presence,
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
    one(fleet);
    int most = Page.limit(limit, Page.LARGEST_LIMIT);
    List<DeviceRow> rows =
        fleets()
            .store()
            .devices(fleet, presence(presence), life(state), Page.key(cursor).orElse(""), most + 1);
    boolean more = rows.size() > most;
    List<DeviceRow> shown = more ? rows.subList(0, most) : rows;
    return new Page<>(
        shown.stream().map(DeviceJson::of).toList(),
        more ? Page.cursor(shown.getLast().id()) : null);
  }

  private static Optional<Presence> presence(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Presence.values())
            .filter(each -> FleetJson.word(each).equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    ApiException.badRequest(
                        "presence is online, offline, unknown or never-seen.")));
  }

  @GetMapping("/{fleet}/devices/{device}")
  DeviceJson device(@PathVariable("fleet") String fleet, @PathVariable("device") String device) {
    return device(fleets(), fleet, device);
  }

  static DeviceJson device(Fleets fleets, String fleet, String device) {
    return fleets
        .device(fleet, device)
        .map(
            seen ->
                DeviceJson.of(
                    seen,
                    fleets.registry().listed(fleet, device).orElse(null),
                    fleets.store().changes(fleet, device, CHANGES)))
        .orElseThrow(() -> ApiException.notFound("device '" + device + "' in this fleet"));
  }

  private static Optional<DeviceLife> life(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        DeviceLife.spelled(text)
            .orElseThrow(
                () ->
                    ApiException.badRequest(
                        "state is commissioned, in-service, maintenance or retired.")));
  }

  /** Reads a message as it would be read, and counts nothing. */
  @PostMapping("/{fleet}/try")
  TriedJson tried(
      @PathVariable("fleet") String fleet,
      @RequestParam(name = "topic", defaultValue = "") String topic,
      @RequestParam(name = "encoding", defaultValue = "") String encoding,
      @RequestBody byte[] body) {
    try {
      byte[] payload =
          encoding.isEmpty()
              ? body
              : CapturedPayload.bytes(new String(body, StandardCharsets.UTF_8), encoding);
      return TriedJson.of(fleets().tried(fleet, topic, payload).orElseThrow(() -> noFleet(fleet)));
    } catch (BadMessageException e) {
      throw new ApiException(422, "Not Understood", e.reason() + ".", Map.of());
    }
  }

  private Fleets fleets() {
    return runtime.fleets();
  }

  private static ApiException noFleet(String fleet) {
    return ApiException.notFound("fleet '" + fleet + "'");
  }
}
