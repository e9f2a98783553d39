package io.andal.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing: after {@value #FREE_FAILURES} failures of one user from one address, or
 * {@value #FREE_FAILURES_OF_ADDRESS} of one address, logins from there wait, twice as long after
 * each further failure. Other addresses are not held up, so nobody can lock a user out from afar.
 * Thread-safe.
 */
final class LoginThrottle {
  static final int FREE_FAILURES = 5;
  static final int FREE_FAILURES_OF_ADDRESS = 50;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGET = Duration.ofHours(1);
  private static final int KEPT = 10_000;

  private record Failures(int count, Instant last) {}

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > KEPT;
        }
      };

  LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  /** How long this user must wait before trying again from this address; empty = not at all. */
  synchronized Optional<Duration> wait(String user, String address) {
    Duration wait =
        max(
            remaining(byUser(user, address), FREE_FAILURES),
            remaining(address, FREE_FAILURES_OF_ADDRESS));
    return wait.isPositive() ? Optional.of(wait) : Optional.empty();
  }

  synchronized void failed(String user, String address) {
    count(byUser(user, address));
    count(address);
  }

  synchronized void succeeded(String user, String address) {
    failures.remove(byUser(user, address));
  }

  private void count(String key) {
    Instant now = clock.instant();
    Failures before = failures.get(key);
    int earlier = before == null || before.last().plus(FORGET).isBefore(now) ? 0 : before.count();
    failures.put(key, new Failures(earlier + 1, now));
  }

  private Duration remaining(String key, int free) {
    Failures failed = failures.get(key);
    if (failed == null || failed.count() < free) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failed.count() - free, 10));
    Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    return Duration.between(clock.instant(), failed.last().plus(bounded));
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static String byUser(String user, String address) {
    return user + "\n" + address;
  }
}
