package io.andal.signal.prometheus;

import io.andal.signal.SourceException;
import io.andal.signal.SuggestingSource;
import tools.jackson.databind.JsonNode;

/** A source that speaks Prometheus' API, which may also be asked something else. */
public interface PromqlSource extends SuggestingSource {

  /**
   * Asks for a small answer.
   *
   * @param path below the source's address
   * @param parameters an encoded query string; empty if there is none
   */
  JsonNode get(String path, String parameters) throws SourceException, InterruptedException;
}
