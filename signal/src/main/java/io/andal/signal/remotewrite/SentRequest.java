package io.andal.signal.remotewrite;

import java.util.List;
import java.util.Map;

/**
 * A request, decoded and not yet judged.
 *
 * @param types what metrics are, as far as the request says it apart from its series
 */
record SentRequest(List<SentSeries> series, Map<String, SampleType> types) {
  SentRequest {
    series = List.copyOf(series);
    types = Map.copyOf(types);
  }
}
