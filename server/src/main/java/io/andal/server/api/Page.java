package io.andal.server.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {
  public static final int DEFAULT_LIMIT = 100;
  public static final int LARGEST_LIMIT = 1_000;

  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page's length that was asked for.
   *
   * @throws ApiException if it isn't from 1 to {@value #LARGEST_LIMIT}
   */
  public static int limit(@Nullable Integer asked, int largest) {
    if (asked == null) {
      return Math.min(DEFAULT_LIMIT, largest);
    }
    if (asked < 1 || asked > largest) {
      throw ApiException.badRequest("limit is from 1 to %d, not %d.".formatted(largest, asked));
    }
    return asked;
  }

  /** A cursor is opaque to clients, so that what it holds may change. */
  public static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The key behind a cursor.
   *
   * @throws ApiException if it isn't one of ours
   */
  public static Optional<String> key(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest("cursor is the value of 'next' of the page before.");
    }
  }
}
