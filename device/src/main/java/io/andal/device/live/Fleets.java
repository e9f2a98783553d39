package io.andal.device.live;

import io.andal.database.Database;
import io.andal.device.broker.BrokerOptions;
import io.andal.device.broker.EmbeddedBroker;
import io.andal.device.credential.DeviceTokens;
import io.andal.device.credential.Speaker;
import io.andal.device.credential.Speakers;
import io.andal.device.document.FleetSpec;
import io.andal.device.message.BadMessageException;
import io.andal.device.signal.FleetSliceSource;
import io.andal.device.store.CommandStore;
import io.andal.device.store.FleetHourStore;
import io.andal.device.store.FleetMinutes;
import io.andal.device.store.FleetStore;
import io.andal.signal.Durations;
import io.andal.signal.FleetSources;
import io.andal.signal.SignalSource;
import io.andal.signal.store.ChangedMinutes;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The fleets in force. Thread-safe. */
public final class Fleets implements FleetSources, AutoCloseable {
  /** No longer body is taken, so none needs to be read. */
  public static final int MAX_BODY_BYTES = PushedMessages.MAX_BYTES;

  /** How long minutes are kept. */
  public static final Duration RETENTION = Duration.ofDays(40);

  private final Clock clock;
  private final FleetStore store;
  private final FleetMinutes minutes;
  private final FleetHourStore hours;
  private final DeviceTokens tokens;
  private final EmbeddedBroker broker;
  private final ChangedMinutes changed;
  private final PushDoor door;
  private final CommandDoor commandDoor;
  private final CommandSender sender;
  private final DeviceRegistry registry;
  private final Map<String, Long> readers = new ConcurrentHashMap<>();
  private final OpenFleets open;

  public Fleets(Database database, Clock clock) {
    this(database, clock, BrokerOptions.DEFAULT, _ -> Optional.empty());
  }

  /**
   * Fleets with an embedded broker.
   *
   * @param gateways who speaks for any device
   */
  public Fleets(Database database, Clock clock, BrokerOptions broker, Speakers gateways) {
    this.clock = clock;
    this.door = new PushDoor(clock);
    this.commandDoor = new CommandDoor(clock);
    this.registry = new DeviceRegistry(this, clock);
    this.store = new FleetStore(database);
    this.tokens = new DeviceTokens(database, clock);
    this.broker =
        new EmbeddedBroker(broker, secret -> tokens.of(secret).or(() -> gateways.of(secret)));
    this.sender = new CommandSender(this.broker, clock);
    this.minutes = new FleetMinutes(database);
    this.hours = new FleetHourStore(database);
    this.changed = new ChangedMinutes(database, "device");
    this.readers.putAll(changed.readers());
    this.open = new OpenFleets(store, new CommandStore(database), this.broker, readers, clock);
  }

  /** Puts fleets in force that are new or changed; what is gone is no longer heard. */
  public void follow(Documents documents) {
    open.follow(documents);
  }

  /** Finds silent devices and writes from now on in background. */
  public void start() {
    open.start();
  }

  /** Moves all fleets on to now, and writes what changed if it should. */
  public void tick(boolean write) {
    open.tick(write);
  }

  /**
   * Handles one {@code POST /api/v1/fleets/FLEET/telemetry} of a gateway. What it answered 200 to
   * is stored.
   *
   * @param contentEncoding {@code gzip}, {@code identity} or empty
   */
  public FleetPush push(String fleet, byte[] body, String contentEncoding) {
    return push(fleet, body, contentEncoding, Optional.empty());
  }

  /**
   * Likewise of a device.
   *
   * @param speaker the only device that it may speak for; empty for a gateway
   */
  public FleetPush push(
      String fleet, byte[] body, String contentEncoding, Optional<Speaker.Device> speaker) {
    return at(fleet, speaker, wanted -> door.push(wanted, body, contentEncoding, speaker));
  }

  /**
   * Handles one {@code POST /api/v1/fleets/FLEET/commands}. What it answered 200 to is stored.
   *
   * @param contentEncoding {@code gzip}, {@code identity} or empty
   * @param speaker the only device that it may speak for; empty for a gateway
   */
  public FleetPush commands(
      String fleet, byte[] body, String contentEncoding, Optional<Speaker.Device> speaker) {
    return at(fleet, speaker, wanted -> commandDoor.push(wanted, body, contentEncoding, speaker));
  }

  /** At the door of a fleet, if it is there and the sender one of it. */
  private FleetPush at(
      String fleet, Optional<Speaker.Device> speaker, Function<OpenFleet, FleetPush> door) {
    if (speaker.isPresent() && !speaker.get().fleet().equals(fleet)) {
      return PushAnswers.refused(403, "The token is one of a device of another Fleet.");
    }
    OpenFleet wanted = open.get(fleet);
    return wanted == null
        ? PushAnswers.refused(404, "There is no Fleet of this name.")
        : door.apply(wanted);
  }

  /**
   * Sends a command to a device at the embedded broker, and counts it.
   *
   * @param body an order, as {@link io.andal.device.message.CommandOrder} reads it
   * @throws CommandRefused if it isn't sent
   */
  public SentCommand command(String fleet, String device, byte[] body) throws CommandRefused {
    return sender.send(open.get(fleet), device, body);
  }

  /**
   * What a message would mean, without counting it; empty if there is no fleet of this name.
   *
   * @param topic of the message; empty if it was pushed
   * @throws BadMessageException if it can't be read
   */
  public Optional<TriedMessage> tried(String fleet, String topic, byte[] payload)
      throws BadMessageException {
    OpenFleet wanted = open.get(fleet);
    return wanted == null
        ? Optional.empty()
        : Optional.of(
            TriedMessage.of(
                wanted.fleet().spec(), wanted.reader(), topic, payload, clock.millis()));
  }

  /** A fleet at work; empty if there is none of this name. */
  Optional<OpenFleet> find(String fleet) {
    return open.find(fleet);
  }

  /** What is known of a fleet's document; empty if there is none of this name. */
  Optional<FleetSpec> spec(String fleet) {
    return open.find(fleet).map(each -> each.fleet().spec());
  }

  Set<String> names() {
    return open.names();
  }

  /** All fleets, by name. */
  public List<FleetState> states() {
    return open.all().stream().map(each -> FleetState.of(each, store)).toList();
  }

  /** One fleet; empty if there is none of this name. */
  public Optional<FleetState> state(String fleet) {
    return open.find(fleet).map(each -> FleetState.of(each, store));
  }

  /** How the devices of each group of a fleet are; nothing if there is no fleet of this name. */
  public List<GroupPresence> groups(String fleet) {
    OpenFleet wanted = open.get(fleet);
    return wanted == null ? List.of() : wanted.fleet().groupPresences();
  }

  /** How many devices meet their target; empty if there is no such fleet, or it has none. */
  public Optional<FleetTarget> target(String fleet) {
    return spec(fleet)
        .filter(spec -> spec.target().isPresent())
        .map(spec -> FleetTarget.of(fleet, spec.target().getAsInt(), store, hours));
  }

  /** One device; empty if it isn't known. */
  public Optional<SeenDevice> device(String fleet, String id) {
    return open.find(fleet)
        .flatMap(each -> each.fleet().seen(id))
        .map(seen -> SeenDevice.of(fleet, seen, store));
  }

  /** The devices as people list and change them. */
  public DeviceRegistry registry() {
    return registry;
  }

  /** Who may speak for a device. */
  public DeviceTokens tokens() {
    return tokens;
  }

  /** Ends a token of a device, and its connection; false if there is none of that id in force. */
  public boolean revokeToken(String fleet, String device, String id) {
    boolean revoked = tokens.revoke(fleet, device, id);
    if (revoked) {
      broker.drop(new Speaker.Device(fleet, device));
    }
    return revoked;
  }

  /** The broker in Andal itself, which listens while a fleet wants it. */
  public EmbeddedBroker broker() {
    return broker;
  }

  /** Reads stored devices and changes. */
  public FleetStore store() {
    return store;
  }

  /** Reads how many devices met their target. */
  public FleetHourStore hours() {
    return hours;
  }

  /** Reads stored minutes. */
  public FleetMinutes minutes() {
    return minutes;
  }

  @Override
  public SignalSource source(String name, Map<String, Object> details) {
    String text = String.valueOf(details.getOrDefault("delay", "15s"));
    Duration delay =
        Durations.parse(text)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "delay is a duration such as 15s, not '" + text + "'"));
    changed.register(name, delay.toMillis());
    readers.put(name, delay.toMillis());
    return new FleetSliceSource(
        name, delay, RETENTION, new ReadFleets(this), minutes, hours, changed, clock);
  }

  /** Writes all that isn't written yet. */
  public void flush() {
    open.flush();
  }

  @Override
  public void close() {
    open.close();
    broker.close();
  }
}
