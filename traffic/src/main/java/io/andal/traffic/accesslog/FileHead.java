package io.andal.traffic.accesslog;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The first bytes of a file, by which it is known again after it was renamed, copied or packed.
 *
 * @param bytes unpacked; at most {@link #LONGEST}
 * @param packed whether the file is gzipped
 */
record FileHead(byte[] bytes, boolean packed) {
  static final int LONGEST = 1024;
  private static final int MAGIC = 0x8b1f;

  /** A gzip that has only begun has no first bytes yet. */
  static FileHead of(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 2 * LONGEST)) {
      in.mark(2);
      int magic = in.read() | in.read() << 8;
      in.reset();
      if (magic != MAGIC) {
        return new FileHead(in.readNBytes(LONGEST), false);
      }
      try (GZIPInputStream unpacked = new GZIPInputStream(in)) {
        return new FileHead(unpacked.readNBytes(LONGEST), true);
      } catch (EOFException | ZipException e) {
        return new FileHead(new byte[0], true);
      }
    }
  }

  /** Whether a file that was read up to here is this one. */
  boolean isOf(FilePlace place) {
    return place.headBytes() > 0
        && bytes.length >= place.headBytes()
        && digest(bytes, place.headBytes()).equals(place.head());
  }

  boolean startsWith(byte[] first) {
    return first.length > 0
        && bytes.length >= first.length
        && Arrays.equals(bytes, 0, first.length, first, 0, first.length);
  }

  static String digest(byte[] bytes, int length) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(bytes, 0, length);
      return HexFormat.of().formatHex(sha.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
