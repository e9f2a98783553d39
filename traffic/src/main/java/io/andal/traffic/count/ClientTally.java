package io.andal.traffic.count;

/** What one client did with one operation. Not thread-safe. */
public final class ClientTally {
  private long requests;
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;

  public void add(long times, long first, long last) {
    requests += times;
    firstMillis = Math.min(firstMillis, first);
    lastMillis = Math.max(lastMillis, last);
  }

  public long requests() {
    return requests;
  }

  public long firstMillis() {
    return firstMillis;
  }

  public long lastMillis() {
    return lastMillis;
  }
}
