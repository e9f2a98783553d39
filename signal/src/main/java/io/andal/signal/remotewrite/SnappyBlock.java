package io.andal.signal.remotewrite;

import io.andal.signal.pushed.RefusedRequestException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Snappy's block format (google/snappy, format_description.txt): the length, then literals and
 * copies of what came before. Stateless.
 */
final class SnappyBlock {
  /** A copy of 64 bytes takes 3: no block can unpack to more than about 22 times its size. */
  private static final int MOST_GROWTH = 22;

  private static final int HASH_BITS = 14;
  private static final int LONGEST_COPY = 64;
  private static final int FARTHEST_COPY = 65_535;

  private SnappyBlock() {}

  /**
   * Unpacks a block.
   *
   * @param limit the most bytes that it may unpack to; checked before anything is allocated
   */
  static byte[] unpack(byte[] block, int limit) throws RefusedRequestException {
    long length = 0;
    int at = 0;
    for (int shift = 0; ; shift += 7) {
      if (at >= block.length || shift > 28) {
        throw broken("it begins with no length");
      }
      byte next = block[at++];
      length |= (next & 0x7fL) << shift;
      if (next >= 0) {
        break;
      }
    }
    if (length > limit) {
      throw new RefusedRequestException(
          413,
          "The request unpacks to %d bytes, more than %d; send smaller batches"
                  .formatted(length, limit)
              + " (max_samples_per_send).");
    }
    if (length > (long) block.length * MOST_GROWTH + LONGEST_COPY) {
      throw broken("%d bytes can't unpack to %d".formatted(block.length, length));
    }
    return unpack(block, at, new byte[(int) length]);
  }

  private static byte[] unpack(byte[] block, int start, byte[] out) throws RefusedRequestException {
    int at = start;
    int to = 0;
    while (at < block.length) {
      int tag = block[at++] & 0xff;
      int kind = tag & 3;
      if (kind == 0) {
        int size = tag >>> 2;
        if (size >= 60) {
          int bytes = size - 59;
          size = number(block, at, bytes);
          at += bytes;
        }
        size++;
        if (size <= 0 || size > block.length - at || size > out.length - to) {
          throw broken("a literal is longer than what is left");
        }
        System.arraycopy(block, at, out, to, size);
        at += size;
        to += size;
        continue;
      }
      int size = kind == 1 ? ((tag >>> 2) & 7) + 4 : (tag >>> 2) + 1;
      int bytes = kind == 3 ? 4 : kind;
      int offset = number(block, at, bytes) + (kind == 1 ? (tag >>> 5) << 8 : 0);
      at += bytes;
      if (offset <= 0 || offset > to || size > out.length - to) {
        throw broken("a copy is of what isn't there");
      }
      for (int i = 0; i < size; i++) {
        out[to] = out[to - offset];
        to++;
      }
    }
    if (to != out.length) {
      throw broken("it unpacks to %d bytes, not to %d".formatted(to, out.length));
    }
    return out;
  }

  private static int number(byte[] block, int at, int bytes) throws RefusedRequestException {
    if (bytes > block.length - at) {
      throw broken("it ends too early");
    }
    int number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (block[at + i] & 0xff) << (8 * i);
    }
    return number;
  }

  private static RefusedRequestException broken(String why) {
    return new RefusedRequestException(
        400, "The body is no snappy block: " + why + ". (The framed format is another one.)");
  }

  /** Packs bytes: four equal bytes within 64 kB become a copy. */
  static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 16);
    for (int rest = bytes.length; ; rest >>>= 7) {
      out.write(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
      if (rest <= 0x7f) {
        break;
      }
    }
    int[] seen = new int[1 << HASH_BITS];
    Arrays.fill(seen, -1);
    int literal = 0;
    int at = 0;
    while (at + 4 <= bytes.length) {
      int slot = hash(bytes, at);
      int before = seen[slot];
      seen[slot] = at;
      if (before < 0
          || at - before > FARTHEST_COPY
          || !Arrays.equals(bytes, before, before + 4, bytes, at, at + 4)) {
        at++;
        continue;
      }
      literal(bytes, literal, at, out);
      int same = Arrays.mismatch(bytes, before, bytes.length, bytes, at, bytes.length);
      int size = same < 0 ? bytes.length - at : same;
      copy(at - before, size, out);
      at += size;
      literal = at;
    }
    literal(bytes, literal, bytes.length, out);
    return out.toByteArray();
  }

  private static int hash(byte[] bytes, int at) {
    int four =
        (bytes[at] & 0xff)
            | ((bytes[at + 1] & 0xff) << 8)
            | ((bytes[at + 2] & 0xff) << 16)
            | (bytes[at + 3] << 24);
    return (four * 0x1e35a7bd) >>> (32 - HASH_BITS);
  }

  private static void literal(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
    int size = to - from - 1;
    if (size < 0) {
      return;
    }
    if (size < 60) {
      out.write(size << 2);
    } else {
      int width = size < 1 << 8 ? 1 : size < 1 << 16 ? 2 : size < 1 << 24 ? 3 : 4;
      out.write((59 + width) << 2);
      for (int i = 0; i < width; i++) {
        out.write(size >>> (8 * i));
      }
    }
    out.write(bytes, from, size + 1);
  }

  private static void copy(int offset, int size, ByteArrayOutputStream out) {
    for (int rest = size; rest > 0; rest -= LONGEST_COPY) {
      out.write(((Math.min(rest, LONGEST_COPY) - 1) << 2) | 2);
      out.write(offset);
      out.write(offset >>> 8);
    }
  }
}
