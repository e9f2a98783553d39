package io.andal.benchmark.inventory;

import io.andal.benchmark.server.Visitor;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.inventory.ApiQuery;
import io.andal.server.AndalServer;
import io.andal.server.ServerOptions;
import io.andal.server.security.Scope;
import io.andal.server.security.Tokens;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages and REST resources of an inventory that was scanned. */
final class ApiPages {
  static final String CATALOG = "company";
  private static final int WARM_UP = 60;
  private static final int REQUESTS = 200;

  private ApiPages() {}

  /** Has a server that knows of the catalog make the database that it is then scanned into. */
  static void prepare(Path folder) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("workspace")).resolve("catalog.yaml"),
        """
        apiVersion: andal.io/v1
        kind: CatalogSource
        metadata: {name: %s}
        spec: {type: Folder, folder: %s, schedule: {every: 24h}}
        """
            .formatted(CATALOG, folder.resolve("not-there")));
    start(folder).close();
  }

  /**
   * Starts a server on the inventory and asks for its pages.
   *
   * @param folder one that was prepared and scanned into
   */
  static void measure(int apis, Path folder) throws IOException, InterruptedException {
    String token = token(file(folder));
    try (AndalServer server = start(folder)) {
      server.runtime().inventory().await();
    }
    long before = System.nanoTime();
    try (AndalServer server = start(folder)) {
      double started = since(before);
      Visitor visitor = new Visitor(server.url().toString(), token);
      visitor.get("/apis");
      System.out.printf(
          "pages: restart with %,d APIs until /apis answers: %.1f s (server ready after %.1f s)%n",
          apis, since(before), started);
      List<String> ids = ids(server, apis);
      visitor.measure("APIs, varied", lists(apis), WARM_UP, REQUESTS);
      visitor.measure("one API", of("/apis/", ids, ""), WARM_UP, REQUESTS);
      visitor.measure("its operations", of("/apis/", ids, "/operations"), WARM_UP, REQUESTS);
      visitor.measure("Traffic", List.of("/traffic"), 20, 50);
      visitor.measure("GET /api/v1/apis", rest(), WARM_UP, REQUESTS);
    }
  }

  private static AndalServer start(Path folder) {
    ServerOptions options =
        new ServerOptions(
            Optional.of(folder.resolve("workspace")),
            folder,
            file(folder),
            "127.0.0.1",
            0,
            Optional.empty(),
            Optional.empty());
    return AndalServer.start(options, new PrintStream(OutputStream.nullOutputStream(), false));
  }

  private static DatabaseConfig file(Path folder) {
    return DatabaseConfig.file(folder.resolve("andal.db"));
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static String token(DatabaseConfig config) {
    try (Database database = Database.open(config)) {
      return new Tokens(database, Clock.systemUTC())
          .create("benchmark", EnumSet.of(Scope.READ), Optional.empty(), "benchmark")
          .secret();
    }
  }

  private static List<String> ids(AndalServer server, int apis) {
    return server
        .runtime()
        .inventory()
        .search(new ApiQuery("", Map.of(), "title", apis / 2, 100))
        .hits()
        .stream()
        .map(hit -> hit.api().id())
        .toList();
  }

  private static List<String> lists(int apis) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      paths.add(
          switch (i % 7) {
            case 0 -> "/apis";
            case 1 -> "/apis?page=" + (1 + i % Math.max(1, apis / 50));
            case 2 -> "/apis?q=serialNumber";
            case 3 -> "/apis?q=pump&tag=lab";
            case 4 -> "/apis?finding=unowned&order=changed";
            case 5 -> "/apis?q=valve+lab";
            default -> "/apis?tag=north&order=findings";
          });
    }
    return paths;
  }

  private static List<String> rest() {
    return List.of(
        "/api/v1/apis",
        "/api/v1/apis?limit=200",
        "/api/v1/apis?q=serialNumber",
        "/api/v1/apis?q=pump&tag=lab&order=title");
  }

  private static List<String> of(String before, List<String> ids, String after) {
    return ids.stream().map(id -> before + id + after).toList();
  }
}
