package io.andal.channel.level;

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
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps outputs at the level of their alarms: on as long as any alert is active that was told to
 * them. The level is written, read back and refreshed all the time, so that a machine that was
 * restarted, or a hand that changed the output, doesn't silence an alarm. Thread-safe.
 */
public final class LevelChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(LevelChannel.class);

  private final LevelRules rules;
  private final Outputs outputs;
  private final UnaryOperator<String> outputOf;
  private final Map<String, Set<String>> active = new TreeMap<>();
  private final Thread keeper;
  private String lastFailure = "";
  private boolean beat;
  private boolean closed;

  /**
   * Begins to keep the level.
   *
   * @param outputs closed with this channel
   * @param outputOf the output of a recipient
   * @param remembered what was active before
   */
  public LevelChannel(
      LevelRules rules,
      Outputs outputs,
      UnaryOperator<String> outputOf,
      List<ActiveAlert> remembered) {
    this.rules = rules;
    this.outputs = outputs;
    this.outputOf = outputOf;
    active.put(rules.output(), new HashSet<>());
    for (ActiveAlert alert : remembered) {
      alerts(outputOf.apply(alert.recipient())).add(alert.alert());
    }
    this.keeper = Thread.ofPlatform().daemon().name("level-" + rules.channel()).start(this::keep);
  }

  private Set<String> alerts(String output) {
    return active.computeIfAbsent(output, _ -> new HashSet<>());
  }

  @Override
  public synchronized Handover send(Message message) throws DeliveryException {
    if (closed) {
      throw new DeliveryException("The channel was closed.");
    }
    String output = outputOf.apply(message.recipient());
    // Noted even if it can't be written now: the keeper writes it as soon as it can.
    if (message.notice().event() == Notice.Event.STARTED) {
      alerts(output).add(message.notice().alert());
    } else {
      alerts(output).remove(message.notice().alert());
    }
    write(output, level(output));
    return Handover.DONE;
  }

  private boolean level(String output) {
    return alerts(output).isEmpty() != rules.alarmIs();
  }

  /** Sets an output, and reads back whether it is set. */
  private void write(String output, boolean value) throws DeliveryException {
    outputs.set(output, value);
    if (outputs.read(output) != value) {
      throw new DeliveryException(
          "The machine took the value of %s, but it reads %s."
              .formatted(outputs.name(output), value ? "off" : "on"));
    }
  }

  private void keep() {
    try {
      while (refresh()) {
        Thread.sleep(rules.refresh());
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
      for (String output : List.copyOf(active.keySet())) {
        reconcile(output);
      }
      if (rules.watchdog().isPresent()) {
        beat = !beat;
        write(rules.watchdog().get(), beat);
      }
      if (!lastFailure.isEmpty()) {
        LOG.info("The machine of channel {} is there again", rules.channel());
      }
      lastFailure = "";
    } catch (DeliveryException | RuntimeException e) {
      String failure = String.valueOf(e.getMessage());
      if (!failure.equals(lastFailure)) {
        LOG.warn("The level of channel {} can't be kept: {}", rules.channel(), failure);
      }
      lastFailure = failure;
    }
    return true;
  }

  private void reconcile(String output) throws DeliveryException {
    boolean wanted = level(output);
    if (outputs.read(output) != wanted) {
      LOG.warn("{} was {}; set again", outputs.name(output), wanted ? "off" : "on");
    }
    write(output, wanted);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      if (rules.failSafe() != LevelRules.FailSafe.KEEP) {
        failSafe();
      }
      outputs.close();
    }
    keeper.interrupt();
  }

  private void failSafe() {
    boolean alarm = rules.failSafe() == LevelRules.FailSafe.ALARM;
    try {
      for (String output : active.keySet()) {
        write(output, alarm == rules.alarmIs());
      }
    } catch (DeliveryException | RuntimeException e) {
      LOG.warn("The fail-safe value could not be written: {}", e.getMessage());
    }
  }
}
