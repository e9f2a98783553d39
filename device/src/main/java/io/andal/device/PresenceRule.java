package io.andal.device;

/**
 * Whether a device is there: its last connection or disconnection, its last message, how long it
 * may be silent, and whether anybody listened. Changes that follow each other too fast aren't told.
 */
final class PresenceRule {
  /** A message that arrives so soon after a disconnection was under way before it. */
  private static final long UNDER_WAY = 1_000;

  private final long silence;

  PresenceRule(KernelRules rules) {
    this.silence = rules.silenceMillis();
  }

  /** Finds out what holds at a time, and tells it if it changed. */
  void evaluate(long[] s, int at, int device, long now, Link link, Outputs out) {
    if (link.isDown() || !DeviceState.has(s, at, DeviceState.SEEN)) {
      return;
    }
    settle(s, at, device, now, out);
    long transition = Transitions.newest(s, at);
    long changed = Transitions.time(transition);
    long seen = s[at + DeviceState.LAST_SEEN];
    boolean connected = Transitions.connected(transition);
    if (transition != 0 && !connected && seen <= changed + UNDER_WAY) {
      become(s, at, device, Presence.OFFLINE, Transitions.reason(transition), changed, out);
      return;
    }
    long evidence = Math.max(seen, connected ? changed : 0);
    long heard = Math.max(evidence, link.upSince());
    if (silence > 0 && now >= heard + silence) {
      become(s, at, device, Presence.OFFLINE, OfflineReason.SILENCE, heard + silence, out);
    } else if (evidence >= link.upSince()
        || DeviceState.told(s, at).presence() == Presence.ONLINE) {
      become(s, at, device, Presence.ONLINE, OfflineReason.NONE, evidence, out);
    }
  }

  private static void become(
      long[] s,
      int at,
      int device,
      Presence presence,
      OfflineReason reason,
      long when,
      Outputs out) {
    if (DeviceState.isTold(s, at, presence, reason)) {
      return;
    }
    Standing before = DeviceState.told(s, at);
    if (before.presence() != presence) {
      boolean quick =
          DeviceState.secondsSinceChange(s, at, when) < KernelRules.FLAP_SECONDS
              && DeviceState.changes(s, at) > 0;
      DeviceState.changes(s, at, quick ? DeviceState.changes(s, at) + 1 : 1);
      DeviceState.changedAt(s, at, when);
      if (DeviceState.changes(s, at) >= KernelRules.FLAP_CHANGES) {
        DeviceState.set(s, at, DeviceState.FLAPPING, true);
      }
    }
    DeviceState.told(s, at, presence, reason);
    if (!before.flapping()) {
      out.presence(device, before, DeviceState.told(s, at), when);
    }
  }

  /** A device that was stable for long enough no longer flaps. */
  private static void settle(long[] s, int at, int device, long now, Outputs out) {
    if (DeviceState.has(s, at, DeviceState.FLAPPING)
        && DeviceState.secondsSinceChange(s, at, now) >= KernelRules.FLAP_HOLD_SECONDS) {
      Standing before = DeviceState.told(s, at);
      DeviceState.set(s, at, DeviceState.FLAPPING, false);
      DeviceState.changes(s, at, 0);
      out.presence(device, before, DeviceState.told(s, at), now);
    }
  }

  /** When presence may change although nothing happens; {@link Long#MAX_VALUE} if it can't. */
  long deadline(long[] s, int at, long now, Link link) {
    if (link.isDown() || !DeviceState.has(s, at, DeviceState.SEEN)) {
      return Long.MAX_VALUE;
    }
    long deadline = Long.MAX_VALUE;
    if (DeviceState.has(s, at, DeviceState.FLAPPING)) {
      int left = KernelRules.FLAP_HOLD_SECONDS - DeviceState.secondsSinceChange(s, at, now);
      deadline = now + Math.max(left, 0) * 1_000L;
    }
    if (silence > 0 && DeviceState.told(s, at).presence() != Presence.OFFLINE) {
      long transition = Transitions.newest(s, at);
      long evidence =
          Math.max(
              s[at + DeviceState.LAST_SEEN],
              Transitions.connected(transition) ? Transitions.time(transition) : 0);
      deadline = Math.min(deadline, Math.max(evidence, link.upSince()) + silence);
    }
    return deadline;
  }
}
