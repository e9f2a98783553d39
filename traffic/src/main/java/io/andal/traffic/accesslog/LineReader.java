package io.andal.traffic.accesslog;

import io.andal.traffic.Exchange;
import io.andal.traffic.door.Counts;
import io.andal.traffic.door.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes exchanges of lines, and counts what became of each. Not thread-safe.
 *
 * <p>What is kept of a line is its exchange; no message has any of its content.
 */
public final class LineReader {
  private static final Duration AHEAD = Duration.ofDays(1);

  private final LineFormat format;
  private final Entry entry;
  private final Origin origin;
  private final Clock clock;
  private final Lines.Taker taker =
      new Lines.Taker() {
        @Override
        public void line(byte[] bytes, int from, int to, long number) {
          LineReader.this.line(bytes, from, to, number);
        }

        @Override
        public void tooLong(long number) {
          refuse(Refusal.TOO_LONG, number);
        }
      };
  private List<Exchange> exchanges = new ArrayList<>();
  private Counts counts = new Counts();
  private String log = "";
  private Instant now;
  private long latest;

  public LineReader(LogSettings settings, Origin origin, Clock clock) {
    this.format = LineFormats.of(settings);
    this.entry = new Entry(new LogTime(settings.zone()), settings.trustForwardedHost());
    this.origin = origin;
    this.clock = clock;
    this.now = clock.instant();
  }

  /**
   * Begins a new batch.
   *
   * @param file what lines are said to stand in
   */
  public void begin(String file) {
    log = file;
    exchanges = new ArrayList<>();
    counts = new Counts();
    now = clock.instant();
    latest = now.plus(AHEAD).toEpochMilli();
  }

  /** Reads a text that is whole, in a batch of its own. */
  public void readWhole(String file, byte[] text) {
    begin(file);
    Lines lines = new Lines(0, 0);
    lines.take(text, 0, text.length, taker());
    lines.finish(taker());
  }

  Lines.Taker taker() {
    return taker;
  }

  private void line(byte[] bytes, int from, int to, long number) {
    int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    if (isBlank(bytes, from, end)) {
      return;
    }
    entry.clear();
    Refusal refusal = format.read(bytes, from, end, entry);
    if (refusal == null) {
      refusal = entry.refusal(latest);
    }
    if (refusal != null) {
      refuse(refusal, number);
      return;
    }
    Exchange exchange = entry.exchange(origin.source());
    if (origin.selection().wants(exchange)) {
      counts.take();
      exchanges.add(exchange);
    } else {
      counts.ignore();
    }
  }

  private void refuse(Refusal refusal, long number) {
    counts.refuse("The line " + refusal.words(), log + ":" + number, now);
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** What the batch brought. */
  public List<Exchange> exchanges() {
    return exchanges;
  }

  /** What became of the batch's lines. */
  public Counts counts() {
    return counts;
  }
}
