package io.andal.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, started with the Java and the classes of this one. */
final class ServerProcess implements AutoCloseable {
  private static final String READY = "Andal is ready: ";

  private final Process process;
  private final CompletableFuture<String> url = new CompletableFuture<>();

  private ServerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts {@code andal up}.
   *
   * @param out gets the lines that the server prints
   */
  static ServerProcess up(List<String> arguments, PrintStream out) {
    List<String> command = new ArrayList<>(java());
    command.add("up");
    command.add("--while-process");
    command.add(Long.toString(ProcessHandle.current().pid()));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(nothing()))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      ServerProcess server = new ServerProcess(process);
      Thread.ofVirtual().name("server-lines").start(() -> server.pass(out));
      return server;
    } catch (IOException e) {
      throw CommandException.couldNot("the server can't be started: " + e.getMessage());
    }
  }

  private static java.io.File nothing() {
    return Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null")
        .toFile();
  }

  /** This process's java and class path, so that both are the same build. */
  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    String classPath = System.getProperty("java.class.path");
    if (classPath.endsWith(".jar") && !classPath.contains(java.io.File.pathSeparator)) {
      command.addAll(List.of("-jar", classPath));
    } else {
      command.addAll(List.of("-cp", classPath, Andal.class.getName()));
    }
    return command;
  }

  private void pass(PrintStream out) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.println(line);
        if (line.startsWith(READY)) {
          url.complete(line.substring(READY.length()).strip());
        }
      }
    } catch (IOException e) {
      url.completeExceptionally(new UncheckedIOException(e));
    }
    url.completeExceptionally(CommandException.couldNot("the server ended before it was ready"));
  }

  /**
   * Waits until pages answer.
   *
   * @return where
   * @throws CommandException if the server ends before
   */
  String awaitReady() throws InterruptedException {
    try {
      return url.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof CommandException told
          ? told
          : CommandException.couldNot("the server's lines can't be read: " + e.getCause());
    }
  }

  /** Interrupts a thread when the server has ended, for whatever reason. */
  void interruptAtEnd(Thread thread) {
    Thread.ofVirtual()
        .name("server-end")
        .start(
            () -> {
              process.onExit().join();
              thread.interrupt();
            });
  }

  /** Asks the server to stop, and makes it if it doesn't within ten seconds. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
