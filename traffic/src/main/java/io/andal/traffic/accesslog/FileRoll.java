package io.andal.traffic.accesslog;

import io.andal.traffic.LogSink;
import io.andal.traffic.door.FileSet;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Knows files again: one that was renamed, packed, or copied before it was emptied goes on where it
 * was; one that was emptied begins anew. Not thread-safe.
 *
 * <p>A running system knows a file by the key of its file system; after a restart, and where
 * content moved, its first bytes tell. A file that begins like another which is still there is a
 * copy, and waits.
 */
final class FileRoll {
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
  private static final int MOST_GONE = 2 * FileSet.MOST;

  /** A place whose file isn't there now, and since when. */
  private record Gone(FilePlace place, Instant since) {}

  private final String source;
  private final LogSink sink;
  private final Clock clock;
  private final Map<Object, FollowedFile> present = new LinkedHashMap<>();
  private final Map<String, Gone> gone = new LinkedHashMap<>();
  private final List<FollowedFile> lost = new ArrayList<>();
  private boolean skipToEnd;
  private @Nullable Instant lastRead;

  FileRoll(String source, LogSink sink, boolean fromEnd, Clock clock) {
    this.source = source;
    this.sink = sink;
    this.clock = clock;
    Instant now = clock.instant();
    sink.places(source).stream()
        .flatMap(place -> FilePlace.of(place).stream())
        .forEach(
            place -> {
              gone.put(place.id(), new Gone(place, now));
              lastRead = lastRead == null || place.at().isAfter(lastRead) ? place.at() : lastRead;
            });
    this.skipToEnd = fromEnd && gone.isEmpty();
  }

  /** Those that are there, the newest first. */
  List<FollowedFile> present() {
    return List.copyOf(present.values());
  }

  /** Those whose names are gone while they are still open: the last lines may be in them. */
  List<FollowedFile> lost() {
    return List.copyOf(lost);
  }

  /** Lets go of the lost ones that were read to their end. */
  void release() {
    for (FollowedFile file : lost) {
      file.close();
      leave(file);
    }
    lost.clear();
  }

  boolean hasPlain() {
    return present.values().stream().anyMatch(file -> !file.packed());
  }

  /** When a file of the source was last read before this started. */
  Optional<Instant> lastRead() {
    return Optional.ofNullable(lastRead);
  }

  /** Compares with what is there now. */
  void call(List<FileSet.Found> found) throws IOException {
    Map<Object, FollowedFile> before = new HashMap<>(present);
    present.clear();
    List<FileSet.Found> unknown = new ArrayList<>();
    for (FileSet.Found now : found) {
      FollowedFile file = before.remove(now.key());
      if (file == null) {
        unknown.add(now);
      } else if (isStill(file, now)) {
        file.seen(now);
        present.put(now.key(), file);
      } else {
        file.close();
        leave(file);
        unknown.add(now);
      }
    }
    for (FollowedFile file : before.values()) {
      if (file.isOpen() && !file.packed()) {
        lost.add(file);
      } else {
        file.close();
        leave(file);
      }
    }
    if (lost.isEmpty()) {
      unknown.forEach(this::meet);
      skipToEnd = false;
    }
    forget();
  }

  private static boolean isStill(FollowedFile file, FileSet.Found now) throws IOException {
    FileSet.Found before = file.found();
    if (file.packed() || (before.size() == now.size() && before.modified() == now.modified())) {
      return true;
    }
    return !file.isShorter(now)
        && (file.first().length == 0 || FileHead.of(now.path()).startsWith(file.first()));
  }

  private void leave(FollowedFile file) {
    Instant now = clock.instant();
    FilePlace place = file.place(file.at());
    if (place.headBytes() > 0) {
      gone.put(place.id(), new Gone(place, now));
    }
  }

  private void meet(FileSet.Found found) {
    FileHead head;
    try {
      head = FileHead.of(found.path());
    } catch (IOException e) {
      // it says why when it is read
      head = new FileHead(new byte[0], false);
    }
    if (head.packed() && head.bytes().length == 0) {
      return;
    }
    Optional<FilePlace> known = known(found, head);
    if (known.isPresent()) {
      gone.remove(known.get().id());
      present.put(found.key(), FollowedFile.from(known.get(), found, head));
    } else if (!isCopy(head)) {
      present.put(found.key(), FollowedFile.from(beginning(found, head), found, head));
    }
  }

  private Optional<FilePlace> known(FileSet.Found found, FileHead head) {
    String path = found.path().toString();
    return gone.values().stream()
        .map(Gone::place)
        .filter(place -> head.packed() || found.size() >= place.offset())
        .filter(head::isOf)
        .max(
            Comparator.comparing((FilePlace place) -> path.endsWith(place.path()))
                .thenComparingInt(FilePlace::headBytes)
                .thenComparingLong(FilePlace::offset));
  }

  private boolean isCopy(FileHead head) {
    return present.values().stream().anyMatch(file -> file.beginsLike(head));
  }

  private FilePlace beginning(FileSet.Found found, FileHead head) {
    Instant now = clock.instant();
    long size = found.size();
    boolean skipped = skipToEnd && !head.packed();
    int headBytes = skipped ? (int) Math.min(head.bytes().length, size) : 0;
    return new FilePlace(
        UUID.randomUUID().toString(),
        skipped ? size : 0,
        0,
        headBytes,
        FileHead.digest(head.bytes(), headBytes),
        skipToEnd && head.packed() ? size : -1,
        now,
        found.path().toString());
  }

  private void forget() {
    Instant latest = clock.instant().minus(FORGOTTEN_AFTER);
    List<String> old =
        gone.values().stream()
            .filter(place -> place.since().isBefore(latest))
            .map(place -> place.place().id())
            .toList();
    List<String> forgotten = new ArrayList<>(old);
    gone.keySet().stream()
        .limit(Math.max(0, gone.size() - old.size() - MOST_GONE))
        .forEach(forgotten::add);
    for (String id : forgotten) {
      gone.remove(id);
      sink.forget(source, id);
    }
  }
}
