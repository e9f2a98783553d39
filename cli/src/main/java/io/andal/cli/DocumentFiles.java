package io.andal.cli;

import io.andal.workspace.DocumentChecker.Limits;
import io.andal.workspace.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the YAML that a command is pointed at: a file, a folder, or {@code -}. */
final class DocumentFiles {
  private final Shell shell;

  DocumentFiles(Shell shell) {
    this.shell = shell;
  }

  /**
   * The texts at a path, in order of their names. Folders are read with all below them, but for
   * what is hidden.
   *
   * @throws CommandException if nothing is there, or it can't be read
   */
  List<SourceText> read(String path) {
    if (path.equals("-")) {
      return List.of(new SourceText("<stdin>", text(shell.in(), "standard input")));
    }
    Path start = shell.resolve(path);
    if (Files.notExists(start)) {
      throw CommandException.couldNot("there is no file or folder '" + path + "'");
    }
    if (!Files.isDirectory(start)) {
      return List.of(read(start, path));
    }
    List<Path> files = yaml(start, path);
    if (files.isEmpty()) {
      throw CommandException.couldNot("the folder '" + path + "' holds no .yaml or .yml file");
    }
    return files.stream().map(file -> read(file, named(path, start.relativize(file)))).toList();
  }

  private static String named(String folder, Path below) {
    return folder.equals(".") ? below.toString() : Path.of(folder).resolve(below).toString();
  }

  private static List<Path> yaml(Path start, String named) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(start, new Collecting(start, files));
    } catch (IOException e) {
      throw CommandException.couldNot("'" + named + "' can't be read: " + reason(e));
    }
    Collections.sort(files);
    return files;
  }

  private static SourceText read(Path file, String named) {
    try (InputStream in = Files.newInputStream(file)) {
      return new SourceText(named, text(in, "'" + named + "'"));
    } catch (IOException e) {
      throw CommandException.couldNot("'" + named + "' can't be read: " + reason(e));
    }
  }

  /** One byte more than the limit is enough for the checker to see that a text is too long. */
  private static String text(InputStream in, String named) {
    try {
      byte[] bytes = in.readNBytes(Limits.DEFAULT.bytes() + 1);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CommandException.couldNot(named + " can't be read: " + reason(e));
    } catch (UncheckedIOException e) {
      throw CommandException.couldNot(named + " can't be read: " + e.getMessage());
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "no permission for " + denied.getFile();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** Collects YAML files and passes by hidden folders such as {@code .git}. */
  private static final class Collecting extends SimpleFileVisitor<Path> {
    private final Path start;
    private final List<Path> files;

    Collecting(Path start, List<Path> files) {
      this.start = start;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(start) && isHidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      if (!isHidden(file) && (name.endsWith(".yaml") || name.endsWith(".yml"))) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
      return String.valueOf(path.getFileName()).startsWith(".");
    }
  }
}
