package io.andal.traffic.accesslog;

import io.andal.traffic.Exchange;
import io.andal.traffic.LogPlace;
import io.andal.traffic.LogSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps exchanges and places as the engine does: both or neither. */
final class KeptTraffic implements LogSink {
  final List<Exchange> exchanges = new ArrayList<>();
  final Map<String, LogPlace> places = new LinkedHashMap<>();
  final List<String> watched = new ArrayList<>();
  boolean down;

  @Override
  public void accept(List<Exchange> more) {
    if (down) {
      throw new IllegalStateException("the database is away");
    }
    exchanges.addAll(more);
  }

  @Override
  public void accept(List<Exchange> more, LogPlace place) {
    accept(more);
    places.put(place.log(), place);
  }

  @Override
  public List<LogPlace> places(String source) {
    return places.values().stream().filter(place -> place.source().equals(source)).toList();
  }

  @Override
  public void forget(String source, String log) {
    places.remove(log);
  }

  @Override
  public void watched(String source, long fromMillis, long untilMillis) {
    watched.add(fromMillis + ".." + untilMillis);
  }

  /** The paths that were counted, in order. */
  List<String> paths() {
    return exchanges.stream().map(Exchange::path).toList();
  }
}
