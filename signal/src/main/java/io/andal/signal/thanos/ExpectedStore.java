package io.andal.signal.thanos;

import io.andal.signal.Selector;
import java.util.Optional;

/**
 * A store that a document wants to be there: by its address, or by its external labels, which stay
 * when addresses change.
 *
 * @param text as the document writes it
 * @param labels empty if {@code text} is an address
 */
public record ExpectedStore(String text, Optional<Selector> labels) {

  /**
   * Reads {@code store-0:10901} or {@code {cluster="eu"}}.
   *
   * @throws io.andal.signal.SelectorException if it is neither
   */
  public static ExpectedStore parse(String text) {
    return new ExpectedStore(
        text, text.startsWith("{") ? Optional.of(Selector.parse(text)) : Optional.empty());
  }

  boolean is(Store store) {
    return labels
        .map(selector -> store.labelSets().stream().anyMatch(selector::matches))
        .orElseGet(() -> store.name().equals(text));
  }
}
