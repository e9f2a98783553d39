package io.andal.server.web;

import io.andal.server.AndalRuntime;
import io.andal.server.ServerOptions;
import io.andal.server.TestServer;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.signal.TrackedIndicator;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The demo company's documents on a real server, with weeks of recorded minutes: alarms were lost
 * four days ago, commands fail since an hour, and firmware sent nothing for three hours.
 */
final class RecordedPumps {
  private static final int EVENTS = 600;

  private RecordedPumps() {}

  static TestServer start() {
    ServerOptions empty = TestServer.options(TestServer.folder());
    ServerOptions options =
        new ServerOptions(
            Optional.of(Path.of("..", "examples", "pumps")),
            empty.data(),
            empty.database(),
            empty.address(),
            empty.port(),
            empty.otlpPort(),
            empty.publicUrl());
    try (AndalRuntime runtime = AndalRuntime.open(options, Clock.systemUTC())) {
      runtime.load();
      long now = MinuteRange.minuteOf(runtime.clock().instant());
      for (TrackedIndicator tracked : runtime.slos().tracked()) {
        runtime.slos().record(Map.of(tracked.series(), minutes(runtime, tracked, now)));
      }
    }
    TestServer server = TestServer.start(options, Clock.systemUTC());
    server.runtime().beat();
    return server;
  }

  private static List<Slice> minutes(AndalRuntime runtime, TrackedIndicator tracked, long now) {
    SloDefinition slo =
        runtime.slos().definitions().stream()
            .filter(
                each ->
                    each.members().stream()
                        .anyMatch(member -> member.series().equals(tracked.series())))
            .findFirst()
            .orElseThrow();
    Random random = new Random(slo.name().hashCode());
    // Objectives that share an SLI: the one that promises most says how much may fail.
    double allowed =
        runtime.slos().definitions().stream()
            .flatMap(each -> each.members().stream())
            .filter(member -> member.series().equals(tracked.series()))
            .mapToDouble(Member::errorBudget)
            .min()
            .orElseThrow();
    double habit = allowed * (0.2 + 0.4 * random.nextDouble());
    List<Slice> minutes = new ArrayList<>();
    for (long minute = now - tracked.historyMinutes(); minute < now + 5; minute++) {
      long ago = now - minute;
      if (slo.name().equals("firmware-updates") && ago > 3_000 && ago <= 3_180) {
        minutes.add(Slice.missing(minute));
        continue;
      }
      double failing = habit * (0.4 + 1.2 * random.nextDouble());
      if (slo.name().equals("alarms-delivered") && ago > 5_800 && ago < 5_900) {
        failing = 0.5;
      }
      if (slo.name().equals("commands-accepted") && ago < 60) {
        failing = 18 * allowed;
      }
      minutes.add(Slice.of(minute, EVENTS * (1 - failing), EVENTS, Quality.COMPLETE));
    }
    return minutes;
  }
}
