package io.andal.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * All devices of one fleet on one node: their states one behind the other, their timers, and the
 * minutes that are over. It knows no clock either: time comes with events and with {@link
 * #advance}. Not thread-safe.
 */
public final class FleetTable {
  /** How many devices a fleet has at most. */
  public static final int MAX_DEVICES = 10_000_000;

  private static final long MINUTE = 60_000;
  private static final int PAGE = 1024;
  private static final int GAP = MinuteBits.MINUTES - 4;

  private final KernelRules rules;
  private final DeviceKernel kernel;
  private final Outputs out;
  private final DeviceIndex index = new DeviceIndex();
  private final List<long[]> pages = new ArrayList<>();
  private final TimerWheel wheel = new TimerWheel();
  private final Link link = new Link();
  private final GroupCounts expected = new GroupCounts();
  private final BitSet forgotten = new BitSet();
  private long now;
  private long rolled = -1;

  public FleetTable(KernelRules rules, Outputs out) {
    this.rules = rules;
    this.kernel = new DeviceKernel(rules);
    this.out = out;
  }

  /** How many devices there are. */
  public int size() {
    return index.size();
  }

  /** The number of a device by its id; -1 if it isn't known. */
  public int find(String id) {
    return index.find(id);
  }

  public String id(int device) {
    return index.id(device);
  }

  /**
   * Adds a device.
   *
   * @param group small numbers, from 0
   * @param sinceMinute since when it is expected; 0 if only its first message tells
   * @return its number
   */
  public int add(String id, int group, boolean inService, long sinceMinute) {
    int known = index.find(id);
    if (known >= 0 && !forgotten.get(known)) {
      return known;
    }
    if (known < 0 && index.size() >= MAX_DEVICES) {
      throw new IllegalStateException("a fleet has at most " + MAX_DEVICES + " devices");
    }
    int device = known >= 0 ? known : index.number(id);
    if (device / PAGE == pages.size()) {
      pages.add(new long[PAGE * DeviceState.WORDS]);
    }
    forgotten.clear(device);
    wheel.grow(device + 1);
    DeviceState.group(page(device), at(device), group);
    if (sinceMinute > 0) {
      DeviceState.since(page(device), at(device), sinceMinute);
    }
    DeviceState.set(page(device), at(device), DeviceState.IN_SERVICE, inService);
    if (inService && sinceMinute > 0) {
      expected.add(group, 1);
    }
    return device;
  }

  /** Forgets a device; if it is added again it is a new one that gets the same number. */
  public void forget(int device) {
    place(device, DeviceState.group(page(device), at(device)), false);
    int at = at(device);
    Arrays.fill(page(device), at, at + DeviceState.WORDS, 0);
    forgotten.set(device);
  }

  /**
   * Whether a device counts, and in which group, from the minute that isn't over on. What it did
   * while it didn't count is never counted.
   */
  public void place(int device, int group, boolean inService) {
    long[] s = page(device);
    int at = at(device);
    boolean wasInService = DeviceState.has(s, at, DeviceState.IN_SERVICE);
    int before = DeviceState.group(s, at);
    if (before == group && wasInService == inService) {
      return;
    }
    if (counted(s, at)) {
      expected.add(before, -1);
    }
    kernel.service(s, at, false, rolled, out);
    if (inService && !wasInService && DeviceState.has(s, at, DeviceState.HAS_SINCE)) {
      DeviceState.since(s, at, Math.max(rolled + 1, DeviceState.since(s, at)));
    }
    DeviceState.group(s, at, group);
    kernel.service(s, at, inService, rolled, out);
    if (counted(s, at)) {
      expected.add(group, 1);
    }
  }

  private static boolean counted(long[] s, int at) {
    return DeviceState.has(s, at, DeviceState.IN_SERVICE)
        && DeviceState.has(s, at, DeviceState.HAS_SINCE);
  }

  /** Something happened to a device. */
  public void apply(int device, DeviceEvent event) {
    long received = event.receivedMillis();
    begin(device, received);
    long[] s = page(device);
    int at = at(device);
    switch (event) {
      case DeviceEvent.Telemetry(_, long measured, long sequence, boolean fault) ->
          kernel.telemetry(s, at, rolled, received, measured, sequence, fault, out);
      case DeviceEvent.Historical(_, long measured, boolean fault) ->
          kernel.historical(s, at, rolled, received, measured, fault, out);
      case DeviceEvent.Connected _ ->
          kernel.connection(s, at, rolled, received, true, OfflineReason.NONE, out);
      case DeviceEvent.Disconnected(_, OfflineReason reason) ->
          kernel.connection(s, at, rolled, received, false, reason, out);
      case DeviceEvent.Birth(_, int birth) -> kernel.birth(s, at, rolled, received, birth, out);
      case DeviceEvent.Death(_, int birth) -> kernel.death(s, at, rolled, received, birth, out);
    }
    end(device);
  }

  /** A device measured something; see {@link DeviceEvent.Telemetry}. */
  public void telemetry(int device, long received, long measured, long sequence, boolean fault) {
    begin(device, received);
    kernel.telemetry(page(device), at(device), rolled, received, measured, sequence, fault, out);
    end(device);
  }

  /** What should have happened before comes first. */
  private void begin(int device, long received) {
    now = Math.max(now, received);
    roll(now / MINUTE - 1);
    long[] s = page(device);
    int at = at(device);
    kernel.presence().evaluate(s, at, device, received, link, out);
    sinceEarlier(s, at, received / MINUTE);
    if (!DeviceState.has(s, at, DeviceState.HAS_SINCE)) {
      // The kernel counts it in minutes that are over, the table in those to come.
      if (DeviceState.has(s, at, DeviceState.IN_SERVICE)) {
        expected.add(DeviceState.group(s, at), 1);
      }
    }
  }

  /** Minutes that ended before anybody knew that they are a device's end for it now. */
  private void sinceEarlier(long[] s, int at, long minute) {
    boolean known = DeviceState.has(s, at, DeviceState.HAS_SINCE);
    long until = known ? Math.min(rolled, DeviceState.since(s, at) - 1) : rolled;
    for (long each = Math.max(minute, rolled - GAP); each <= until; each++) {
      if (rules.connections() || link.blind(each)) {
        kernel.roll(s, at, each, link, out);
      }
    }
  }

  private void end(int device) {
    long[] s = page(device);
    int at = at(device);
    kernel.presence().evaluate(s, at, device, now, link, out);
    wheel.arm(device, kernel.presence().deadline(s, at, now, link), now);
  }

  /** Devices can be heard from a time on. */
  public void linkUp(long millis) {
    advance(millis);
    if (link.isDown()) {
      link.up(millis, kernel.reach());
      for (int device = 0; device < size(); device++) {
        wheel.arm(device, kernel.presence().deadline(page(device), at(device), now, link), now);
      }
    }
  }

  /** Nobody hears the devices from a time on. */
  public void linkDown(long millis) {
    advance(millis);
    link.down(millis);
  }

  public boolean isLinkDown() {
    return link.isDown();
  }

  /** Moves on to a time: minutes end, and silent devices are found out. */
  public void advance(long millis) {
    now = Math.max(now, millis);
    roll(now / MINUTE - 1);
    wheel.advance(now, this::timer);
  }

  private void timer(int device) {
    long[] s = page(device);
    int at = at(device);
    kernel.presence().evaluate(s, at, device, now, link, out);
    wheel.arm(device, kernel.presence().deadline(s, at, now, link), now);
  }

  private void roll(long until) {
    if (rolled < 0) {
      rolled = until;
    }
    if (until <= rolled) {
      return;
    }
    // What is longer ago than anybody remembers stays unknown.
    for (long minute = Math.max(rolled + 1, until - GAP); minute <= until; minute++) {
      rolled = minute;
      expected.tell(minute, out);
      if (rules.connections() || link.blind(minute)) {
        for (int device = 0; device < size(); device++) {
          kernel.roll(page(device), at(device), minute, link, out);
        }
      }
    }
  }

  /** Whether a device is there. */
  public Standing standing(int device) {
    Standing told = DeviceState.told(page(device), at(device));
    return link.isDown() && told.presence() != Presence.NEVER_SEEN
        ? new Standing(Presence.UNKNOWN, OfflineReason.NONE, told.flapping())
        : told;
  }

  /** Whether a device was there when that was last known. */
  public Standing told(int device) {
    return DeviceState.told(page(device), at(device));
  }

  /** When a device's last message was received; 0 if never. */
  public long lastSeenMillis(int device) {
    return page(device)[at(device) + DeviceState.LAST_SEEN];
  }

  /** The number of a device's last birth; −1 if it had none. */
  public int birth(int device) {
    long[] s = page(device);
    int at = at(device);
    return DeviceState.has(s, at, DeviceState.HAS_BIRTH) ? DeviceState.birth(s, at) : -1;
  }

  /** What else is known of a device. */
  public DeviceFacts facts(int device) {
    return DeviceFacts.of(page(device), at(device));
  }

  /** A copy of a device's state, to be stored. */
  public long[] state(int device) {
    return DeviceState.stored(page(device), at(device));
  }

  /**
   * Puts a stored state back, before anything else happens.
   *
   * @return the device's number
   * @throws IllegalArgumentException if it isn't a state
   */
  public int restore(String id, int group, boolean inService, long[] state) {
    if (state.length != DeviceState.WORDS) {
      throw new IllegalArgumentException("a state has " + DeviceState.WORDS + " words");
    }
    int device = add(id, group, inService, 0);
    long[] s = page(device);
    int at = at(device);
    DeviceState.restore(state, s, at);
    if (counted(s, at)) {
      expected.add(DeviceState.group(s, at), 1);
    }
    // If it is in another group now, its minutes that aren't over move there.
    place(device, group, inService);
    return device;
  }

  /** The last minute that is over; negative before anything happened. */
  public long rolled() {
    return rolled;
  }

  /** Goes on after a minute, before anything else happens. */
  public void resume(long rolledMinute) {
    rolled = rolledMinute;
  }

  long[] page(int device) {
    return pages.get(device / PAGE);
  }

  static int at(int device) {
    return device % PAGE * DeviceState.WORDS;
  }
}
