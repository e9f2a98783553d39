package io.andal.channel.modbus;

import io.andal.channel.ActiveAlert;
import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps coils at the level of their alarms: on as long as any alert is active that was told to
 * them. The level is written, read back and refreshed all the time, so that a controller that was
 * restarted, or a hand that changed the coil, doesn't silence an alarm. Thread-safe.
 */
final class ModbusChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(ModbusChannel.class);

  private final ModbusSettings settings;
  private final Coils coils;
  private final Map<Integer, Set<String>> active = new TreeMap<>();
  private final Thread keeper;
  private String lastFailure = "";
  private boolean beat;
  private boolean closed;

  /**
   * Begins to keep the level.
   *
   * @param remembered what was active before
   */
  ModbusChannel(ModbusSettings settings, List<ActiveAlert> remembered) {
    this.settings = settings;
    this.coils = new Coils(settings);
    active.put(settings.coil(), new HashSet<>());
    for (ActiveAlert alert : remembered) {
      alerts(settings.coilOf(alert.recipient())).add(alert.alert());
    }
    this.keeper =
        Thread.ofPlatform().daemon().name("modbus-" + settings.channel()).start(this::keep);
  }

  private Set<String> alerts(int coil) {
    return active.computeIfAbsent(coil, _ -> new HashSet<>());
  }

  @Override
  public synchronized Handover send(Message message) throws DeliveryException {
    if (closed) {
      throw new DeliveryException("The channel was closed.");
    }
    int coil = settings.coilOf(message.recipient());
    // Noted even if it can't be written now: the keeper writes it as soon as it can.
    if (message.notice().event() == Notice.Event.STARTED) {
      alerts(coil).add(message.notice().alert());
    } else {
      alerts(coil).remove(message.notice().alert());
    }
    coils.write(coil, level(coil));
    return Handover.DONE;
  }

  private boolean level(int coil) {
    return alerts(coil).isEmpty() != settings.alarmIs();
  }

  private void keep() {
    try {
      while (refresh()) {
        Thread.sleep(settings.refresh());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it goes on. */
  private synchronized boolean refresh() {
    if (closed) {
      return false;
    }
    try {
      for (int coil : List.copyOf(active.keySet())) {
        reconcile(coil);
      }
      if (settings.watchdog().isPresent()) {
        beat = !beat;
        coils.write(settings.watchdog().getAsInt(), beat);
      }
      if (!lastFailure.isEmpty()) {
        LOG.info("The controller {} is there again", settings.server());
      }
      lastFailure = "";
    } catch (DeliveryException | RuntimeException e) {
      String failure = String.valueOf(e.getMessage());
      if (!failure.equals(lastFailure)) {
        LOG.warn("The level of channel {} can't be kept: {}", settings.channel(), failure);
      }
      lastFailure = failure;
    }
    return true;
  }

  private void reconcile(int coil) throws DeliveryException {
    boolean wanted = level(coil);
    if (coils.read(coil) != wanted) {
      LOG.warn("Coil {} of {} was {}; set again", coil, settings.server(), wanted ? "off" : "on");
    }
    coils.write(coil, wanted);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      if (settings.failSafe() != ModbusSettings.FailSafe.KEEP) {
        failSafe();
      }
      coils.close();
    }
    keeper.interrupt();
  }

  private void failSafe() {
    boolean alarm = settings.failSafe() == ModbusSettings.FailSafe.ALARM;
    try {
      for (int coil : active.keySet()) {
        coils.write(coil, alarm == settings.alarmIs());
      }
    } catch (DeliveryException | RuntimeException e) {
      LOG.warn("The fail-safe value could not be written: {}", e.getMessage());
    }
  }
}
