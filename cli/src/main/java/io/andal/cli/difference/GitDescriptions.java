package io.andal.cli.difference;

import io.andal.cli.CommandException;
import io.andal.cli.Shell;
import io.andal.specification.RelativeNames;
import io.andal.specification.SpecificationFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Descriptions as a commit has them, with the other files of that commit. */
final class GitDescriptions {
  /** Of one call. */
  private static final long SECONDS = 30;

  private final Shell shell;

  GitDescriptions(Shell shell) {
    this.shell = shell;
  }

  /**
   * Reads {@code REV:PATH}, the path relative to the current folder.
   *
   * @throws CommandException if there is no such commit or file
   */
  NamedDescription open(String name) throws InterruptedException {
    int colon = name.indexOf(':');
    if (colon <= 0 || colon == name.length() - 1 || name.startsWith("-")) {
      throw CommandException.couldNot(
          "'git:" + name + "' should be git:REVISION:PATH, as in git:main:openapi.yaml");
    }
    String commit = name.substring(0, colon);
    String path = name.substring(colon + 1);
    Shown shown = show(commit, path);
    if (shown.code() != 0) {
      throw CommandException.couldNot(
          "git finds no " + path + " in " + commit + ": " + shown.why());
    }
    return new NamedDescription(
        new SpecificationFile(path, shown.bytes()),
        (from, reference) -> other(commit, RelativeNames.resolve(from, reference)));
  }

  private Optional<SpecificationFile> other(String commit, String path) {
    try {
      Shown shown = show(commit, path);
      return shown.code() == 0
          ? Optional.of(new SpecificationFile(path, shown.bytes()))
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private record Shown(int code, byte[] bytes, String why) {}

  private Shown show(String commit, String path) throws InterruptedException {
    String object = commit + ":" + (path.startsWith("/") ? path.substring(1) : "./" + path);
    try {
      Process git =
          new ProcessBuilder(List.of("git", "show", "--no-textconv", "--end-of-options", object))
              .directory(shell.resolve("").toAbsolutePath().toFile())
              .start();
      git.getOutputStream().close();
      CompletableFuture<String> why =
          CompletableFuture.supplyAsync(() -> words(git.getErrorStream()));
      byte[] bytes;
      try (InputStream out = git.getInputStream()) {
        bytes = out.readNBytes(DescriptionDoor.limit());
      }
      if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
        git.destroyForcibly();
        throw CommandException.couldNot("git took more than " + SECONDS + " s");
      }
      return new Shown(git.exitValue(), bytes, why.join());
    } catch (IOException e) {
      throw CommandException.couldNot("git can't be run: " + e.getMessage());
    }
  }

  private static String words(InputStream in) {
    try (in) {
      return new String(in.readNBytes(2_000), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
