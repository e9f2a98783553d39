package io.andal.traffic;

import java.util.Collection;
import java.util.List;

/** Where the places in files are kept that {@link ExchangeSink} was given. Thread-safe. */
public interface LogPlaces {

  /** All places of a source; of none that was never read, an empty list. */
  List<LogPlace> of(String source);

  /** Forgets places whose files are gone. */
  void forget(String source, Collection<String> ids);
}
