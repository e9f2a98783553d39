package io.andal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Prometheus server for tests, on a free port of this machine, with a folder of its own.
 *
 * <p>Ask {@link #isInstalled} first. Where {@code CI=true}, a missing server is an error.
 */
public final class RealPrometheus implements AutoCloseable {
  private final RealServer server;

  private RealPrometheus(RealServer server) {
    this.server = server;
  }

  /** Whether {@code prometheus} and {@code promtool} are there; for {@code assumeTrue}. */
  public static boolean isInstalled() {
    boolean there =
        RealServer.find("prometheus").isPresent() && RealServer.find("promtool").isPresent();
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(
          "CI needs `prometheus` and `promtool` on the PATH: apt-get install prometheus");
    }
    return there;
  }

  /** Why tests are skipped where it isn't installed. */
  public static String skipped() {
    return "prometheus and promtool are not installed (apt-get install prometheus): skipped";
  }

  /**
   * The folder of a Prometheus 3, where {@code testing/fetch-prometheus3.sh} got one; empty where
   * the machine can't have it, also in CI.
   */
  public static Optional<Path> version3() {
    String told = System.getenv("ANDAL_PROMETHEUS3");
    if (told != null && !told.isEmpty()) {
      return Optional.of(Path.of(told));
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    Path folder =
        cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache", "andal")
            : Path.of(cache, "andal");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(one -> one.getFileName().toString().startsWith("prometheus-3"))
          .map(one -> one.resolve("usr").resolve("bin"))
          .filter(one -> Files.isExecutable(one.resolve("prometheus")))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why tests on Prometheus 3 are skipped. */
  public static String skipped3() {
    return "there is no Prometheus 3 (testing/fetch-prometheus3.sh gets one): skipped";
  }

  /** What a server starts with. */
  public static Builder builder() {
    return new Builder();
  }

  /** A server with history. */
  public static RealPrometheus withHistory(String openMetrics) {
    return builder().history(openMetrics).start();
  }

  public int port() {
    return url().getPort();
  }

  public URI url() {
    return server.url();
  }

  /** The id of the server's process, to read its CPU time. */
  public long pid() {
    return server.process().pid();
  }

  /** Replaces the rule file and has the server read it; needs {@code --web.enable-lifecycle}. */
  public void reload(String rules) {
    try {
      Files.writeString(server.folder().resolve("rules.yml"), rules);
      HttpURLConnection connection =
          (HttpURLConnection) url().resolve("/-/reload").toURL().openConnection();
      connection.setRequestMethod("POST");
      if (connection.getResponseCode() != 200) {
        throw new IllegalStateException(
            "prometheus did not reload: " + connection.getResponseCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** CPU time that the server has used so far, in nanoseconds. */
  public long cpuNanos() {
    return server.cpuNanos();
  }

  /** Stops the server and removes its folder. */
  @Override
  public void close() {
    server.close();
  }

  private static String found(String program) {
    return RealServer.find(program)
        .orElseThrow(() -> new IllegalStateException(program + " is not installed"))
        .toString();
  }

  /** Collects what a server starts with. */
  public static final class Builder {
    private final List<String> histories = new ArrayList<>();
    private final List<Path> historyFiles = new ArrayList<>();
    private final List<String> flags = new ArrayList<>();
    private String rules = "";
    private String scrapes = "";
    private String outOfOrder = "";
    private String remoteWrites = "";
    private String alertmanagers = "";
    private int scrapeSeconds = 15;
    private int evaluationSeconds = 60;

    private String blocks = "2h";

    private Optional<Path> server = Optional.empty();

    private Builder() {}

    /** The server of another version than the installed one; histories it reads all the same. */
    public Builder server(Path folder) {
      server = Optional.of(folder.resolve("prometheus"));
      return this;
    }

    /**
     * Keeps histories in blocks of up to 20 days, as a server would in time; promtool reads a file
     * once for each of its blocks.
     */
    public Builder longBlocks() {
      blocks = "486h";
      return this;
    }

    /** Samples with times, in OpenMetrics text that ends with {@code # EOF}. */
    public Builder history(String openMetrics) {
      histories.add(openMetrics);
      return this;
    }

    /** The same from a file, for histories that are too large for one text. */
    public Builder history(Path openMetrics) {
      historyFiles.add(openMetrics);
      return this;
    }

    /** A rule file's text. */
    public Builder rules(String yaml) {
      rules = yaml;
      return this;
    }

    /** The text of {@code scrape_configs}: a YAML list, not indented. */
    public Builder scrapes(String yaml) {
      scrapes = yaml;
      return this;
    }

    /** The text of {@code remote_write}: a YAML list, not indented. */
    public Builder remoteWrites(String yaml) {
      remoteWrites = yaml;
      return this;
    }

    /** The text of {@code alerting.alertmanagers}: a YAML list, not indented. */
    public Builder alertmanagers(String yaml) {
      alertmanagers = yaml;
      return this;
    }

    public Builder scrapeSeconds(int seconds) {
      scrapeSeconds = seconds;
      return this;
    }

    public Builder evaluationSeconds(int seconds) {
      evaluationSeconds = seconds;
      return this;
    }

    /** Takes samples that are older than others by up to this: {@code 20y}. */
    public Builder outOfOrder(String window) {
      outOfOrder = window;
      return this;
    }

    /** One more flag of the command line. */
    public Builder flag(String flag) {
      flags.add(flag);
      return this;
    }

    /** Starts it and waits until it answers. */
    public RealPrometheus start() {
      try {
        Path folder = Files.createTempDirectory("andal-prometheus");
        Path data = Files.createDirectories(folder.resolve("data"));
        for (String history : histories) {
          Path input = folder.resolve("history.om");
          Files.writeString(input, history);
          backfill(folder, data, input);
          Files.delete(input);
        }
        for (Path history : historyFiles) {
          backfill(folder, data, history);
        }
        Files.writeString(folder.resolve("prometheus.yml"), configuration());
        if (!rules.isEmpty()) {
          Files.writeString(folder.resolve("rules.yml"), rules);
        }
        return launch(folder, data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private String configuration() {
      String text =
          "global:\n  scrape_interval: %ds\n  scrape_timeout: %ds\n  evaluation_interval: %ds\n"
              .formatted(scrapeSeconds, Math.min(10, scrapeSeconds), evaluationSeconds);
      if (!rules.isEmpty()) {
        text += "rule_files: [rules.yml]\n";
      }
      if (!outOfOrder.isEmpty()) {
        text += "storage:\n  tsdb:\n    out_of_order_time_window: " + outOfOrder + "\n";
      }
      if (!remoteWrites.isEmpty()) {
        text += "remote_write:\n" + remoteWrites.indent(2);
      }
      if (!alertmanagers.isEmpty()) {
        text += "alerting:\n  alertmanagers:\n" + alertmanagers.indent(4);
      }
      return scrapes.isEmpty() ? text : text + "scrape_configs:\n" + scrapes.indent(2);
    }

    private void backfill(Path folder, Path data, Path input) throws IOException {
      Path log = folder.resolve("promtool.log");
      Process promtool =
          new ProcessBuilder(
                  found("promtool"),
                  "tsdb",
                  "create-blocks-from",
                  "--max-block-duration=" + blocks,
                  "openmetrics",
                  input.toString(),
                  data.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        if (promtool.waitFor() != 0) {
          throw new IOException("promtool refused the history: " + Files.readString(log));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    private RealPrometheus launch(Path folder, Path data) throws IOException {
      int port = RealServer.freePort();
      List<String> command = new ArrayList<>();
      command.add(server.map(Path::toString).orElseGet(() -> found("prometheus")));
      command.add("--config.file=" + folder.resolve("prometheus.yml"));
      command.add("--storage.tsdb.path=" + data);
      command.add("--storage.tsdb.retention.time=100y");
      command.add("--web.listen-address=127.0.0.1:" + port);
      command.addAll(flags);
      return new RealPrometheus(RealServer.start(folder, port, command));
    }
  }
}
