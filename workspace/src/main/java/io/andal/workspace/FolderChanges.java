package io.andal.workspace;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the YAML files of a folder have changed and stand still again. It compares what it
 * sees now and then; the operating system's messages only make that sooner. Used by one thread.
 */
final class FolderChanges implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderChanges.class);
  private static final int MOST_WATCHED = 1_000;

  /** Some file systems send no messages, so look anyway. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Path folder;
  private final Duration quiet;
  private final @Nullable WatchService messages;
  private final Set<Path> watched = new HashSet<>();
  private Map<Path, Object> seen = Map.of();

  FolderChanges(Path folder, Duration quiet) {
    this.folder = folder;
    this.quiet = quiet;
    this.messages = open();
  }

  private static @Nullable WatchService open() {
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("No messages about files; looking every {}", LOOK, e);
      return null;
    }
  }

  /** What the folder holds now counts as known. */
  void begin() {
    seen = look();
  }

  /** The next look finds a change. */
  void forget() {
    seen = Map.of();
  }

  /**
   * Waits for a while.
   *
   * @return whether the folder has changed and has then stood still
   */
  boolean await() throws InterruptedException {
    waitForMessage(LOOK);
    Map<Path, Object> now = look();
    if (now.equals(seen)) {
      return false;
    }
    while (true) {
      TimeUnit.NANOSECONDS.sleep(quiet.toNanos());
      Map<Path, Object> later = look();
      if (later.equals(now)) {
        seen = later;
        return true;
      }
      now = later;
    }
  }

  private void waitForMessage(Duration atMost) throws InterruptedException {
    if (messages == null) {
      TimeUnit.NANOSECONDS.sleep(atMost.toNanos());
      return;
    }
    try {
      WatchKey key = messages.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
      while (key != null) {
        key.pollEvents();
        if (!key.reset() && key.watchable() instanceof Path gone) {
          watched.remove(gone);
        }
        key = messages.poll();
      }
    } catch (ClosedWatchServiceException e) {
      throw new InterruptedException();
    }
  }

  /** Each file with what tells that it was written; one entry for a folder that can't be read. */
  private Map<Path, Object> look() {
    Map<Path, Object> files = new HashMap<>();
    try {
      watch(folder);
      for (Path file : DocumentFiles.list(folder)) {
        files.put(file, mark(file));
        Path parent = file.getParent();
        if (parent != null) {
          watch(parent);
        }
      }
    } catch (IOException | YamlRefusal e) {
      files.put(folder, String.valueOf(e.getMessage()));
    }
    return files;
  }

  private static Object mark(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return List.of(
        attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
  }

  private void watch(Path directory) {
    if (messages == null || watched.size() >= MOST_WATCHED || !watched.add(directory)) {
      return;
    }
    try {
      directory.register(
          messages,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_MODIFY,
          StandardWatchEventKinds.ENTRY_DELETE);
    } catch (IOException e) {
      watched.remove(directory);
      LOG.debug("No messages about {}; looking every {}", directory, LOOK, e);
    }
  }

  @Override
  public void close() {
    if (messages != null) {
      try {
        messages.close();
      } catch (IOException e) {
        LOG.debug("Closing the watch of {}", folder, e);
      }
    }
  }
}
