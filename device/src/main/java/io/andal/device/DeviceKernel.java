package io.andal.device;

/**
 * What happens to a device: {@code (state, event or timer) → (state, outputs)}. It has no clock, no
 * I/O and no state of its own, so one log of events gives the same minutes wherever, and in
 * whatever pieces, it is replayed. Duplicates, and disorder of some seconds, change nothing.
 *
 * <p>A state is {@link DeviceState#WORDS} longs of an array. All times are UTC milliseconds.
 */
final class DeviceKernel {
  private static final long MINUTE = 60_000;

  private final KernelRules rules;
  private final SequenceWindow sequences;
  private final MinuteView view;
  private final PresenceRule presence;

  /** Older telemetry can't be put into its minute any more. */
  private final int rememberedMinutes;

  DeviceKernel(KernelRules rules) {
    this.rules = rules;
    this.sequences = new SequenceWindow(rules.sequences());
    this.view = new MinuteView(rules);
    this.presence = new PresenceRule(rules);
    this.rememberedMinutes = MinuteBits.MINUTES - 4 - view.reach();
  }

  /** For how many minutes a measured one matters. */
  int reach() {
    return view.reach();
  }

  PresenceRule presence() {
    return presence;
  }

  /**
   * Telemetry came.
   *
   * @param rolled the last minute that is over
   * @param measured by the device's clock, or {@link DeviceEvent#NONE}
   */
  void telemetry(
      long[] s,
      int at,
      long rolled,
      long received,
      long measured,
      long sequence,
      boolean fault,
      Outputs out) {
    long receivedMinute = received / MINUTE;
    known(s, at, receivedMinute, rolled, out);
    MinuteBits.advance(s, at, receivedMinute);
    long last = s[at + DeviceState.LAST_SEEN];
    if (receivedMinute - last / MINUTE > rememberedMinutes) {
      SequenceWindow.forgetMinutes(s, at);
    }
    s[at + DeviceState.LAST_SEEN] = Math.max(last, received);
    long when = received;
    if (measured != DeviceEvent.NONE) {
      when = measured + 1_000L * ClockOffset.believed(s, at, received);
      when = Math.min(when, received + rules.toleranceMillis());
      ClockOffset.learn(s, at, received, measured);
    }
    long minute = Math.floorDiv(when, MINUTE);
    if (minute < receivedMinute - rememberedMinutes) {
      count(s, at, receivedMinute, Column.TOO_LATE, 1, out);
      return;
    }
    MinuteBits.advance(s, at, minute);
    SequenceWindow.Taken taken =
        sequence == DeviceEvent.NONE
            ? SequenceWindow.Taken.NEW
            : sequences.take(
                s,
                at,
                sequence,
                minute,
                measured == DeviceEvent.NONE ? received : measured,
                measured != DeviceEvent.NONE,
                this,
                out);
    if (taken == SequenceWindow.Taken.REPEATED) {
      count(s, at, receivedMinute, Column.REPEATED, 1, out);
      return;
    }
    measure(s, at, minute, fault, received - when <= rules.latencyMillis(), out);
  }

  private void measure(long[] s, int at, long minute, boolean fault, boolean timely, Outputs out) {
    boolean before = MinuteBits.get(s, at, DeviceState.MEASURED, minute);
    timely &= minute > DeviceState.newest(s, at) - 64;
    boolean newFault = fault && !MinuteBits.get(s, at, DeviceState.FAULTY, minute);
    boolean newTimely = timely && !MinuteBits.timely(s, at, minute);
    if (before && !newFault && !newTimely) {
      return;
    }
    int[] views = views(s, at, minute, before ? 1 : view.reach());
    if (!before) {
      MinuteBits.set(s, at, DeviceState.MEASURED, minute, true);
      // Until now the bit may have said that nobody listened.
      MinuteBits.set(s, at, DeviceState.FAULTY, minute, fault);
    } else if (newFault) {
      MinuteBits.set(s, at, DeviceState.FAULTY, minute, true);
    }
    if (timely) {
      s[at + DeviceState.TIMELY] |= 1L << minute;
    }
    tell(s, at, views, minute, out);
  }

  /** It connected, or is no longer connected. */
  void connection(
      long[] s,
      int at,
      long rolled,
      long received,
      boolean connected,
      OfflineReason reason,
      Outputs out) {
    known(s, at, received / MINUTE, rolled, out);
    long until = Transitions.insert(s, at, received, connected, reason);
    if (until < 0 || !rules.connections()) {
      return;
    }
    long last = until == Long.MAX_VALUE ? rolled : Math.min(rolled, until / MINUTE - 1);
    for (long minute = received / MINUTE; minute <= last; minute++) {
      if (MinuteBits.reaches(s, at, minute) && !unheard(s, at, minute)) {
        connected(s, at, minute, connected, out);
      }
    }
  }

  private static boolean unheard(long[] s, int at, long minute) {
    return MinuteBits.get(s, at, DeviceState.FAULTY, minute)
        && !MinuteBits.get(s, at, DeviceState.MEASURED, minute);
  }

  private void connected(long[] s, int at, long minute, boolean connected, Outputs out) {
    if (MinuteBits.get(s, at, DeviceState.CONNECTED, minute) == connected) {
      return;
    }
    int[] views = views(s, at, minute, view.patience());
    MinuteBits.set(s, at, DeviceState.CONNECTED, minute, connected);
    tell(s, at, views, minute, out);
  }

  private int[] views(long[] s, int at, long minute, int minutes) {
    int[] views = new int[minutes];
    for (int i = 0; i < minutes; i++) {
      views[i] = view.of(s, at, minute + i);
    }
    return views;
  }

  private void tell(long[] s, int at, int[] before, long minute, Outputs out) {
    for (int i = 0; i < before.length; i++) {
      tell(s, at, before[i], view.of(s, at, minute + i), minute + i, out);
    }
  }

  /** What it measured before came: no sign that it is there now. */
  void historical(
      long[] s, int at, long rolled, long received, long measured, boolean fault, Outputs out) {
    long receivedMinute = received / MINUTE;
    known(s, at, receivedMinute, rolled, out);
    MinuteBits.advance(s, at, receivedMinute);
    long when = measured + 1_000L * ClockOffset.believed(s, at, received);
    when = Math.min(when, received);
    long minute = Math.floorDiv(when, MINUTE);
    if (minute < receivedMinute - rememberedMinutes) {
      count(s, at, receivedMinute, Column.TOO_LATE, 1, out);
      return;
    }
    measure(s, at, minute, fault, received - when <= rules.latencyMillis(), out);
  }

  /** A birth certificate came. */
  void birth(long[] s, int at, long rolled, long received, int birth, Outputs out) {
    DeviceState.birth(s, at, birth & 255);
    DeviceState.set(s, at, DeviceState.HAS_SEQUENCE, false);
    connection(s, at, rolled, received, true, OfflineReason.NONE, out);
  }

  /** A death certificate came; one of an older session is ignored. */
  void death(long[] s, int at, long rolled, long received, int birth, Outputs out) {
    if (DeviceState.has(s, at, DeviceState.HAS_BIRTH)
        && DeviceState.birth(s, at) != (birth & 255)) {
      return;
    }
    connection(s, at, rolled, received, false, OfflineReason.DEATH, out);
  }

  /** A minute is over. */
  void roll(long[] s, int at, long minute, Link link, Outputs out) {
    MinuteBits.advance(s, at, minute);
    long end = (minute + 1) * MINUTE;
    boolean connected = Transitions.connectedAt(s, at, end);
    long evidence =
        Math.max(s[at + DeviceState.LAST_SEEN], Transitions.time(Transitions.newest(s, at)));
    boolean unproven =
        connected
            && evidence < link.upSince()
            && (rules.silenceMillis() == 0 || end < link.upSince() + rules.silenceMillis());
    boolean unheard = link.blind(minute) || unproven;
    if (unheard) {
      if (!MinuteBits.get(s, at, DeviceState.MEASURED, minute)) {
        int before = view.of(s, at, minute);
        MinuteBits.set(s, at, DeviceState.FAULTY, minute, true);
        tell(s, at, before, view.of(s, at, minute), minute, out);
      }
    } else if (connected && rules.connections()) {
      connected(s, at, minute, true, out);
    }
  }

  /** The device counts from a minute on, or from an earlier one than was thought. */
  private void known(long[] s, int at, long minute, long rolled, Outputs out) {
    boolean known = DeviceState.has(s, at, DeviceState.HAS_SINCE);
    DeviceState.set(s, at, DeviceState.SEEN, true);
    if (known && DeviceState.since(s, at) <= minute) {
      return;
    }
    long before = known ? DeviceState.since(s, at) : Long.MAX_VALUE;
    DeviceState.since(s, at, minute);
    long end = Math.min(before, DeviceState.newest(s, at) + view.reach());
    for (long each = minute; each < end; each++) {
      tell(s, at, 0, view.of(s, at, each), each, out);
    }
    for (long each = minute; each <= rolled && each < before; each++) {
      count(s, at, each, Column.EXPECTED, 1, out);
    }
    if (known) {
      SequenceWindow.tell(s, at, minute, before, this, out);
    }
  }

  /** The device begins or ends to count: what it did in minutes that aren't over follows it. */
  void service(long[] s, int at, boolean inService, long rolled, Outputs out) {
    if (DeviceState.has(s, at, DeviceState.IN_SERVICE) == inService) {
      return;
    }
    DeviceState.set(s, at, DeviceState.IN_SERVICE, true);
    long end = DeviceState.newest(s, at) + view.reach();
    for (long minute = rolled + 1; minute < end; minute++) {
      int counted = view.of(s, at, minute);
      tell(s, at, inService ? 0 : counted, inService ? counted : 0, minute, out);
    }
    DeviceState.set(s, at, DeviceState.IN_SERVICE, inService);
  }

  private void tell(long[] s, int at, int before, int after, long minute, Outputs out) {
    if (before != after && counts(s, at, minute)) {
      MinuteView.tell(before, after, DeviceState.group(s, at), minute, out);
    }
  }

  /** Adds to a minute, if the device counts in it. */
  void count(long[] s, int at, long minute, Column column, int change, Outputs out) {
    if (change != 0 && counts(s, at, minute)) {
      out.add(DeviceState.group(s, at), minute, column, change);
    }
  }

  private static boolean counts(long[] s, int at, long minute) {
    return DeviceState.has(s, at, DeviceState.IN_SERVICE)
        && DeviceState.has(s, at, DeviceState.HAS_SINCE)
        && minute >= DeviceState.since(s, at);
  }
}
