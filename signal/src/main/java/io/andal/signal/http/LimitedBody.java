package io.andal.signal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** A body that ends with an error when it is too long or takes too long. */
final class LimitedBody extends FilterInputStream {
  private final long limit;
  private final Thread watchdog;
  private long read;
  private volatile boolean late;

  LimitedBody(InputStream body, long limit, Duration time) {
    super(body);
    this.limit = limit;
    this.watchdog = Thread.ofVirtual().name("http-deadline").start(() -> closeAfter(body, time));
  }

  private void closeAfter(InputStream body, Duration time) {
    try {
      Thread.sleep(time);
      late = true;
      body.close();
    } catch (InterruptedException e) {
      // The body was read in time.
    } catch (IOException e) {
      late = true;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count;
    try {
      count = super.read(target, offset, length);
    } catch (IOException e) {
      throw late ? tooSlow() : e;
    }
    if (late) {
      throw tooSlow();
    }
    if (count > 0) {
      read += count;
      if (read > limit) {
        throw new BodyTooLarge(limit);
      }
    }
    return count;
  }

  private static HttpTimeoutException tooSlow() {
    return new HttpTimeoutException("the answer came too slowly");
  }

  @Override
  public void close() throws IOException {
    watchdog.interrupt();
    super.close();
  }
}
