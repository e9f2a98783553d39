package io.andal.benchmark.server;

import io.andal.benchmark.SampleTraffic;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.server.AndalServer;
import io.andal.server.ServerOptions;
import io.andal.server.security.Scope;
import io.andal.server.security.Tokens;
import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloService;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server with many SLOs and 30 days of slices in SQLite: its restart, its pages, its REST. */
public final class PagesBenchmark {
  private static final long DAYS = 30;
  private static final int BATCH = 100;
  private static final int WARM_UP = 20;
  private static final int REQUESTS = 200;

  private PagesBenchmark() {}

  public static void run(int slos) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("andal-benchmark");
    try {
      SampleWorkspace.write(folder.resolve("workspace"), slos);
      ServerOptions options = options(folder);
      String token = firstStart(options, slos);
      restart(options, slos, token);
    } finally {
      Folders.delete(folder);
    }
  }

  private static ServerOptions options(Path folder) {
    return new ServerOptions(
        Optional.of(folder.resolve("workspace")),
        folder.resolve("data"),
        DatabaseConfig.file(folder.resolve("data/andal.db")),
        "127.0.0.1",
        0,
        Optional.empty(),
        Optional.empty());
  }

  private static String firstStart(ServerOptions options, int slos) {
    long before = System.nanoTime();
    List<SloDefinition> definitions;
    try (AndalServer server = start(options)) {
      System.out.printf("pages: first start with %,d SLO documents: %.1f s%n", slos, since(before));
      definitions = server.runtime().slos().definitions();
    }
    try (Database database = Database.open(options.database())) {
      before = System.nanoTime();
      record(new SloService(database, Clock.systemUTC()), definitions);
      System.out.printf("pages: wrote %,d SLOs × 30 days in %.1f s%n", slos, since(before));
      return new Tokens(database, Clock.systemUTC())
          .create("benchmark", EnumSet.of(Scope.READ), Optional.empty(), "benchmark")
          .secret();
    }
  }

  private static void record(SloService service, List<SloDefinition> definitions) {
    long end = MinuteRange.minuteOf(Instant.now());
    long from = end - DAYS * SampleTraffic.DAY;
    List<List<Slice>> prototypes = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      prototypes.add(new SampleTraffic(i).minutes(from, end));
    }
    for (int first = 0; first < definitions.size(); first += BATCH) {
      Map<SeriesId, List<Slice>> batch = new HashMap<>();
      for (int i = first; i < Math.min(definitions.size(), first + BATCH); i++) {
        batch.put(definitions.get(i).series(), prototypes.get(i - first));
      }
      service.record(batch);
    }
  }

  private static void restart(ServerOptions options, int slos, String token)
      throws IOException, InterruptedException {
    long before = System.nanoTime();
    try (AndalServer server = start(options)) {
      double started = since(before);
      Visitor visitor = new Visitor(server.url().toString(), token);
      visitor.get("/objectives");
      System.out.printf(
          "pages: restart with %,d SLOs × 30 days until Objectives answers: %.1f s"
              + " (server ready after %.1f s)%n",
          slos, since(before), started);
      visitor.measure("Objectives, varied", objectives(slos), WARM_UP, REQUESTS);
      visitor.measure("Overview", List.of("/"), WARM_UP, REQUESTS);
      visitor.measure("one objective", objective(slos), WARM_UP, REQUESTS);
      visitor.measure("GET /api/v1/slos", slosOfRest(slos), 5, 50);
      report(visitor);
      visitor.measure("GET /metrics", List.of("/metrics"), 5, 20);
    }
  }

  /** The month before is not in memory, so it is read from the store, and then kept. */
  private static void report(Visitor visitor) throws IOException, InterruptedException {
    visitor.measure("Report of the running month", List.of("/reports?by=service"), 2, 10);
    String closed = "/reports?by=service&period=" + YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    long before = System.nanoTime();
    visitor.get(closed);
    System.out.printf("pages: Report of the month before, from the store: %.1f s%n", since(before));
    visitor.measure("the same again", List.of(closed), 0, 10);
  }

  private static List<String> objectives(int slos) {
    List<String> paths = new ArrayList<>();
    List<String> sorts = List.of("budget", "burn", "name", "service");
    for (int i = 0; i < REQUESTS; i++) {
      String sort = sorts.get(i % sorts.size());
      paths.add(
          switch (i % 7) {
            case 0 -> "/objectives";
            case 1 -> "/objectives?sort=" + sort + "&page=" + (1 + i % 20);
            case 2 -> "/objectives?q=promise+" + i % slos;
            case 3 -> "/objectives?service=service-" + i % Math.max(1, slos / 5);
            case 4 -> "/objectives?owner=group:team-" + i % 40 + "&sort=" + sort;
            case 5 -> "/objectives?state=healthy&sort=" + sort;
            default -> "/objectives?label=tier=tier-" + i % 3 + "&sort=" + sort;
          });
    }
    return paths;
  }

  private static List<String> objective(int slos) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      paths.add("/objectives/slo-" + i * 37 % slos);
    }
    return paths;
  }

  private static List<String> slosOfRest(int slos) {
    return List.of(
        "/api/v1/slos",
        "/api/v1/slos?limit=1000",
        "/api/v1/slos?q=" + slos / 2,
        "/api/v1/slos?sort=remaining&limit=100",
        "/api/v1/slos?sort=burn&state=healthy&limit=100");
  }

  private static AndalServer start(ServerOptions options) {
    return AndalServer.start(options, new PrintStream(OutputStream.nullOutputStream(), false));
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
