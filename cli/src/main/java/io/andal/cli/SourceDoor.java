package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Where a command looks at a source: through a server, or from here by a folder's documents. */
final class SourceDoor {
  @Mixin private ServerAddress server = new ServerAddress();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Ask from here, without a server, by the documents in this folder.")
  private Optional<String> folder = Optional.empty();

  /** What may be asked of a source; the JSON is the same through either door. */
  interface Looker extends AutoCloseable {
    JsonNode check(String name) throws InterruptedException;

    List<JsonNode> suggestions(String name) throws InterruptedException;

    JsonNode suggested(String name, Set<String> ids, Optional<Double> target)
        throws InterruptedException;

    List<JsonNode> slos(String name) throws InterruptedException;

    JsonNode kept(String name, Set<String> ids, boolean lossy, Optional<String> timeZone)
        throws InterruptedException;

    @Override
    void close();
  }

  boolean local() {
    return folder.isPresent();
  }

  Looker open(Shell shell) {
    return folder.isPresent()
        ? new FolderSources(shell, folder.get())
        : new ServerSources(server.connect(shell));
  }

  /** How all sources are, as the server knows it. */
  List<JsonNode> health(Shell shell) throws InterruptedException {
    try (Api api = server.connect(shell)) {
      return api.list(Request.get("sources"));
    }
  }

  /** Asks a server. */
  private record ServerSources(Api api) implements Looker {
    /** What is made of a choice. */
    private record Suggested(Set<String> choose, Optional<Double> target) {}

    private record Kept(Set<String> choose, boolean lossy, Optional<String> timeZone) {}

    @Override
    public JsonNode check(String name) throws InterruptedException {
      return api.send(Request.post("sources", name, "check"));
    }

    @Override
    public List<JsonNode> suggestions(String name) throws InterruptedException {
      return api.list(Request.get("sources", name, "suggestions"));
    }

    @Override
    public JsonNode suggested(String name, Set<String> ids, Optional<Double> target)
        throws InterruptedException {
      return api.send(
          Request.post("sources", name, "suggestions", "documents")
              .json(Json.compact(new Suggested(ids, target))));
    }

    @Override
    public List<JsonNode> slos(String name) throws InterruptedException {
      return api.list(Request.get("sources", name, "slos"));
    }

    @Override
    public JsonNode kept(String name, Set<String> ids, boolean lossy, Optional<String> timeZone)
        throws InterruptedException {
      return api.send(
          Request.post("sources", name, "slos", "documents")
              .json(Json.compact(new Kept(ids, lossy, timeZone))));
    }

    @Override
    public void close() {
      api.close();
    }
  }
}
