package io.andal.server.device;

import io.andal.device.live.Fleets;
import io.andal.device.registry.DeviceCsv;
import io.andal.device.registry.DeviceEdit;
import io.andal.device.registry.DeviceJsonEdits;
import io.andal.device.registry.EditsRefused;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of a fleet's devices, as people keep it. */
@RestController
@RequestMapping("/api/v1/fleets/{fleet}/devices")
final class DeviceListResource {
  private final AndalRuntime runtime;
  private final DeviceEditing editing;

  DeviceListResource(AndalRuntime runtime, DeviceEditing editing) {
    this.runtime = runtime;
    this.editing = editing;
  }

  /** Changes many devices, or says what would change: all of them or none. */
  @PostMapping(consumes = {"application/json", "text/csv"})
  EditedJson edit(
      @PathVariable("fleet") String fleet,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request)
      throws IOException {
    known(fleet);
    // One byte more than is taken is enough to refuse it.
    byte[] body = request.getInputStream().readNBytes(DeviceCsv.MAX_BYTES + 1);
    if (body.length > DeviceCsv.MAX_BYTES) {
      throw new ApiException(
          413, "Content Too Large", "A list has at most 16 MiB; split it.", Map.of());
    }
    String type = request.getContentType();
    try {
      List<DeviceEdit> edits =
          type != null && type.startsWith("text/csv")
              ? DeviceCsv.read(body)
              : DeviceJsonEdits.list(body);
      return EditedJson.of(editing.list(fleet, edits, dryRun, who(caller, request)), dryRun);
    } catch (EditsRefused e) {
      throw DeviceEditing.refusal(e);
    }
  }

  /** All devices, as {@link #edit} takes them. */
  @GetMapping(produces = "text/csv")
  void export(@PathVariable("fleet") String fleet, HttpServletResponse response)
      throws IOException {
    known(fleet);
    write(fleets(), fleet, response);
  }

  static void write(Fleets fleets, String fleet, HttpServletResponse response) throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"devices.csv\"");
    fleets.registry().export(fleet, response.getWriter());
  }

  @PutMapping("/{device}")
  DeviceJson change(
      @PathVariable("fleet") String fleet,
      @PathVariable("device") String device,
      @RequestBody byte[] body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    known(fleet);
    try {
      var _ = editing.one(fleet, DeviceJsonEdits.one(device, body), who(caller, request));
    } catch (EditsRefused e) {
      throw DeviceEditing.refusal(e);
    }
    return FleetResource.device(fleets(), fleet, device);
  }

  @DeleteMapping("/{device}")
  ResponseEntity<Void> remove(
      @PathVariable("fleet") String fleet,
      @PathVariable("device") String device,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    known(fleet);
    try {
      editing.remove(fleet, device, who(caller, request));
    } catch (EditsRefused e) {
      throw DeviceEditing.refusal(e);
    }
    return ResponseEntity.noContent().build();
  }

  static DeviceEditing.Who who(Caller caller, HttpServletRequest request) {
    return new DeviceEditing.Who(caller.name(), Origin.of(request));
  }

  private void known(String fleet) {
    if (fleets().state(fleet).isEmpty()) {
      throw ApiException.notFound("fleet '" + fleet + "'");
    }
  }

  private Fleets fleets() {
    return runtime.fleets();
  }
}
