package io.andal.catalog.http;

import io.andal.catalog.walk.ItemFailure;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** What came of asking for one thing. */
public sealed interface Answer {

  /**
   * It is there.
   *
   * @param body nobody changes it
   */
  record Got(byte[] body, HttpHeaders headers) implements Answer {
    @Override
    public String toString() {
      return body.length + " bytes";
    }
  }

  /** It isn't there, or is hidden from who asks. */
  record Missing(SourceFailure failure) implements Answer {}

  /** It is there for others. */
  record Forbidden(SourceFailure failure) implements Answer {}

  /** The body, where anything else ends the scan. */
  default byte[] orEnd() throws SourceException {
    return switch (this) {
      case Got got -> got.body();
      case Missing missing -> throw new SourceException(missing.failure());
      case Forbidden forbidden -> throw new SourceException(forbidden.failure());
    };
  }

  /** The body, where the item is passed over without it. */
  default byte[] orSkip() throws ItemFailure {
    return switch (this) {
      case Got got -> got.body();
      case Missing missing -> throw new ItemFailure(missing.failure());
      case Forbidden forbidden -> throw new ItemFailure(forbidden.failure());
    };
  }

  /** The body, where it can be done without. */
  default Optional<byte[]> orElseNothing() {
    return this instanceof Got got ? Optional.of(got.body()) : Optional.empty();
  }
}
