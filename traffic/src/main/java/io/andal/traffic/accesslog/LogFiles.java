package io.andal.traffic.accesslog;

import io.andal.traffic.LogSink;
import io.andal.traffic.door.FileSet;
import io.andal.traffic.door.Follower;
import io.andal.traffic.door.Intake;
import io.andal.traffic.door.Origin;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the access logs of one source: reads what is added, whatever becomes of the files, and
 * hands it over together with how far they are read.
 */
public final class LogFiles implements Follower {
  private static final int PIECE = 512 * 1024;
  private static final int PIECES_AT_ONCE = 16;
  private static final Duration QUIET = Duration.ofMinutes(5);
  private static final Duration WATCHED_EVERY = Duration.ofSeconds(5);

  private final String source;
  private final FileSet files;
  private final LineReader reader;
  private final FileRoll roll;
  private final Intake intake;
  private final LogSink sink;
  private final Clock clock;
  private final byte[] buffer = new byte[PIECE];
  private @Nullable Instant watchedSince;

  /**
   * @param path of a file, or with wildcards of several
   * @param fromEnd whether what they hold at first is left out
   */
  public LogFiles(
      LogSettings settings,
      Origin origin,
      String path,
      boolean fromEnd,
      Intake intake,
      LogSink sink,
      Clock clock) {
    this.source = origin.source();
    this.files = new FileSet(path);
    this.reader = new LineReader(settings, origin, clock);
    this.roll = new FileRoll(source, sink, fromEnd, clock);
    this.intake = intake;
    this.sink = sink;
    this.clock = clock;
  }

  @Override
  public boolean readOn() {
    Instant now = clock.instant();
    Optional<String> trouble = Optional.empty();
    boolean more = false;
    try {
      List<FileSet.Found> found = files.list();
      roll.call(found);
      trouble = found.isEmpty() ? Optional.of("There is no such file yet") : tooMany(found.size());
    } catch (IOException e) {
      trouble = Optional.of(words("The folder", e));
    }
    for (FollowedFile file : roll.lost()) {
      more |= readOn(file).more();
    }
    roll.release();
    for (FollowedFile file : roll.present()) {
      if (file.hasMore()) {
        Outcome outcome = readOn(file);
        more |= outcome.more();
        trouble = outcome.trouble().isPresent() ? outcome.trouble() : trouble;
      } else if (file.isOpen() && file.at().isBefore(now.minus(QUIET))) {
        file.close();
      }
    }
    intake.trouble(trouble);
    watched(now, trouble.isPresent(), more);
    return more;
  }

  private record Outcome(boolean more, Optional<String> trouble) {
    static final Outcome DONE = new Outcome(false, Optional.empty());
  }

  private Outcome readOn(FollowedFile file) {
    reader.begin(String.valueOf(file.path().getFileName()));
    Outcome outcome = Outcome.DONE;
    try {
      int pieces = 0;
      while (pieces < PIECES_AT_ONCE && file.read(buffer, reader.taker())) {
        pieces++;
      }
      outcome = new Outcome(pieces == PIECES_AT_ONCE, Optional.empty());
    } catch (NoSuchFileException e) {
      // it went away just now, and is looked for next time
      outcome = Outcome.DONE;
    } catch (IOException e) {
      file.close();
      outcome = new Outcome(false, Optional.of(words(file.path().toString(), e)));
    }
    handOver(file);
    return outcome;
  }

  private void handOver(FollowedFile file) {
    if (!file.hasNews()) {
      return;
    }
    Instant now = clock.instant();
    try {
      sink.accept(reader.exchanges(), file.place(now).of(source));
    } catch (RuntimeException e) {
      file.rewind();
      throw e;
    }
    file.keep(now);
    intake.add(reader.counts(), now);
  }

  /** All that was logged up to now is counted, so minutes without a request had none. */
  private void watched(Instant now, boolean trouble, boolean more) {
    if (trouble || !roll.hasPlain()) {
      watchedSince = null;
      return;
    }
    Instant since = watchedSince;
    if (more) {
      return;
    }
    if (since == null) {
      since = roll.lastRead().orElse(now);
    }
    if (since.plus(WATCHED_EVERY).isAfter(now)) {
      watchedSince = since;
      return;
    }
    sink.watched(source, since.toEpochMilli(), now.toEpochMilli());
    watchedSince = now;
  }

  private static Optional<String> tooMany(int found) {
    return found < FileSet.MOST
        ? Optional.empty()
        : Optional.of("More than " + FileSet.MOST + " files match; not all are read");
  }

  private static String words(String what, IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> what + " isn't there: " + missing.getFile();
      case AccessDeniedException denied -> "No permission to read " + denied.getFile();
      default -> what + " can't be read: " + e.getMessage();
    };
  }

  @Override
  public void close() {
    List<FollowedFile> all = new ArrayList<>(roll.present());
    all.addAll(roll.lost());
    all.forEach(FollowedFile::close);
  }
}
