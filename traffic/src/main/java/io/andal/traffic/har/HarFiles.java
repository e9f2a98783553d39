package io.andal.traffic.har;

import io.andal.traffic.LogPlace;
import io.andal.traffic.LogSink;
import io.andal.traffic.door.Counts;
import io.andal.traffic.door.FileSet;
import io.andal.traffic.door.Follower;
import io.andal.traffic.door.Intake;
import io.andal.traffic.door.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the HAR files of one source, each content once. */
public final class HarFiles implements Follower {
  /** No larger file is read. */
  public static final int MAX_BYTES = 64 << 20;

  private final Origin origin;
  private final FileSet files;
  private final Intake intake;
  private final LogSink sink;
  private final Clock clock;
  private final Set<String> read = new HashSet<>();
  private final Map<Object, Long> looked = new HashMap<>();

  /**
   * @param path of a file, or with wildcards of several
   */
  public HarFiles(Origin origin, String path, Intake intake, LogSink sink, Clock clock) {
    this.origin = origin;
    this.files = new FileSet(path);
    this.intake = intake;
    this.sink = sink;
    this.clock = clock;
    sink.places(origin.source()).forEach(place -> read.add(place.log()));
  }

  @Override
  public boolean readOn() {
    Optional<String> trouble = Optional.empty();
    try {
      List<FileSet.Found> found = files.list();
      if (found.isEmpty()) {
        trouble = Optional.of("There is no such file yet");
      }
      for (FileSet.Found file : found) {
        if (!Long.valueOf(file.modified()).equals(looked.get(file.key()))) {
          Optional<String> wrong = look(file);
          trouble = wrong.isPresent() ? wrong : trouble;
          looked.put(file.key(), file.modified());
        }
      }
    } catch (NoSuchFileException e) {
      trouble = Optional.of("The folder isn't there: " + e.getFile());
    } catch (IOException e) {
      trouble = Optional.of("The files can't be read: " + e.getMessage());
    }
    if (trouble.isPresent() || looked.isEmpty()) {
      intake.trouble(trouble);
    }
    return false;
  }

  private Optional<String> look(FileSet.Found file) {
    String name = String.valueOf(file.path().getFileName());
    if (file.size() > MAX_BYTES) {
      return Optional.of(name + " is larger than " + MAX_BYTES + " bytes");
    }
    byte[] content;
    try (InputStream in = Files.newInputStream(file.path())) {
      content = in.readNBytes(MAX_BYTES);
    } catch (IOException e) {
      return Optional.of(name + " can't be read: " + e.getMessage());
    }
    String digest = digest(content);
    if (read.contains(digest)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    HarReader reader = new HarReader(origin, now);
    try {
      reader.read(content);
    } catch (HarException e) {
      return Optional.of(name + ": " + e.reason());
    }
    sink.accept(reader.exchanges(), new LogPlace(origin.source(), digest, name));
    read.add(digest);
    Counts counts = reader.counts();
    intake.add(counts, now);
    intake.trouble(Optional.empty());
    return Optional.empty();
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() {
    looked.clear();
  }
}
