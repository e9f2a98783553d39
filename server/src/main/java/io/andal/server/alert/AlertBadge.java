package io.andal.server.alert;

import io.andal.alert.Alert;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;

/** How the state of an alert looks. */
public final class AlertBadge {
  private AlertBadge() {}

  public static Badge of(Alert alert, Voice voice) {
    if (alert.frozen()) {
      return new Badge("unknown", "frozen", voice.say("alert.frozen"));
    }
    return switch (alert.state()) {
      case PENDING -> new Badge("warn", "wait", voice.say("alert.pending"));
      case FIRING ->
          new Badge(
              "page".equals(alert.severity()) ? "bad" : "warn", "rise", voice.say("alert.firing"));
      case RESOLVED -> new Badge("good", "check", voice.say("alert.resolved"));
    };
  }
}
