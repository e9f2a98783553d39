package io.andal.cli.difference;

import io.andal.cli.CommandException;
import io.andal.cli.Shell;
import io.andal.specification.OtherFiles;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gets the description that a user names: a file, an address, {@code git:REV:PATH}, {@code -}. */
public final class DescriptionDoor implements AutoCloseable {
  private static final String GIT = "git:";

  private final Shell shell;
  private final WebDescriptions web = new WebDescriptions();

  public DescriptionDoor(Shell shell) {
    this.shell = shell;
  }

  /**
   * Gets a description.
   *
   * @throws CommandException if it can't be had
   */
  public NamedDescription open(String name) throws InterruptedException {
    if (name.equals("-")) {
      return new NamedDescription(
          new SpecificationFile("<stdin>", bytes(shell.in(), "standard input")), OtherFiles.NONE);
    }
    if (name.startsWith(GIT)) {
      return new GitDescriptions(shell).open(name.substring(GIT.length()));
    }
    return name.startsWith("https://") || name.startsWith("http://") ? web.open(name) : file(name);
  }

  private NamedDescription file(String name) {
    Path file = shell.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw CommandException.couldNot(
          Files.isDirectory(file)
              ? "'" + name + "' is a folder; name the description's main file"
              : "there is no file '" + name + "'");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new NamedDescription(
          new SpecificationFile(name, bytes(in, "'" + name + "'")), within(name, file));
    } catch (IOException e) {
      throw CommandException.couldNot("'" + name + "' can't be read: " + e.getMessage());
    }
  }

  /** Files below the current folder, or below the file's own one if it lies elsewhere. */
  private OtherFiles within(String name, Path file) throws IOException {
    Path current = shell.resolve("").toRealPath();
    Path real = file.toRealPath();
    Path parent = real.getParent();
    Path root = real.startsWith(current) || parent == null ? current : parent;
    return (from, reference) -> {
      String other = io.andal.specification.RelativeNames.resolve(from, reference);
      return other.equals(name) ? Optional.empty() : read(other, root);
    };
  }

  private Optional<SpecificationFile> read(String name, Path root) {
    try {
      Path file = shell.resolve(name).toRealPath();
      if (!file.startsWith(root) || !Files.isRegularFile(file)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(new SpecificationFile(name, in.readNBytes(limit())));
      }
    } catch (IOException | java.nio.file.InvalidPathException e) {
      // the reader tells which reference leads nowhere, and where it stands
      return Optional.empty();
    }
  }

  /** One byte more than the reader takes is enough for it to see that a text is too long. */
  static int limit() {
    return SpecificationLimits.DEFAULT.bytes() + 1;
  }

  private static byte[] bytes(InputStream in, String named) {
    try {
      return in.readNBytes(limit());
    } catch (IOException e) {
      throw CommandException.couldNot(named + " can't be read: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    web.close();
  }
}
