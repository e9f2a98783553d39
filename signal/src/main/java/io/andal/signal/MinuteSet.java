package io.andal.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Minutes, kept as the ranges they form. Not thread-safe. */
final class MinuteSet {
  /** The ranges' ends by their starts; they neither overlap nor touch. */
  private final TreeMap<Long, Long> ends = new TreeMap<>();

  MinuteSet() {}

  MinuteSet(MinuteSet other) {
    ends.putAll(other.ends);
  }

  void add(MinuteRange range) {
    if (range.isEmpty()) {
      return;
    }
    long from = range.from();
    long to = range.to();
    Map.Entry<Long, Long> touching = ends.floorEntry(to);
    while (touching != null && touching.getValue() >= from) {
      from = Math.min(from, touching.getKey());
      to = Math.max(to, touching.getValue());
      ends.remove(touching.getKey());
      touching = ends.floorEntry(to);
    }
    ends.put(from, to);
  }

  void addAll(MinuteSet others) {
    others.ranges().forEach(this::add);
  }

  void remove(MinuteRange range) {
    if (range.isEmpty()) {
      return;
    }
    Map.Entry<Long, Long> meeting = ends.lowerEntry(range.to());
    while (meeting != null && meeting.getValue() > range.from()) {
      ends.remove(meeting.getKey());
      if (meeting.getValue() > range.to()) {
        ends.put(range.to(), meeting.getValue());
      }
      if (meeting.getKey() < range.from()) {
        ends.put(meeting.getKey(), range.from());
      }
      meeting = ends.lowerEntry(range.to());
    }
  }

  void removeAll(MinuteSet others) {
    others.ranges().forEach(this::remove);
  }

  boolean meets(MinuteRange range) {
    Map.Entry<Long, Long> before = ends.lowerEntry(range.to());
    return !range.isEmpty() && before != null && before.getValue() > range.from();
  }

  boolean isEmpty() {
    return ends.isEmpty();
  }

  /** The ranges, oldest first. */
  List<MinuteRange> ranges() {
    List<MinuteRange> ranges = new ArrayList<>(ends.size());
    ends.forEach((from, to) -> ranges.add(new MinuteRange(from, to)));
    return ranges;
  }
}
