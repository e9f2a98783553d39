package io.andal.catalog.kit;

import io.andal.catalog.Catalog;
import io.andal.catalog.CatalogSurroundings;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.document.CatalogType;
import io.andal.catalog.document.Selection;
import io.andal.signal.http.Details;
import io.andal.testing.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What rigs of systems that are asked over HTTP have in common. */
public abstract class AskedRig implements CatalogRig {
  /** The bytes of one file that are taken in the kit. */
  protected static final int CONTENT_LIMIT = 100_000;

  protected final MutableClock clock = new MutableClock(Instant.parse("2026-11-02T06:00:00Z"));
  private final FakeSystem system;
  private final Path secret;
  private Duration waited = Duration.ZERO;

  /**
   * Starts the system.
   *
   * @param header that it looks for its key in
   */
  protected AskedRig(String header) {
    system = new FakeSystem(header);
    try {
      secret = Files.createTempFile("andal-kit", ".key");
      Files.writeString(secret, FakeSystem.SECRET + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on the system answers so. */
  protected final void serve(FakeSystem.Handler handler) {
    system.serve(handler);
  }

  /** Pauses move the clock and are added up. */
  protected final CatalogSurroundings surroundings() {
    return new CatalogSurroundings(
        clock,
        time -> {
          if (Thread.interrupted()) {
            throw new InterruptedException("while waiting");
          }
          waited = waited.plus(time);
          clock.advance(time);
        },
        secret.resolveSibling("copies"));
  }

  /**
   * Settings with the system's address and its key.
   *
   * @param field of the connection that holds the key
   */
  protected final CatalogSettings settings(
      CatalogType type, String field, Map<String, Object> spec) {
    Map<String, Object> connection = new HashMap<>();
    connection.put("url", system.url());
    connection.put(field, reference());
    return new CatalogSettings(
        "rig",
        type,
        CatalogSettings.USUAL,
        "",
        Selection.ALL,
        new Details(spec),
        new Details(connection));
  }

  /** To the secret. */
  protected final String reference() {
    return "${file:" + secret + "}";
  }

  public final String url() {
    return system.url();
  }

  @Override
  public abstract Catalog catalog();

  @Override
  public boolean answer(CatalogTrouble trouble, int requests) {
    system.trouble(trouble, requests);
    return true;
  }

  @Override
  public boolean throttleOnce(Duration retryAfter) {
    system.throttleOnce(String.valueOf(retryAfter.toSeconds()));
    return true;
  }

  @Override
  public int requests() {
    return system.requests();
  }

  @Override
  public Duration waited() {
    return waited;
  }

  @Override
  public int contentLimit() {
    return CONTENT_LIMIT;
  }

  @Override
  public String secret() {
    return FakeSystem.SECRET;
  }

  @Override
  public void close() {
    catalog().close();
    system.close();
    try {
      Files.deleteIfExists(secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
