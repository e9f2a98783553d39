package io.andal.device.credential;

import io.andal.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Tokens of devices. Only their fingerprints are kept. Thread-safe. */
public final class DeviceTokens implements Speakers {
  /** How every token starts, so that secret scanners find one that leaked. */
  public static final String PREFIX = "andal_device_";

  /** Of one device that aren't revoked: one at work, and others while it is changed. */
  public static final int MOST_OF_A_DEVICE = 5;

  private static final int LONGEST = 100;
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Jdbi jdbi;
  private final Clock clock;

  public DeviceTokens(Database database, Clock clock) {
    database.migrate("device");
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /**
   * Makes a token for a device, which needn't be known yet.
   *
   * @return empty if the device has as many as it may have
   */
  public Optional<DeviceToken.Created> create(String fleet, String device, String who) {
    String secret = PREFIX + random(SECRET_BYTES);
    DeviceToken token =
        new DeviceToken(
            random(ID_BYTES),
            fleet,
            device,
            who,
            Instant.ofEpochMilli(clock.millis()),
            Optional.empty());
    int made =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "INSERT INTO device_token"
                            + " (id, fleet, device, hash, created_by, created_millis)"
                            + " SELECT :id, :fleet, :device, :hash, :who, :now WHERE"
                            + " (SELECT COUNT(*) FROM device_token WHERE fleet = :fleet"
                            + " AND device = :device AND revoked_millis IS NULL) < :most")
                    .bind("id", token.id())
                    .bind("fleet", fleet)
                    .bind("device", device)
                    .bind("hash", fingerprint(secret))
                    .bind("who", who)
                    .bind("now", token.createdAt().toEpochMilli())
                    .bind("most", MOST_OF_A_DEVICE)
                    .execute());
    return made == 1 ? Optional.of(new DeviceToken.Created(secret, token)) : Optional.empty();
  }

  /** The tokens of a device, the newest first, at most 100. */
  public List<DeviceToken> of(String fleet, String device) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM device_token WHERE fleet = :fleet AND device = :device"
                        + " ORDER BY created_millis DESC, id LIMIT 100")
                .bind("fleet", fleet)
                .bind("device", device)
                .map((row, context) -> token(row))
                .list());
  }

  /** Ends a token of a device now; false if it has none of that id, or it was ended before. */
  public boolean revoke(String fleet, String device, String id) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE device_token SET revoked_millis = :now WHERE id = :id"
                            + " AND fleet = :fleet AND device = :device"
                            + " AND revoked_millis IS NULL")
                    .bind("now", clock.millis())
                    .bind("id", id)
                    .bind("fleet", fleet)
                    .bind("device", device)
                    .execute())
        == 1;
  }

  @Override
  public Optional<Speaker> of(String secret) {
    if (!secret.startsWith(PREFIX) || secret.length() > LONGEST) {
      return Optional.empty();
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT fleet, device FROM device_token WHERE hash = :hash"
                        + " AND revoked_millis IS NULL")
                .bind("hash", fingerprint(secret))
                .map(
                    (row, context) ->
                        (Speaker)
                            new Speaker.Device(row.getString("fleet"), row.getString("device")))
                .findOne());
  }

  private static DeviceToken token(ResultSet row) throws SQLException {
    long revoked = row.getLong("revoked_millis");
    Optional<Instant> revokedAt =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(revoked));
    return new DeviceToken(
        row.getString("id"),
        row.getString("fleet"),
        row.getString("device"),
        row.getString("created_by"),
        Instant.ofEpochMilli(row.getLong("created_millis")),
        revokedAt);
  }

  private static String random(int bytes) {
    byte[] secret = new byte[bytes];
    RANDOM.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** SHA-256 is enough for 256 random bits, which nobody can guess. */
  private static String fingerprint(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
