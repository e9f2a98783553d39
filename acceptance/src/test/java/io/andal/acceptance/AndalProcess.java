package io.andal.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built jar running as a process of its own, with a token to speak to it. */
final class AndalProcess implements AutoCloseable {
  static final Path JAR = Path.of("..", "cli", "target", "andal.jar").toAbsolutePath().normalize();
  private static final String READY = "Andal is ready: ";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private String token;
  private volatile String url = "";

  private AndalProcess(Process process, String token) {
    this.process = process;
    this.token = token;
    Thread.ofVirtual().start(this::readOutput);
  }

  /** Starts {@code andal up} on a data folder and returns once pages answer. */
  static AndalProcess up(Path workspace, Path data, Map<String, String> environment) {
    return up(workspace, data, environment, List.of());
  }

  static AndalProcess up(
      Path workspace, Path data, Map<String, String> environment, List<String> prefix) {
    createFolder(data);
    String token = token(data);
    List<String> command = new ArrayList<>(prefix);
    command.addAll(java("up", workspace.toString(), "--data", data.toString(), "--port", "0"));
    AndalProcess andal = new AndalProcess(start(command, environment), token);
    andal.awaitReady();
    return andal;
  }

  /** Starts the demo and returns once pages answer. */
  static AndalProcess demo(Path data) {
    AndalProcess andal =
        new AndalProcess(
            start(java("demo", "--data", data.toString(), "--port", "0"), Map.of()), "");
    andal.awaitReady();
    andal.token = token(data);
    return andal;
  }

  /** A token made offline, in the data folder's database. */
  private static String token(Path data) {
    Output output =
        run(
            Map.of(),
            "token",
            "create",
            "--data",
            data.toString(),
            "--name",
            "acceptance-" + System.nanoTime(),
            "--scope",
            "read,write,gate,ingest,admin",
            "--output",
            "json");
    if (output.exit() != 0) {
      throw new IllegalStateException("no token: " + output);
    }
    return JSON.readTree(output.standard().substring(output.standard().indexOf('{')))
        .path("token")
        .asString();
  }

  /** Runs one command of the jar to its end. */
  static Output run(Map<String, String> environment, String... arguments) {
    try {
      Process process = start(java(arguments), environment);
      byte[] standard = process.getInputStream().readAllBytes();
      int exit = process.waitFor();
      return new Output(exit, new String(standard, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx768m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            JAR.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static Process start(List<String> command, Map<String, String> environment) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readOutput() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null) {
        synchronized (lines) {
          lines.add(line);
        }
        if (line.startsWith(READY)) {
          url = line.substring(READY.length()).strip();
          ready.countDown();
        }
        line = reader.readLine();
      }
    } catch (IOException e) {
      synchronized (lines) {
        lines.add("output ended: " + e.getMessage());
      }
    }
    ready.countDown();
  }

  private void awaitReady() {
    try {
      if (!ready.await(120, TimeUnit.SECONDS) || url.isEmpty()) {
        process.destroyForcibly();
        throw new IllegalStateException("Andal did not get ready:\n" + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return url;
  }

  String bearer() {
    return token;
  }

  String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** The end without warning: SIGKILL, no hook runs. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  JsonNode get(String path) {
    Answer answer = send("GET", path, "", "application/json");
    if (answer.status() != 200) {
      throw new IllegalStateException(path + " answered " + answer);
    }
    return JSON.readTree(answer.body());
  }

  Answer send(String method, String path, String body, String contentType) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url.replaceAll("/$", "") + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", contentType)
            .header("Accept", "application/json, application/problem+json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.close();
  }

  private static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    createFolder(java.util.Objects.requireNonNull(file.toAbsolutePath().getParent()));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Output(int exit, String standard) {}

  record Answer(int status, String body) {}
}
