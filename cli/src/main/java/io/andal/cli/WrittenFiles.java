package io.andal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files that a command writes below a folder. */
final class WrittenFiles {
  private final Shell shell;
  private final String folder;

  WrittenFiles(Shell shell, String folder) {
    this.shell = shell;
    this.folder = folder;
  }

  /**
   * Writes one file, and the folders it needs; one that is there is replaced.
   *
   * @return its path, as the user would write it
   * @throws CommandException if that isn't possible
   */
  String write(String name, String text) {
    Path below = shell.resolve(folder).normalize();
    Path file = below.resolve(name).normalize();
    if (!file.startsWith(below)) {
      throw CommandException.couldNot("'" + name + "' would lie outside of '" + folder + "'");
    }
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CommandException.couldNot("'" + file + "' can't be written: " + e.getMessage());
    }
    return Path.of(folder).resolve(name).toString();
  }
}
