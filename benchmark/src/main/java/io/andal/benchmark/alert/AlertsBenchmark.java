package io.andal.benchmark.alert;

import java.io.IOException;

/**
 * What alerts cost: through {@code POST /api/v2/alerts} beside a real Alertmanager, ten thousand at
 * once with a {@code kill -9}, and the way from the slice that decides one to the wires.
 */
public final class AlertsBenchmark {
  private AlertsBenchmark() {}

  public static void run() throws IOException, InterruptedException {
    // First what a server does that just started; the others leave a full heap behind.
    WireMeasurement.run();
    StormMeasurement.run();
    DoorMeasurement.run();
  }
}
