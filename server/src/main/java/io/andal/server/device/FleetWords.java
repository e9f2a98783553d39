package io.andal.server.device;

import io.andal.device.OfflineReason;
import io.andal.device.Presence;
import io.andal.device.Standing;
import io.andal.device.document.DeviceLife;
import io.andal.device.registry.DeviceStatus;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** Says in a reader's language how devices are. */
record FleetWords(Voice voice) {

  Badge badge(Standing standing) {
    String word = word(standing);
    return switch (standing.presence()) {
      case ONLINE -> new Badge(standing.flapping() ? "warn" : "good", "check", word);
      case OFFLINE -> new Badge("bad", "rise", word);
      case UNKNOWN, NEVER_SEEN -> new Badge("unknown", "unknown", word);
    };
  }

  private String word(Standing standing) {
    return standing.presence() == Presence.OFFLINE && standing.reason() != OfflineReason.NONE
        ? voice.say("fleet.offline.because", word(standing.reason()))
        : word(standing.presence());
  }

  String word(Presence presence) {
    return switch (presence) {
      case ONLINE -> voice.say("fleet.online");
      case OFFLINE -> voice.say("fleet.offline");
      case UNKNOWN -> voice.say("fleet.unknown");
      case NEVER_SEEN -> voice.say("fleet.never-seen");
    };
  }

  String word(OfflineReason reason) {
    return switch (reason) {
      case NONE -> voice.say("fleet.reason.none");
      case GRACEFUL -> voice.say("fleet.reason.graceful");
      case LAST_WILL -> voice.say("fleet.reason.last-will");
      case KEEP_ALIVE -> voice.say("fleet.reason.keep-alive");
      case SILENCE -> voice.say("fleet.reason.silence");
      case DEATH -> voice.say("fleet.reason.death");
      case LOST -> voice.say("fleet.reason.lost");
      case NODE_DEATH -> voice.say("fleet.reason.node-death");
    };
  }

  String word(DeviceLife life) {
    return switch (life) {
      case COMMISSIONED -> voice.say("fleet.life.commissioned");
      case IN_SERVICE -> voice.say("fleet.life.in-service");
      case MAINTENANCE -> voice.say("fleet.life.maintenance");
      case RETIRED -> voice.say("fleet.life.retired");
    };
  }

  /** Where a device is in its life, and until when. */
  String life(DeviceStatus status) {
    return status
        .until()
        .map(until -> voice.say("fleet.life.until", word(status.life()), voice.moment(until)))
        .orElseGet(() -> word(status.life()));
  }

  String ago(long millis) {
    return millis == 0 ? voice.say("source.never") : voice.ago(Instant.ofEpochMilli(millis));
  }

  String clock(int behindSeconds) {
    if (behindSeconds == 0) {
      return voice.say("device.clock.right");
    }
    return behindSeconds > 0
        ? voice.say("device.clock.behind", voice.count(behindSeconds))
        : voice.say("device.clock.ahead", voice.count(-behindSeconds));
  }

  static String pairs(Map<String, String> attributes) {
    return new TreeMap<>(attributes)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(" · "));
  }

  static String href(String fleet) {
    return "/fleets/" + encoded(fleet);
  }

  static String href(String fleet, String device) {
    return href(fleet) + "/devices/" + encoded(device);
  }

  static String encoded(String segment) {
    return UriUtils.encode(segment, StandardCharsets.UTF_8);
  }
}
