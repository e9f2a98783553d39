package io.andal.device.live;

import io.andal.device.Column;
import io.andal.device.CommandSummary;
import io.andal.device.DeviceEvent;
import io.andal.device.DeviceFacts;
import io.andal.device.FleetTable;
import io.andal.device.FleetTally;
import io.andal.device.KernelRules;
import io.andal.device.OfflineReason;
import io.andal.device.Outputs;
import io.andal.device.Presence;
import io.andal.device.Standing;
import io.andal.device.document.DeviceLife;
import io.andal.device.document.FleetSpec;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.DeviceMessage;
import io.andal.device.registry.DeviceEdit;
import io.andal.device.registry.DeviceStatus;
import io.andal.device.registry.EditOutcome;
import io.andal.device.registry.EditPlan;
import io.andal.device.registry.EditsRefused;
import io.andal.device.store.CommandStore;
import io.andal.device.store.DeviceRow;
import io.andal.device.store.FleetChanges;
import io.andal.device.store.FleetChanges.HourChange;
import io.andal.device.store.FleetChanges.MinuteChange;
import io.andal.device.store.FleetStore;
import io.andal.device.store.PresenceChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One fleet at work: its devices in memory, and what of them isn't written yet. Thread-safe: one
 * thing at a time.
 */
final class LiveFleet {
  private static final long MINUTE = 60_000;

  private final FleetTally tally = new FleetTally();
  private final List<PresenceChange> changes = new ArrayList<>();
  private final FleetTable table;
  private final FleetDevices devices;
  private final FleetCensus census;
  private final Optional<FleetHours> hours;
  private final FleetIntake intake;
  private final FleetCommands commands;
  private FleetSpec spec;

  LiveFleet(FleetSpec spec, FleetStore store, CommandStore commanded, long now) {
    this.spec = spec;
    this.table = new FleetTable(spec.rules(), outputs());
    this.devices = new FleetDevices(table, new FleetGroups(spec.name(), store, spec.groupBy()));
    this.census = new FleetCensus(table, devices);
    this.hours = FleetHours.of(spec, table, devices);
    this.intake = new FleetIntake(spec, table, devices, hours);
    store.rolledMinute(spec.name()).ifPresent(table::resume);
    store.eachDevice(spec.name(), this::restore);
    this.commands = new FleetCommands(spec, commanded, devices, tally);
    // While Andal didn't run nobody heard answers; the minutes that are over say since when.
    commands.linkDown(
        store.rolledMinute(spec.name()).map(minute -> Math.min(now, minute * MINUTE)).orElse(now));
    // What was said of devices held until now; what the document says now holds from now on.
    moveOn(now);
    devices.list(spec.devices(), now);
    if (spec.mqtt().isEmpty()) {
      // Until now nobody listened; a fleet at a broker is heard when it is connected.
      table.linkUp(now);
    }
  }

  private void restore(DeviceRow row) {
    devices.restore(row);
    hours.ifPresent(each -> each.restore(devices.numbers() - 1, row.hours()));
  }

  private Outputs outputs() {
    return new Outputs() {
      @Override
      public void add(int group, long minute, Column column, int change) {
        tally.add(group, minute, column, change);
      }

      @Override
      public void presence(int device, Standing before, Standing now, long atMillis) {
        devices.get(device).sinceMillis = atMillis;
        devices.touch(device);
        changes.add(new PresenceChange(table.id(device), atMillis, now));
      }
    };
  }

  private void moveOn(long now) {
    devices.settle(now);
    table.advance(now);
    hours.ifPresent(each -> each.moveOn(now));
    commands.moveOn(now);
  }

  /** The document changed; whether this fleet can go on with it. */
  synchronized boolean follow(FleetSpec changed, long now) {
    KernelRules rules = spec.rules();
    if (!rules.equals(changed.rules())
        || !spec.groupBy().equals(changed.groupBy())
        || !spec.mqtt().equals(changed.mqtt())
        || !spec.mapping().equals(changed.mapping())
        || spec.commandsWithinMillis() != changed.commandsWithinMillis()
        || spec.target().isPresent() != changed.target().isPresent()) {
      return false;
    }
    spec = changed;
    intake.follow(changed);
    hours.ifPresent(each -> each.target(changed.target().getAsInt()));
    moveOn(now);
    devices.list(spec.devices(), now);
    return true;
  }

  synchronized FleetSpec spec() {
    return spec;
  }

  /** Takes one message; why not, if it is refused. */
  synchronized Optional<String> take(DeviceMessage message, long received) {
    return intake.take(message, received);
  }

  /** Takes what happened to a command; why not, if it isn't taken. */
  synchronized Optional<String> command(CommandEvent event, long received) {
    moveOn(received);
    return commands.take(event, received);
  }

  /** Why a command may not be sent to a device now; one more is, if it may. */
  synchronized Optional<CommandRefused> commandRefused(String device, String id, long now) {
    moveOn(now);
    return commands.refused(device, id, now);
  }

  /** What became of the commands of the last hour. */
  synchronized CommandSummary commands() {
    return commands.summary();
  }

  /** A device connected, or is no longer connected; why that isn't taken, if it isn't. */
  synchronized Optional<String> connection(
      String id, boolean connected, OfflineReason reason, long received) {
    return intake.connection(id, connected, reason, received);
  }

  /** Something happened to a device, of which no message of its own tells; why it isn't taken. */
  synchronized Optional<String> happened(String id, DeviceEvent event) {
    return intake.happened(id, event);
  }

  /** Whether a device sent as much as it may in this minute. */
  synchronized boolean isExhausted(String id, long now) {
    return intake.isExhausted(id, now);
  }

  /** The devices that are known, with the number of the last birth of each; −1 if it had none. */
  synchronized Map<String, Integer> births() {
    Map<String, Integer> births = new HashMap<>();
    devices.each((device, _) -> births.put(table.id(device), table.birth(device)));
    return births;
  }

  synchronized void linkUp(long now) {
    table.linkUp(now);
    commands.linkUp(now);
  }

  /**
   * Nobody hears the devices.
   *
   * @param since perhaps some seconds ago
   */
  synchronized void linkDown(long since) {
    table.linkDown(since);
    commands.linkDown(since);
  }

  /**
   * People change devices, all of them or none, from the minute on that isn't over.
   *
   * @param trial whether it is only asked what would change
   * @throws EditsRefused if one of them can't be changed
   */
  synchronized EditOutcome edit(List<DeviceEdit> edits, long now, boolean trial)
      throws EditsRefused {
    moveOn(now);
    EditPlan plan =
        EditPlan.of(
            edits,
            id -> Optional.of(devices.find(id)).filter(each -> each >= 0).map(devices::status),
            new ListedPlaces(spec)::of,
            now);
    if (!trial) {
      devices.set(plan.after(), now);
    }
    return plan.outcome();
  }

  /**
   * Forgets a device; false if it isn't known.
   *
   * @throws EditsRefused if the document lists it
   */
  synchronized boolean remove(String id, long now) throws EditsRefused {
    int device = devices.find(id);
    if (device < 0) {
      return false;
    }
    ListedPlaces.refuse(spec, id);
    moveOn(now);
    devices.remove(device);
    hours.ifPresent(each -> each.forget(device));
    return true;
  }

  synchronized void tick(long now) {
    moveOn(now);
  }

  /** What isn't written yet, which from now on is written. */
  synchronized FleetChanges drain() {
    List<String> removed = devices.takeRemoved();
    List<DeviceRow> rows = new ArrayList<>(devices.touched());
    devices.takeTouched(hours, rows::add);
    List<HourChange> judged = hours.map(FleetHours::take).orElse(List.of());
    List<MinuteChange> minutes = new ArrayList<>();
    tally.take(
        (group, minute, counts) -> minutes.add(new MinuteChange(group, minute, counts.clone())));
    List<PresenceChange> presence = List.copyOf(changes);
    changes.clear();
    return new FleetChanges(
        spec.name(), table.rolled(), removed, rows, minutes, judged, presence, commands.take());
  }

  /** How a device is now; empty if it isn't known. */
  synchronized Optional<Seen> seen(String id) {
    return devices.seen(id);
  }

  /** How a device is. */
  record Seen(
      String id, DeviceStatus status, Standing standing, long sinceMillis, DeviceFacts facts) {}

  /** How many devices in service are how. */
  synchronized Map<Presence, Integer> presences() {
    return census.presences();
  }

  /** How many devices are where in their lives. */
  synchronized Map<DeviceLife, Integer> lives() {
    return census.lives();
  }

  /** The same as {@link #presences} by group; one entry if the fleet has no groups. */
  synchronized List<GroupPresence> groupPresences() {
    return census.groups(spec.groupBy());
  }

  /** The names of all attributes that devices have. */
  synchronized SortedSet<String> attributes() {
    return devices.attributes();
  }

  synchronized int size() {
    return devices.size();
  }
}
