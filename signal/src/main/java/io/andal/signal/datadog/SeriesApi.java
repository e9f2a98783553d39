package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;

/** A way of asking for series. One implementation per version of Datadog's API. Thread-safe. */
interface SeriesApi {

  /** The one that the source's document wants. */
  static SeriesApi of(DatadogApi api, DatadogSettings settings) {
    return settings.firstApi() ? new FirstSeriesApi(api) : new SecondSeriesApi(api);
  }

  /** How much of a request's capacity a column takes. */
  int weight(Column column);

  int capacity();

  Answer ask(Batch batch, MinuteRange range, boolean history)
      throws SourceException, InterruptedException;
}
