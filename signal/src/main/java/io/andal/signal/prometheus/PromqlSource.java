package io.andal.signal.prometheus;

import io.andal.signal.SignalSource;
import io.andal.signal.SourceException;
import tools.jackson.databind.JsonNode;

/** A source that speaks Prometheus' API, which may also be asked something else. */
public interface PromqlSource extends SignalSource {

  /**
   * Asks for a small answer.
   *
   * @param path below the source's address
   * @param parameters an encoded query string; empty if there is none
   */
  JsonNode get(String path, String parameters) throws SourceException, InterruptedException;
}
