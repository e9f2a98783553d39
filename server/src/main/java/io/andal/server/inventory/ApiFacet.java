package io.andal.server.inventory;

import java.util.Locale;
import java.util.stream.Stream;

/** What APIs can be narrowed by; the words are those of addresses and of REST. */
public enum ApiFacet {
  OWNER,
  LIFECYCLE,
  FINDING,
  SEEN,
  FORMAT,
  CATALOG,
  ENVIRONMENT,
  TIER,
  TAG;

  /** As addresses write it: {@code lifecycle}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Stream<ApiFacet> all() {
    return Stream.of(values());
  }
}
