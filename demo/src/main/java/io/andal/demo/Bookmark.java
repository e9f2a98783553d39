package io.andal.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * How far the story was told to a server, so that a restart goes on there: what is told twice would
 * count twice.
 *
 * @param start the minute in which the player first went live, since 1970
 * @param sentUntil milliseconds since 1970: everything before was taken by the server
 * @param sendingUntil the end of the piece that was under way; as {@code sentUntil} if none was
 */
record Bookmark(long start, long sentUntil, long sendingUntil) {

  /** Nothing was told yet. */
  static Bookmark at(Story story) {
    long begin = story.begin() * 60_000;
    return new Bookmark(story.start(), begin, begin);
  }

  Bookmark sending(long until) {
    return new Bookmark(start, sentUntil, until);
  }

  Bookmark sent() {
    return new Bookmark(start, sendingUntil, sendingUntil);
  }

  /** The place after minutes that are too old to be told. */
  Bookmark notBefore(long millis) {
    return sentUntil >= millis ? this : new Bookmark(start, millis, millis);
  }

  static Optional<Bookmark> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
      return Optional.of(
          new Bookmark(
              Long.parseLong(lines.getProperty("start", "")),
              Long.parseLong(lines.getProperty("sentUntil", "")),
              Long.parseLong(lines.getProperty("sendingUntil", ""))));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "The file " + file + " isn't as the demo wrote it; delete its folder to begin anew.", e);
    }
  }

  void write(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(fresh)) {
      writer.write("# How far the demo told its story to the server of this folder.\n");
      writer.write("start=" + start + "\n");
      writer.write("sentUntil=" + sentUntil + "\n");
      writer.write("sendingUntil=" + sendingUntil + "\n");
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
