package io.andal.signal.remotewrite;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One value to be written.
 *
 * @param name of the metric
 * @param labels all others
 */
public record Measured(String name, SortedMap<String, String> labels, double value) {
  public Measured {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }
}
