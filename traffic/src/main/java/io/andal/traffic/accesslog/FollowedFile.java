package io.andal.traffic.accesslog;

import io.andal.traffic.door.FileSet;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * One file that is followed, plain or gzipped. It stays open while there is something to read, so
 * that nothing is lost when it is renamed or deleted. Not thread-safe.
 */
final class FollowedFile {
  private final String id;
  private FileSet.Found found;
  private boolean packed;
  private final byte[] met;
  private byte[] first;
  private Lines lines;
  private long offset;
  private long line;
  private long packedSize;
  private long keptPackedSize;
  private long triedSize = -1;
  private Instant at;
  private @Nullable FileChannel channel;
  private @Nullable InputStream unpacked;

  private FollowedFile(FilePlace place, FileSet.Found found, FileHead head) {
    this.id = place.id();
    this.found = found;
    this.packed = head.packed();
    this.met = head.bytes();
    this.first = Arrays.copyOf(head.bytes(), (int) Math.min(head.bytes().length, place.offset()));
    this.offset = place.offset();
    this.line = place.line();
    this.packedSize = place.packedSize();
    this.keptPackedSize = packedSize;
    this.at = place.at();
    this.lines = new Lines(offset, line);
  }

  /** A file that is read on from a place in it. */
  static FollowedFile from(FilePlace place, FileSet.Found found, FileHead head) {
    return new FollowedFile(place, found, head);
  }

  FileSet.Found found() {
    return found;
  }

  boolean packed() {
    return packed;
  }

  /** The first bytes that were read of it; grows to {@link FileHead#LONGEST}. */
  byte[] first() {
    return first;
  }

  /** Whether a file with this head begins as this one does. */
  boolean beginsLike(FileHead other) {
    return other.startsWith(first.length > 0 ? first : met);
  }

  /** Takes note of where it is and how long it is now. */
  void seen(FileSet.Found now) {
    found = now;
  }

  /** Whether it holds more than was read. */
  boolean hasMore() {
    return packed
        ? unpacked != null || (packedSize != found.size() && triedSize != found.size())
        : found.size() > lines.seen();
  }

  /** Whether the bytes that were read can no longer be in it. */
  boolean isShorter(FileSet.Found now) {
    return !packed && now.size() < offset;
  }

  /**
   * Reads a piece and gives its lines to a taker.
   *
   * @return whether there was anything
   */
  boolean read(byte[] buffer, Lines.Taker taker) throws IOException {
    int count = packed ? readPacked(buffer) : readPlain(buffer);
    if (count > 0) {
      if (first.length < FileHead.LONGEST && lines.seen() == first.length) {
        int more = Math.min(count, FileHead.LONGEST - first.length);
        int before = first.length;
        first = Arrays.copyOf(first, before + more);
        System.arraycopy(buffer, 0, first, before, more);
      }
      lines.take(buffer, 0, count, taker);
    } else if (packed && packedSize == found.size()) {
      lines.finish(taker);
    }
    return count > 0;
  }

  private int readPlain(byte[] buffer) throws IOException {
    FileChannel open = channel;
    if (open == null) {
      open = FileChannel.open(found.path(), StandardOpenOption.READ);
      channel = open;
      if (!FileSet.isStill(found)) {
        close();
        return 0;
      }
    }
    return Math.max(0, open.read(ByteBuffer.wrap(buffer), lines.seen()));
  }

  private int readPacked(byte[] buffer) throws IOException {
    try {
      InputStream in = unpacked;
      if (in == null) {
        triedSize = found.size();
        in = open();
        unpacked = in;
        in.skipNBytes(lines.seen());
      }
      int count = in.read(buffer);
      if (count < 0) {
        close();
        packedSize = triedSize;
      }
      return Math.max(0, count);
    } catch (EOFException | ZipException e) {
      // it is still being written, or broken; what was whole of it is read
      close();
      lines = new Lines(lines.offset(), lines.number());
      return 0;
    }
  }

  private InputStream open() throws IOException {
    FileChannel open = FileChannel.open(found.path(), StandardOpenOption.READ);
    try {
      return new GZIPInputStream(Channels.newInputStream(open), 64 * 1024);
    } catch (IOException e) {
      open.close();
      throw e;
    }
  }

  /** Where reading would go on now. */
  FilePlace place(Instant now) {
    int headBytes = (int) Math.min(first.length, lines.offset());
    return new FilePlace(
        id,
        lines.offset(),
        lines.number(),
        headBytes,
        FileHead.digest(first, headBytes),
        packedSize,
        now,
        found.path().toString());
  }

  /** Whether lines were read, or its end was, since the last {@link #keep}. */
  boolean hasNews() {
    return lines.offset() != offset || packedSize != keptPackedSize;
  }

  /** What was read is counted, and will not be read again. */
  void keep(Instant now) {
    offset = lines.offset();
    line = lines.number();
    keptPackedSize = packedSize;
    at = now;
  }

  /** What was read is not counted, and will be read again. */
  void rewind() {
    close();
    lines = new Lines(offset, line);
    packedSize = keptPackedSize;
    triedSize = -1;
  }

  /** When lines of it were last counted. */
  Instant at() {
    return at;
  }

  String id() {
    return id;
  }

  Path path() {
    return found.path();
  }

  boolean isOpen() {
    return channel != null || unpacked != null;
  }

  /** Lets go of it; it is opened again when there is more to read. */
  void close() {
    closeQuietly(unpacked);
    closeQuietly(channel);
    channel = null;
    unpacked = null;
  }

  private static void closeQuietly(@Nullable Closeable open) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // it was only read, so nothing is lost
    }
  }
}
