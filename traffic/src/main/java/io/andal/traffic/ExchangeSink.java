package io.andal.traffic;

import java.util.List;

/** Where doors hand over what they read. Thread-safe. */
@FunctionalInterface
public interface ExchangeSink {

  /** Counts exchanges, in any order of time; what it returned from is counted once. */
  void accept(List<Exchange> exchanges);
}
