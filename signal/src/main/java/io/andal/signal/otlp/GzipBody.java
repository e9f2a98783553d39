package io.andal.signal.otlp;

import io.andal.signal.pushed.RefusedRequestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Unpacks request bodies, but never more than a limit: a small body can unpack to a huge one. */
public final class GzipBody {
  private GzipBody() {}

  /**
   * The plain body.
   *
   * @param contentEncoding {@code gzip}, {@code identity} or empty
   * @param limit most bytes that it may have, unpacked
   * @throws RefusedRequestException if it is larger, or no gzip
   */
  public static byte[] unpack(byte[] body, String contentEncoding, int limit)
      throws RefusedRequestException {
    String encoding = contentEncoding.strip().toLowerCase(Locale.ROOT);
    if (encoding.isEmpty() || encoding.equals("identity")) {
      return within(body, limit);
    }
    if (!encoding.equals("gzip")) {
      throw new RefusedRequestException(
          415, "Content-Encoding '" + cut(encoding) + "' isn't understood; send gzip or identity.");
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return within(in.readNBytes(limit + 1), limit);
    } catch (IOException e) {
      throw new RefusedRequestException(400, "The body is no whole gzip: " + e.getMessage());
    }
  }

  private static byte[] within(byte[] bytes, int limit) throws RefusedRequestException {
    if (bytes.length > limit) {
      throw new RefusedRequestException(
          413, "The request is larger than " + limit + " bytes; send smaller batches.");
    }
    return bytes;
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
