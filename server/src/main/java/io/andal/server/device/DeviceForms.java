package io.andal.server.device;

import io.andal.device.document.DeviceLife;
import io.andal.device.live.SeenDevice;
import io.andal.device.registry.DeviceEdit;
import io.andal.device.registry.EditsRefused;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.security.Caller;
import io.andal.server.web.Voice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes one device from its page. */
@Controller
@RequestMapping("/fleets/{fleet}/devices/{device}")
final class DeviceForms {
  private final AndalRuntime runtime;
  private final DeviceEditing editing;

  DeviceForms(AndalRuntime runtime, DeviceEditing editing) {
    this.runtime = runtime;
    this.editing = editing;
  }

  /**
   * Says where the device is in its life, and all that is to be known of it.
   *
   * @param until a time of the reader's zone; empty for never
   * @param attributes a line for each, {@code site=north}
   */
  @PostMapping
  String change(
      @PathVariable("fleet") String fleet,
      @PathVariable("device") String device,
      @RequestParam("state") String state,
      @RequestParam(name = "until", defaultValue = "") String until,
      @RequestParam(name = "attributes", defaultValue = "") String attributes,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      Voice voice,
      RedirectAttributes flash) {
    try {
      DeviceEdit edit =
          new DeviceEdit(
              "",
              device,
              DeviceLife.spelled(state),
              Optional.of(until(until, voice)),
              attributes(fleet, device, attributes, voice));
      var _ = editing.one(fleet, edit, DeviceListResource.who(caller, request));
      flash.addFlashAttribute("saved", true);
    } catch (EditsRefused e) {
      flash.addFlashAttribute("refusal", e.problems().getFirst().toString());
    } catch (ApiException | IllegalArgumentException e) {
      flash.addFlashAttribute("refusal", String.valueOf(e.getMessage()));
    }
    return "redirect:" + FleetWords.href(fleet, device);
  }

  @PostMapping("/remove")
  String remove(
      @PathVariable("fleet") String fleet,
      @PathVariable("device") String device,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    try {
      editing.remove(fleet, device, DeviceListResource.who(caller, request));
      return "redirect:" + FleetWords.href(fleet);
    } catch (EditsRefused e) {
      flash.addFlashAttribute("refusal", e.problems().getFirst().toString());
      return "redirect:" + FleetWords.href(fleet, device);
    }
  }

  private static Instant until(String text, Voice voice) {
    if (text.isBlank()) {
      return Instant.EPOCH;
    }
    try {
      return LocalDateTime.parse(text.strip()).atZone(voice.zone()).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(voice.say("device.edit.no-time"), e);
    }
  }

  /** What stands no longer there is taken away. */
  private Map<String, String> attributes(String fleet, String device, String text, Voice voice) {
    Map<String, String> all = new TreeMap<>();
    runtime
        .fleets()
        .device(fleet, device)
        .map(SeenDevice::status)
        .ifPresent(known -> known.attributes().keySet().forEach(name -> all.put(name, "")));
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      int middle = line.indexOf('=');
      String name = middle < 0 ? "" : line.substring(0, middle).strip();
      String value = middle < 0 ? "" : line.substring(middle + 1).strip();
      if (name.isEmpty()
          || name.length() > DeviceEdit.LONGEST_NAME
          || value.length() > DeviceEdit.LONGEST) {
        throw new IllegalArgumentException(voice.say("device.edit.no-attribute"));
      }
      all.put(name, value);
    }
    return all;
  }
}
