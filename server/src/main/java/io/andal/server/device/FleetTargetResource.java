package io.andal.server.device;

import io.andal.device.live.FleetTarget;
import io.andal.device.store.DeviceRow;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many devices meet their own target, and which don't. */
@RestController
@RequestMapping("/api/v1/fleets/{fleet}/target")
final class FleetTargetResource {
  private final AndalRuntime runtime;

  FleetTargetResource(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @GetMapping
  FleetTargetJson share(@PathVariable("fleet") String fleet) {
    return FleetTargetJson.of(target(fleet));
  }

  /** Devices that attained less than their target over the last day, the worst first. */
  @GetMapping("/missed")
  Page<DeviceJson> missed(
      @PathVariable("fleet") String fleet,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
    FleetTarget target = target(fleet);
    int most = Page.limit(limit, Page.LARGEST_LIMIT);
    Place after = Place.of(cursor);
    List<DeviceRow> rows =
        runtime
            .fleets()
            .store()
            .missing(fleet, target.target(), after.attained(), after.id(), most + 1);
    List<DeviceRow> shown = rows.size() > most ? rows.subList(0, most) : rows;
    return new Page<>(
        shown.stream().map(DeviceJson::of).toList(),
        rows.size() > most ? Place.cursor(shown.getLast()) : null);
  }

  private FleetTarget target(String fleet) {
    if (runtime.fleets().state(fleet).isEmpty()) {
      throw ApiException.notFound("fleet '" + fleet + "'");
    }
    return runtime
        .fleets()
        .target(fleet)
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "target in the document of fleet '" + fleet + "'; write target: 0.995 there"));
  }

  /** Where in the list a page ends: what its last device attained, and its id. */
  record Place(int attained, String id) {
    private static final Place START = new Place(-1, "");

    static String cursor(DeviceRow last) {
      return Page.cursor(last.attained() + ":" + last.id());
    }

    /**
     * Reads a cursor.
     *
     * @throws ApiException if it isn't one of ours
     */
    static Place of(@Nullable String cursor) {
      String key = Page.key(cursor).orElse("");
      if (key.isEmpty()) {
        return START;
      }
      int colon = key.indexOf(':');
      try {
        return new Place(
            Integer.parseInt(key.substring(0, Math.max(0, colon))), key.substring(colon + 1));
      } catch (NumberFormatException e) {
        throw ApiException.badRequest("cursor is the value of 'next' of the page before.");
      }
    }
  }
}
