package io.andal.benchmark;

import io.andal.benchmark.alert.AlertsBenchmark;
import io.andal.benchmark.device.DeviceBenchmark;
import io.andal.benchmark.device.MqttBenchmark;
import io.andal.benchmark.inventory.InventoryBenchmark;
import io.andal.benchmark.rules.RulesBenchmark;
import io.andal.benchmark.server.PagesBenchmark;
import io.andal.benchmark.server.StartupBenchmark;
import io.andal.benchmark.sloth.ImportBenchmark;
import io.andal.benchmark.sloth.PrometheusComparison;
import io.andal.benchmark.sms.SmsBenchmark;
import io.andal.benchmark.sources.SourcesBenchmark;
import io.andal.benchmark.specification.SpecificationBenchmark;
import io.andal.benchmark.traffic.TrafficBenchmark;
import java.io.IOException;

/** {@code andal benchmark NAME [SLOS]}: measures, and prints what docs/benchmarks.md shows. */
public final class Benchmarks {
  private static final int DEFAULT_SLOS = 10_000;
  private static final int DEFAULT_COMPARED = 50;

  private Benchmarks() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String name = arguments.length == 0 ? "" : arguments[0];
    int slos = arguments.length < 2 ? DEFAULT_SLOS : Integer.parseInt(arguments[1]);
    switch (name) {
      case "engine" -> {
        EngineBenchmark.run(slos);
        CountingBenchmark.run(slos);
      }
      case "memory" -> MemoryBenchmark.run(slos);
      case "restart" -> RestartBenchmark.run(slos);
      case "replay" -> ReplayBenchmark.run();
      case "startup" -> StartupBenchmark.run();
      case "pages" -> PagesBenchmark.run(slos);
      case "prometheus" -> PrometheusComparison.run(arguments.length < 2 ? DEFAULT_COMPARED : slos);
      case "import" -> ImportBenchmark.run(slos);
      case "rules" -> RulesBenchmark.run();
      case "sources" -> SourcesBenchmark.run(slos);
      case "specifications" -> SpecificationBenchmark.run();
      case "inventory" -> InventoryBenchmark.run(slos);
      case "traffic" -> TrafficBenchmark.run();
      case "alerts" -> AlertsBenchmark.run();
      case "devices" -> DeviceBenchmark.run();
      case "mqtt" -> MqttBenchmark.run(arguments.length < 2 ? MqttBenchmark.CONNECTIONS : slos);
      case "sms" -> SmsBenchmark.run();
      case "all" -> {
        EngineBenchmark.run(slos);
        CountingBenchmark.run(slos);
        MemoryBenchmark.run(slos);
        RestartBenchmark.run(slos);
        ReplayBenchmark.run();
        StartupBenchmark.run();
        PagesBenchmark.run(slos);
        PrometheusComparison.run(DEFAULT_COMPARED);
        ImportBenchmark.run(slos);
        RulesBenchmark.run();
        SourcesBenchmark.run(slos);
        SpecificationBenchmark.run();
        InventoryBenchmark.run(slos);
        TrafficBenchmark.run();
        AlertsBenchmark.run();
        DeviceBenchmark.run();
        MqttBenchmark.run(MqttBenchmark.CONNECTIONS);
        SmsBenchmark.run();
      }
      default -> {
        System.err.println(
            "Usage: andal benchmark"
                + " engine|memory|restart|replay|startup|pages|prometheus|import|rules|sources|specifications|inventory|traffic|devices|mqtt|alerts|sms|all"
                + " [number of SLOs or APIs]");
        System.exit(2);
      }
    }
  }
}
