package io.andal.alert.group;

import io.andal.alert.store.LinkStore;
import io.andal.alert.store.NotificationStore;
import io.andal.alert.store.NotificationStore.Sent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;

/**
 * Links in messages by which whoever got one acknowledges what it told of, without a login: signed
 * (HMAC-SHA-256, cut to 128 bits), for seven days, each once. Thread-safe.
 */
public final class AcknowledgeLinks {
  /** How long a link works. */
  public static final Duration LASTS = Duration.ofDays(7);

  private static final Pattern TOKEN = Pattern.compile("[a-z0-9]{16}[0-9a-f]{32}");
  private static final int ID_LENGTH = 16;
  private static final int SIGNATURE_BYTES = 16;

  private final LinkStore store = new LinkStore();
  private final NotificationStore notifications = new NotificationStore();
  private final Jdbi jdbi;
  private final Clock clock;
  private final SecretKeySpec key;

  AcknowledgeLinks(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.key = new SecretKeySpec(jdbi.inTransaction(store::secret), "HmacSHA256");
  }

  /** What stands at the end of the link of a message. */
  String token(String message) {
    return message + signature(message);
  }

  private String signature(String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] hash = mac.doFinal(("acknowledge\n" + message).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java knows HMAC-SHA-256", e);
    }
  }

  /** The message of a link; empty if the link was forged, is too old, or was used. */
  public Optional<Sent> message(String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    String message = token.substring(0, ID_LENGTH);
    byte[] given = token.getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, token(message).getBytes(StandardCharsets.UTF_8))) {
      return Optional.empty();
    }
    Instant oldest = clock.instant().minus(LASTS);
    return jdbi.withHandle(
        handle ->
            store.used(handle, message)
                ? Optional.empty()
                : notifications
                    .find(handle, message)
                    .filter(sent -> sent.createdAt().isAfter(oldest)));
  }

  /** Uses a message's link up; false if somebody was faster. */
  public boolean use(Sent message) {
    return jdbi.inTransaction(handle -> store.use(handle, message.id(), clock.instant()));
  }

  void forgetBefore(Instant time) {
    jdbi.useHandle(handle -> store.forgetBefore(handle, time));
  }
}
