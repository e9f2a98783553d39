package io.andal.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the workspace equal to a folder of YAML files: applies it at the start and after each
 * change. A folder that doesn't pass leaves the last good documents in force.
 */
public final class FolderWatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatcher.class);
  private static final int MOST_FILES = 10_000;
  private static final long LARGEST_FILE = 8L << 20;
  private static final long LOOK_MILLIS = 700;

  private final Workspace workspace;
  private final Path folder;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile List<Problem> problems = List.of();
  private Map<String, String> applied = Map.of();

  public FolderWatcher(Workspace workspace, Path folder) {
    this.workspace = workspace;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Reads the folder now and goes on watching it in the background. */
  public Applied start() {
    Snapshot snapshot = read();
    Applied result = apply(snapshot);
    Thread.ofVirtual().name("folder-watcher").start(() -> watch(snapshot.stamps));
    return result;
  }

  /** What is wrong in the folder now; empty if all of it is in force. */
  public List<Problem> problems() {
    return problems;
  }

  private void watch(Map<String, String> before) {
    Map<String, String> seen = before;
    Map<String, String> settled = before;
    try {
      while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        try {
          Map<String, String> now = stamps();
          boolean quiet = now.equals(seen);
          seen = now;
          if (quiet && !now.equals(settled)) {
            Snapshot snapshot = read();
            settled = snapshot.stamps;
            seen = settled;
            apply(snapshot);
          }
        } catch (RuntimeException e) {
          LOG.warn("The folder {} could not be applied; looking again: {}", folder, e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Applied apply(Snapshot snapshot) {
    String key = folder.toString();
    List<Problem> unreadable = snapshot.problems;
    if (!unreadable.isEmpty()) {
      problems = unreadable;
      return new Applied(false, false, workspace.revision(), List.of(), unreadable);
    }
    Applied result = workspace.apply(snapshot.texts, "folder", "", workspace.broughtBy(key), false);
    problems =
        result.problems().stream()
            .filter(p -> !result.accepted() || p.severity() == Problem.Severity.ERROR)
            .toList();
    if (result.accepted()) {
      workspace.broughtBy(
          key,
          result.changes().stream()
              .filter(change -> change.action() != Applied.Action.DELETED)
              .map(Applied.Change::id)
              .toList());
      applied = snapshot.stamps;
      LOG.info("The folder {} is in force: {} files", folder, applied.size());
    } else {
      LOG.warn(
          "The folder {} has {} problems; the last good documents stay in force. First: {}",
          folder,
          problems.size(),
          problems.isEmpty() ? "" : problems.getFirst().oneLine());
    }
    return result;
  }

  private Map<String, String> stamps() {
    Map<String, String> stamps = new TreeMap<>();
    files().forEach((name, file) -> stamps.put(name, file.stamp()));
    return stamps;
  }

  private Snapshot read() {
    List<SourceText> texts = new ArrayList<>();
    List<Problem> unreadable = new ArrayList<>();
    Map<String, String> stamps = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      unreadable.add(
          unreadable(folder.toString(), "there is no such folder", "Create it or name another."));
    }
    files()
        .forEach(
            (name, file) -> {
              stamps.put(name, file.stamp());
              try {
                texts.add(new SourceText(name, text(file)));
              } catch (CharacterCodingException e) {
                unreadable.add(unreadable(name, "the file is not UTF-8 text", "Save it as UTF-8."));
              } catch (IOException e) {
                unreadable.add(
                    unreadable(
                        name,
                        "the file can't be read: " + e.getMessage(),
                        "Look at its size and its permissions."));
              }
            });
    return new Snapshot(texts, stamps, unreadable);
  }

  private static String text(Found file) throws IOException {
    if (file.size > LARGEST_FILE) {
      throw new IOException("it is larger than %,d bytes".formatted(LARGEST_FILE));
    }
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(Files.readAllBytes(file.path)))
        .toString();
  }

  private static Problem unreadable(String file, String message, String remedy) {
    return new Problem(
        Problem.Severity.ERROR, "file-unreadable", file, Position.START, message, remedy);
  }

  /** YAML files by their name below the folder; links are not followed. */
  private Map<String, Found> files() {
    Map<String, Found> files = new TreeMap<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              boolean hidden =
                  !path.equals(folder) && path.getFileName().toString().startsWith(".");
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              String name = path.getFileName().toString();
              if (attributes.isRegularFile()
                  && !name.startsWith(".")
                  && (name.endsWith(".yaml") || name.endsWith(".yml"))) {
                files.put(
                    folder.relativize(path).toString(),
                    new Found(path, attributes.size(), attributes.lastModifiedTime().toMillis()));
              }
              return files.size() >= MOST_FILES
                  ? FileVisitResult.TERMINATE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) {
              LOG.warn("{} can't be looked at: {}", path, e.getMessage());
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      LOG.warn("The folder {} can't be looked at: {}", folder, e.getMessage());
    }
    return files;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private record Found(Path path, long size, long modified) {
    String stamp() {
      return size + "@" + modified;
    }
  }

  private record Snapshot(
      List<SourceText> texts, Map<String, String> stamps, List<Problem> problems) {}
}
