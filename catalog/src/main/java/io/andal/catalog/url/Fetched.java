package io.andal.catalog.url;

import io.andal.catalog.walk.ItemFailure;
import io.andal.signal.SourceFailure;

/** What came of asking for an address. */
sealed interface Fetched {

  /**
   * It is there.
   *
   * @param mark changes when the content does: {@code etag …}, {@code modified …}; empty if the
   *     server doesn't tell
   */
  record Got(byte[] body, String mark) implements Fetched {
    @Override
    public String toString() {
      return body.length + " bytes";
    }
  }

  /** It is as it was. */
  record Same() implements Fetched {}

  /** It isn't there. */
  record Missing(SourceFailure failure) implements Fetched {}

  /** The content, where nothing else makes sense. */
  default Got orSkip() throws ItemFailure {
    return switch (this) {
      case Got got -> got;
      case Missing missing -> throw new ItemFailure(missing.failure());
      case Same _ -> throw new IllegalStateException("nobody said what it was");
    };
  }
}
