package io.andal.device.sparkplug;

import io.andal.device.DeviceEvent;
import io.andal.device.OfflineReason;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.MessageReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One edge node and its devices: its session from birth to death, and its messages in their order.
 * It has no clock; time comes with messages and with {@link #advance}. Not thread-safe.
 */
final class EdgeNode {
  /** A message that arrives so soon after a death was under way before it. */
  private static final long UNDER_WAY = 1_000;

  /** How long an edge node may take to tell all births. */
  private static final long BIRTHS_MILLIS = 30_000;

  private static final int NOBODY = -1;
  private static final long NEVER = Long.MAX_VALUE;

  private final String group;
  private final String name;
  private final SparkplugSettings settings;
  private final HostListener listener;
  private final MetricNames names;
  private final NodeTelling telling;
  private final Reordering order;
  private final BirthRequest request;
  private final EdgeDevice own;
  private final Map<String, EdgeDevice> devices = new HashMap<>();
  private int birth = NOBODY;
  private int birthNumber;
  private long birthTimestamp;
  private long newest;
  private long birthsUntil = NEVER;
  private long bornAt;

  EdgeNode(
      SparkplugTopic topic,
      SparkplugSettings settings,
      Set<String> mapped,
      MessageReader reader,
      HeldBytes bytes,
      HostListener listener) {
    this.group = topic.group();
    this.name = topic.node();
    this.settings = settings;
    this.listener = listener;
    this.names = new MetricNames(mapped);
    this.telling = new NodeTelling(names, reader, listener);
    this.order = new Reordering(bytes);
    this.request = new BirthRequest(settings.rebirthMillis());
    this.own = new EdgeDevice(topic.nodeId());
  }

  /** Its last session is known from before; −1 if none is. */
  void know(int lastBirth) {
    birth = Math.max(birth, lastBirth);
  }

  /** A device of it is known from before. */
  void know(String device) {
    devices.computeIfAbsent(device, EdgeDevice::new);
  }

  int size() {
    return devices.size();
  }

  /** A new session begins, or the same one tells all births again. */
  void born(SparkplugPayload payload, long received) throws BadMessageException {
    int session = payload.birth();
    int number = payload.number();
    long sent = payload.timestamp();
    if (own.born
        && session == birth
        && number == birthNumber
        && sent == birthTimestamp
        && sent != Metric.NONE) {
      return;
    }
    List<Held> after = order.takeComing().stream().filter(each -> isOf(each, sent)).toList();
    if (own.born) {
      finish();
    }
    birth = session;
    birthNumber = number;
    birthTimestamp = sent;
    newest = sent;
    bornAt = received;
    request.settle();
    devices.values().forEach(device -> device.born = false);
    birthsUntil = devices.isEmpty() ? NEVER : received + settings.reorderMillis() + BIRTHS_MILLIS;
    order.start(number);
    names.clear();
    listener.happened(own.id(), new DeviceEvent.Birth(received, session));
    telling.birth(own, payload, number, received);
    for (Held each : after) {
      take(each);
    }
  }

  private static boolean isOf(Held message, long birthTimestamp) {
    return message.payload().timestamp() >= birthTimestamp;
  }

  /** A death; one of another session than the last birth's is ignored. */
  void died(SparkplugPayload payload, long received) throws BadMessageException {
    int session = payload.birth();
    if (birth != NOBODY && birth != session) {
      return;
    }
    if (own.born) {
      finish();
    }
    order.takeComing();
    gone(received, OfflineReason.DEATH, OfflineReason.NODE_DEATH);
  }

  private void gone(long at, OfflineReason why, OfflineReason ofDevices) {
    own.born = false;
    request.settle();
    birthsUntil = NEVER;
    listener.happened(own.id(), new DeviceEvent.Disconnected(at, why));
    for (EdgeDevice device : devices.values()) {
      device.born = false;
      listener.happened(device.id(), new DeviceEvent.Disconnected(at, ofDevices));
    }
  }

  /** A message with a number, which may come before those that precede it. */
  void take(Held message) throws BadMessageException {
    Reordering.Place place = own.born ? order.place(message, newest) : order.wait(message);
    switch (place) {
      case NEXT -> {
        inOrder(message);
        drain();
      }
      case BEHIND -> behind(message);
      case FULL -> {
        listener.refused("Too many messages of an edge node came before those that precede them");
        expire();
      }
      case HELD, COMING -> {}
    }
  }

  private void drain() throws BadMessageException {
    for (Held one = order.poll().orElse(null); one != null; one = order.poll().orElse(null)) {
      inOrder(one);
    }
  }

  /** What is missing won't come any more. */
  private void finish() throws BadMessageException {
    while (order.holds()) {
      order.skip();
      drain();
    }
  }

  private void inOrder(Held message) throws BadMessageException {
    newest = Math.max(newest, message.payload().timestamp());
    if (message.topic().device().isEmpty()) {
      if (!telling.data(own, message, message.number())) {
        unknownAlias();
      }
      return;
    }
    telling.passed(own, message);
    EdgeDevice device = devices.get(message.topic().id());
    switch (message.topic().type()) {
      case DBIRTH -> deviceBorn(message);
      case DDATA -> {
        if (device == null || !device.born) {
          withoutBirth();
        } else if (!telling.data(device, message, DeviceEvent.NONE)) {
          unknownAlias();
        }
      }
      case DDEATH -> {
        if (device != null) {
          deviceDied(device, message);
        }
      }
      case NBIRTH, NDEATH, NDATA, NCMD, DCMD -> {}
    }
  }

  private void withoutBirth() {
    listener.refused("Data of a device came without its birth");
    request.want();
  }

  private void unknownAlias() {
    listener.refused("A metric has an alias that no birth told");
    request.want();
  }

  private void deviceBorn(Held message) throws BadMessageException {
    EdgeDevice device = devices.computeIfAbsent(message.topic().id(), EdgeDevice::new);
    long received = message.receivedMillis();
    listener.happened(device.id(), new DeviceEvent.Connected(received));
    telling.birth(device, message.payload(), DeviceEvent.NONE, received);
  }

  /** By the edge node's clock, but no earlier than what was heard of it, and not in the future. */
  private void deviceDied(EdgeDevice device, Held message) {
    long received = message.receivedMillis();
    long sent = message.payload().timestamp();
    long least = Math.min(device.lastReceived - UNDER_WAY, received);
    long at = sent == Metric.NONE ? received : Math.clamp(sent, least, received);
    device.born = false;
    listener.happened(device.id(), new DeviceEvent.Disconnected(at, OfflineReason.DEATH));
  }

  private void behind(Held message) throws BadMessageException {
    EdgeDevice of = message.topic().device().isEmpty() ? own : devices.get(message.topic().id());
    if (isOf(message, birthTimestamp)) {
      telling.passed(own, message);
    }
    if (of == null) {
      withoutBirth();
    } else if (message.topic().type() != MessageType.DDEATH) {
      telling.late(of, message);
    }
  }

  /** Whether something may happen although no message comes. */
  boolean isPending() {
    return request.isPending() || !order.isEmpty() || birthsUntil != NEVER;
  }

  /**
   * Time goes on.
   *
   * @param mayAsk whether it may be asked for births now
   * @return whether it was
   */
  boolean advance(long now, boolean mayAsk) throws BadMessageException {
    long oldest = order.oldestMillis();
    if (oldest != NEVER && now >= oldest + settings.reorderMillis()) {
      expire();
    }
    if (now >= birthsUntil) {
      birthsUntil = NEVER;
      devices.values().stream()
          .filter(device -> !device.born)
          .forEach(
              device ->
                  listener.happened(
                      device.id(), new DeviceEvent.Disconnected(bornAt, OfflineReason.DEATH)));
    }
    if (request.isUnanswered(now)) {
      gone(now, OfflineReason.SILENCE, OfflineReason.SILENCE);
    }
    if (!mayAsk || !request.ask(now, !own.born)) {
      return false;
    }
    listener.rebirth(group, name, now);
    return true;
  }

  private void expire() throws BadMessageException {
    List<Held> coming = order.takeComing();
    request.want();
    if (own.born) {
      for (Held each : coming) {
        behind(each);
      }
      order.skip();
      drain();
    } else {
      coming.forEach(_ -> listener.refused("Data of an edge node came without its birth"));
    }
  }

  /** It may have died, or been born again, without being heard. */
  void unproven() throws BadMessageException {
    if (own.born) {
      finish();
    }
    order.takeComing();
    own.born = false;
    devices.values().forEach(device -> device.born = false);
    birthsUntil = NEVER;
    request.settle();
    request.want();
  }
}
