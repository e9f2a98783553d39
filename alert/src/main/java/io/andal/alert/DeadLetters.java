package io.andal.alert;

import io.andal.alert.digest.Digests;
import io.andal.alert.store.DeliveryStore;
import io.andal.alert.store.DigestStore;
import io.andal.alert.store.NotificationStore;
import io.andal.database.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/**
 * All messages that could not be delivered, whichever way they went, for a person who mends what
 * was in their way and lets them go again. Thread-safe.
 */
public final class DeadLetters {
  /** Before the number of a message about an SLO's alert. */
  private static final String DELIVERY = "delivery-";

  private final DeliveryStore deliveries = new DeliveryStore();
  private final NotificationStore notifications = new NotificationStore();
  private final DigestStore digests = new DigestStore();
  private final Jdbi jdbi;
  private final Clock clock;
  private final Predicate<String> groups;

  /**
   * @param groups tries a message about a group again; false if there is none with that id
   */
  public DeadLetters(Database database, Clock clock, Predicate<String> groups) {
    this.jdbi = database.jdbi();
    this.clock = clock;
    this.groups = groups;
  }

  /**
   * Those that failed at least once and that nothing newer took the place of, newest first.
   *
   * @param limit 1 to 500
   */
  public List<Undelivered> list(int limit) {
    List<Undelivered> all = new ArrayList<>();
    jdbi.useHandle(
        handle -> {
          all.addAll(notifications.undelivered(handle, limit));
          all.addAll(digests.undelivered(handle, limit));
          all.addAll(deliveries.undelivered(handle, DELIVERY, limit));
        });
    return all.stream()
        .sorted(Comparator.comparing(Undelivered::createdAt).reversed())
        .limit(limit)
        .toList();
  }

  /**
   * Tries a message again now. What was given up about a group goes as the group is by now, so that
   * nobody hears of what is long over.
   *
   * @return false if there is no such message, or nothing is left to tell
   */
  public boolean resend(String id) {
    if (id.startsWith(Digests.ID)) {
      return jdbi.inTransaction(handle -> digests.retry(handle, id, clock.instant()));
    }
    if (!id.startsWith(DELIVERY)) {
      return groups.test(id);
    }
    String number = id.substring(DELIVERY.length());
    return number.matches("[0-9]{1,18}")
        && jdbi.inTransaction(
            handle -> deliveries.retryOne(handle, Long.parseLong(number), clock.instant()));
  }
}
