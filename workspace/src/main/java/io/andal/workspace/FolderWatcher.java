package io.andal.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the workspace equal to a folder of YAML files: applies it at the start and after each
 * change. A folder that doesn't pass leaves the last good documents in force.
 *
 * <p>Documents that the folder brought and no longer holds are taken out of force. A folder without
 * any YAML file takes nothing away, because it is more likely a mount that failed.
 */
public final class FolderWatcher implements AutoCloseable {
  /** The author of everything that comes from a folder. */
  public static final String AUTHOR = "folder";

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatcher.class);

  private final Workspace workspace;
  private final Path folder;
  private final FolderChanges changes;
  private final ReentrantLock applying = new ReentrantLock();
  private volatile List<Problem> problems = List.of();
  private volatile boolean closed;
  private @Nullable Thread thread;

  public FolderWatcher(Workspace workspace, Path folder) {
    this(workspace, folder, Duration.ofMillis(500));
  }

  /**
   * @param quiet how long the folder must stand still before it is read again
   */
  FolderWatcher(Workspace workspace, Path folder, Duration quiet) {
    this.workspace = workspace;
    this.folder = folder;
    this.changes = new FolderChanges(folder, quiet);
  }

  /** Reads the folder now and goes on watching it in the background. */
  public Applied start() {
    changes.begin();
    Applied applied = read();
    thread = Thread.ofPlatform().daemon().name("folder-watcher").start(this::watch);
    return applied;
  }

  /** What is wrong in the folder now; empty if all of it is in force. */
  public List<Problem> problems() {
    return problems;
  }

  /** Reads the folder now, whether it has changed or not. */
  public Applied read() {
    applying.lock();
    try {
      Applied applied = applyFolder();
      problems = applied.problems();
      return applied;
    } finally {
      applying.unlock();
    }
  }

  private Applied applyFolder() {
    DocumentFiles.Read read = DocumentFiles.read(folder, workspace.checker().limits());
    Set<DocumentId> brought = workspace.broughtBy(AUTHOR);
    List<Problem> unread = new ArrayList<>(read.problems());
    if (unread.isEmpty() && read.texts().isEmpty() && !brought.isEmpty()) {
      unread.add(empty(brought.size()));
    }
    if (!unread.isEmpty()) {
      unread.addAll(workspace.checker().check(read.texts()).problems());
      return new Applied(false, false, workspace.revision(), List.of(), unread);
    }
    return workspace.apply(read.texts(), AUTHOR, "", List.copyOf(brought), false);
  }

  private Problem empty(int brought) {
    return new YamlRefusal(
            "folder-empty",
            Position.START,
            "The folder holds no YAML file, but brought " + brought + " documents before",
            "Put the files back, or delete the documents; until then they stay in force")
        .in(folder.toString());
  }

  private void watch() {
    while (!closed) {
      try {
        if (changes.await()) {
          report(read());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("The folder {} could not be applied; the last good documents stay", folder, e);
        changes.forget();
      }
    }
  }

  private void report(Applied applied) {
    if (applied.accepted()) {
      LOG.info("Applied {} as revision {}", folder, applied.revision());
    } else {
      LOG.warn(
          "{} was not applied, the last good documents stay in force; {} problems, the first: {}",
          folder,
          applied.problems().size(),
          applied.problems().getFirst().oneLine());
    }
  }

  @Override
  public void close() {
    closed = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    changes.close();
  }
}
