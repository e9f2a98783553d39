package io.andal.channel.binary;

import io.andal.channel.Cause;
import io.andal.channel.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * An alert as machines are told of it; {@code docs/reference/alert.proto} is its published form,
 * and gives the fields their numbers.
 *
 * @param counter grows with every message that is signed with one key: milliseconds since 1970, or
 *     more
 * @param event 1 started, 2 resolved
 * @param alert a fingerprint of the alert's id, the same at its start and its end
 * @param severity 0 unknown, 1 information, 2 warning, 3 critical
 * @param cause 1 the budget burns, 2 no data
 * @param started seconds since 1970
 * @param remaining of the budget, in hundredths of a percent; below 0 it is overspent
 * @param burnRate in hundredths
 * @param exhaustion minutes until the budget is gone; 0 if that isn't known
 * @param lasted seconds from start to end; 0 while it fires
 * @param cut whether service or slo had to be shortened
 */
public record BinaryAlert(
    long counter,
    int event,
    long alert,
    int severity,
    int cause,
    String service,
    String slo,
    long started,
    int remaining,
    int burnRate,
    int exhaustion,
    int lasted,
    boolean cut) {
  static final int STARTED = 1;
  static final int RESOLVED = 2;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int BOUND = 100_000_000;

  /** What a notice says, in whole numbers. */
  public static BinaryAlert of(Notice notice, long counter) {
    return new BinaryAlert(
        counter,
        notice.event() == Notice.Event.STARTED ? STARTED : RESOLVED,
        fingerprint(notice.alert()),
        severity(notice.severity()),
        notice.cause() == Cause.BURN ? 1 : 2,
        notice.service(),
        notice.slo(),
        seconds(notice.started()),
        whole(Math.floor(notice.remaining() * 10_000)),
        Math.max(0, whole(Math.floor(notice.burnRate() * 100))),
        whole(notice.exhaustion().map(Duration::toMinutes).orElse(0L)),
        whole(
            notice
                .ended()
                .map(end -> Math.max(0, Duration.between(notice.started(), end).toSeconds()))
                .orElse(0L)),
        false);
  }

  private static int whole(double value) {
    return Double.isFinite(value) ? (int) Math.clamp(value, -BOUND, BOUND) : 0;
  }

  private static long seconds(Instant time) {
    return Math.clamp(time.getEpochSecond(), 0, 0xffff_ffffL);
  }

  private static int severity(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "page", "critical", "emergency", "high" -> 3;
      case "ticket", "warning", "medium" -> 2;
      case "info", "information", "low" -> 1;
      default -> 0;
    };
  }

  /** The fingerprint of an alert's id as 16 hexadecimal digits. */
  public static String name(String id) {
    return "%016x".formatted(fingerprint(id));
  }

  /** FNV-1a of 64 bits. */
  static long fingerprint(String id) {
    long hash = FNV_OFFSET;
    for (byte each : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  /** The same with names of at most so many octets each. */
  BinaryAlert withNames(int serviceOctets, int sloOctets) {
    String shortService = shortened(service, serviceOctets);
    String shortSlo = shortened(slo, sloOctets);
    return new BinaryAlert(
        counter,
        event,
        alert,
        severity,
        cause,
        shortService,
        shortSlo,
        started,
        remaining,
        burnRate,
        exhaustion,
        lasted,
        !shortService.equals(service) || !shortSlo.equals(slo));
  }

  /** Never in the middle of a character. */
  private static String shortened(String text, int octets) {
    String result = text;
    while (octets(result) > octets) {
      result = result.substring(0, result.offsetByCodePoints(result.length(), -1));
    }
    return result;
  }

  static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
