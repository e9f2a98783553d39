package io.andal.device.live;

import io.andal.device.CommandBook;
import io.andal.device.CommandChanges;
import io.andal.device.CommandKey;
import io.andal.device.CommandSummary;
import io.andal.device.FleetTally;
import io.andal.device.document.DeviceLife;
import io.andal.device.document.FleetSpec;
import io.andal.device.message.CommandEvent;
import io.andal.device.store.CommandStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The commands of one fleet. Guarded by its fleet. */
final class FleetCommands {
  private static final long MINUTE = 60_000;
  private static final int MOST_PER_MINUTE = 60;
  private static final String NOT_IN_SERVICE = "The device isn't in service";

  private final FleetDevices devices;
  private final CommandBook book;
  private final boolean watched;

  /** Commands that were to be sent in a minute, by device. */
  private final Map<String, Integer> inMinute = new HashMap<>();

  private long minute;

  FleetCommands(FleetSpec spec, CommandStore store, FleetDevices devices, FleetTally tally) {
    this.devices = devices;
    this.book = new CommandBook(spec.commandsWithinMillis(), tally::add);
    this.watched = spec.watchesCommands();
    store.of(spec.name()).forEach(book::restore);
  }

  /** Answers can't be heard from a time on, unless they are posted. */
  void linkDown(long since) {
    if (watched) {
      book.linkDown(since);
    }
  }

  /** Answers can be heard from now on. */
  void linkUp(long now) {
    if (watched) {
      book.linkUp(now);
    }
  }

  /** Takes what happened to a command; why not, if it isn't taken. */
  Optional<String> take(CommandEvent event, long received) {
    int device = devices.find(event.device());
    if (device < 0 || devices.get(device).life != DeviceLife.IN_SERVICE) {
      return Optional.of(NOT_IN_SERVICE);
    }
    CommandKey key = new CommandKey(event.device(), event.id());
    Optional<String> refused = sent(key, devices.group(device), event.sentMillis(), received);
    if (refused.isEmpty() && event.answeredMillis().isPresent()) {
      refused = book.answered(key, event.answeredMillis().getAsLong(), event.ok(), received);
    }
    return refused;
  }

  /** Why a command may not be sent to a device now; one more is, if it may. */
  Optional<CommandRefused> refused(String id, String command, long now) {
    int device = devices.find(id);
    if (device < 0 || devices.get(device).life != DeviceLife.IN_SERVICE) {
      return Optional.of(new CommandRefused(CommandRefused.Kind.CONFLICT, NOT_IN_SERVICE));
    }
    if (book.isSent(new CommandKey(id, command))) {
      return Optional.of(
          new CommandRefused(
              CommandRefused.Kind.CONFLICT, "A command with this id was sent in the last hour"));
    }
    if (now / MINUTE != minute) {
      minute = now / MINUTE;
      inMinute.clear();
    }
    if (inMinute.merge(id, 1, Integer::sum) > MOST_PER_MINUTE || book.isFull()) {
      return Optional.of(
          new CommandRefused(
              CommandRefused.Kind.TOO_MANY,
              "More than %d commands to the device in a minute, or %d to the fleet in an hour"
                  .formatted(MOST_PER_MINUTE, CommandBook.MOST)));
    }
    return Optional.empty();
  }

  private Optional<String> sent(CommandKey key, int group, OptionalLong sent, long received) {
    return sent.isPresent() ? book.sent(key, group, sent.getAsLong(), received) : Optional.empty();
  }

  void moveOn(long now) {
    book.advance(now);
  }

  CommandSummary summary() {
    return book.summary();
  }

  CommandChanges take() {
    return book.take();
  }
}
