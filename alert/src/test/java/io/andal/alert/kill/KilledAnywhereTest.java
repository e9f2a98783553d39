package io.andal.alert.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.Alert;
import io.andal.alert.AlertService;
import io.andal.alert.Outbox;
import io.andal.alert.Pace;
import io.andal.alert.Pump;
import io.andal.alert.TrackedChannels;
import io.andal.channel.Background;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.binary.BinaryAlert;
import io.andal.channel.kit.Rig;
import io.andal.channel.kit.Rigs;
import io.andal.channel.kit.Wire;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.testing.Mosquitto;
import io.andal.testing.MutableClock;
import io.andal.testing.Wait;
import io.andal.workspace.Documents;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} between any two steps, for all types of channels: a process tells of an alert
 * over all of them at once, is killed when each stands at the step, and another one goes on. What
 * the other sides got is counted: nothing is lost, and a message comes at most once more for the
 * kill, as the same one.
 *
 * <p>A process costs a few seconds, so there is one for each step and not for each type and step.
 */
@Timeout(180)
class KilledAnywhereTest {
  private static final Set<String> LEVELS = Set.of("Modbus", "OpcUa");

  @TempDir Path folder;
  private final Map<String, Rig> rigs = new LinkedHashMap<>();
  private final Map<String, Wire> wires = new LinkedHashMap<>();
  private final Map<String, Long> asked = new LinkedHashMap<>();
  private final Map<String, Long> answered = new LinkedHashMap<>();
  private final List<String> repeated = new ArrayList<>();

  /** Where the process is killed. */
  private enum Step {
    /** All is told and noted: the bytes on the wires are counted here. */
    NOTED,
    /** The channel took it, and that isn't noted. */
    SENT,
    /** Of the last answer the last octet is missing. */
    LAST_OCTET,
    /** In the middle of the answers. */
    HALF_ANSWERED,
    /** In the middle of the questions. */
    HALF_ASKED
  }

  @BeforeEach
  void start() throws Exception {
    for (String type : ChannelDocuments.typeNames()) {
      if (!type.equals("Mqtt") || Mosquitto.isInstalled()) {
        Rig rig = Rigs.of(type, folder);
        rigs.put(type, rig);
        wires.put(type, new Wire(rig.port()));
      }
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (Wire wire : wires.values()) {
      wire.close();
    }
    rigs.values().forEach(Rig::close);
  }

  @Test
  void nothingIsLostAndARepetitionCanBeTold() throws Exception {
    for (Step step : Step.values()) {
      killAt(step);
      String alert = goOn(step);
      for (String type : rigs.keySet()) {
        count(type, alert, step);
      }
    }
    // Else the kills came too late, and this would prove nothing.
    assertThat(repeated)
        .contains("Email at SENT", "Smpp at LAST_OCTET", "Webhook at HALF_ANSWERED");
  }

  private void killAt(Step step) throws Exception {
    List<Wired> channels = new ArrayList<>();
    for (Map.Entry<String, Wire> wire : wires.entrySet()) {
      wire.getValue().heal();
      hold(step, wire.getKey(), wire.getValue());
      channels.add(channel(wire.getKey(), wire.getValue().port()));
    }
    Path file = Files.writeString(folder.resolve("channels"), Wired.write(channels));
    Process process =
        MortalProcess.start(database(), file, slo(step), step == Step.SENT ? "sent" : "on");
    try (BufferedReader words =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Set<String> said = new ConcurrentSkipListSet<>();
      Thread.ofVirtual().start(() -> words.lines().forEach(said::add));
      Wait.until(
          "all channels stand at " + step,
          Duration.ofSeconds(30),
          () -> step == Step.NOTED ? said.contains("noted") : stands(said),
          () -> "said " + said + ", held " + held());
      // As the kernel does it: no hook, no finally, no last word.
      process.toHandle().destroyForcibly();
      assertThat(process.waitFor()).isEqualTo(137);
    }
    if (step == Step.NOTED) {
      wires.forEach((type, wire) -> asked.put(type, wire.asked()));
      wires.forEach((type, wire) -> answered.put(type, wire.answered()));
    }
  }

  private void hold(Step step, String type, Wire wire) {
    long questions = asked.getOrDefault(type, 0L);
    long answers = answered.getOrDefault(type, 0L);
    switch (step) {
      case NOTED, SENT -> {}
      case LAST_OCTET -> wire.holdAfter(Long.MAX_VALUE, answers - 1);
      case HALF_ANSWERED -> wire.holdAfter(Long.MAX_VALUE, answers / 2);
      case HALF_ASKED -> wire.holdAfter(questions / 2, Long.MAX_VALUE);
    }
  }

  private boolean stands(Set<String> said) {
    return wires.entrySet().stream()
        .allMatch(
            wire ->
                wire.getValue().held()
                    || said.contains("sent " + wire.getKey().toLowerCase(Locale.ROOT)));
  }

  private Set<String> held() {
    Set<String> held = new TreeSet<>();
    wires.forEach(
        (type, wire) -> {
          if (wire.held()) {
            held.add(type);
          }
        });
    return held;
  }

  /** The next process, to which all is well: it sends what is left, and the alert ends. */
  private String goOn(Step step) throws Exception {
    List<Wired> channels = new ArrayList<>();
    for (Map.Entry<String, Rig> rig : rigs.entrySet()) {
      wires.get(rig.getKey()).refuse();
      channels.add(channel(rig.getKey(), rig.getValue().port()));
    }
    Documents documents = Wired.documents(channels);
    MutableClock clock = new MutableClock(Pump.NOON.plusSeconds(60));
    try (Database database = Database.open(DatabaseConfig.file(database()));
        TrackedChannels tracked =
            TrackedChannels.open(
                database, clock, () -> documents, _ -> {}, Background.NONE, new Pace());
        Outbox outbox = new Outbox(database, clock, tracked)) {
      AlertService alerts = new AlertService(database, clock, Wired.pump(slo(step), channels));
      Alert alert = alerts.active().getFirst();
      sendAll(outbox, clock);
      for (String type : LEVELS) {
        assertThat(rigs.get(type).taken()).as("%s at %s", type, step).containsExactly("on");
      }
      alerts.accept(List.of(MortalProcess.verdict(slo(step), Verdict.CLEAR, 5)));
      sendAll(outbox, clock);
      return alert.id();
    }
  }

  private static void sendAll(Outbox outbox, MutableClock clock) throws InterruptedException {
    for (int round = 0; round < 10 && outbox.waiting() > 0; round++) {
      outbox.runDue();
      clock.advance(Duration.ofHours(1));
    }
    assertThat(outbox.waiting()).isZero();
  }

  private void count(String type, String alert, Step step) {
    String name = type + " at " + step;
    Rig rig = rigs.get(type);
    if (LEVELS.contains(type)) {
      assertThat(rig.taken()).as(name).isEmpty();
      return;
    }
    Wait.until(name + " has heard of start and end", () -> Set.copyOf(got(rig, alert)).size() == 2);
    List<String> got = got(rig, alert);
    assertThat(got.size()).as("%s: %s", name, got).isBetween(2, 3);
    if (step == Step.NOTED) {
      assertThat(got).as(name).hasSize(2);
    }
    if (got.size() == 3) {
      repeated.add(name);
    }
  }

  private static List<String> got(Rig rig, String alert) {
    String binary = BinaryAlert.name(alert);
    return rig.taken().stream()
        .filter(text -> text.contains(alert) || text.contains(binary))
        .toList();
  }

  private Wired channel(String type, int port) {
    Rig rig = rigs.get(type);
    // It must not give up before it is killed.
    String spec = rig.spec(port).replace("\"2s\"", "\"30s\"");
    return new Wired(type, rig.recipient(), spec);
  }

  private Path database() {
    return folder.resolve("andal.db");
  }

  private static String slo(Step step) {
    return "slo-" + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
