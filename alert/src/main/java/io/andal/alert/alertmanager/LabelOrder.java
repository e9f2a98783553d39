package io.andal.alert.alertmanager;

import io.andal.alert.label.Labels;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;

/** Fewer labels first, then by names and values (Prometheus' LabelSet.Before). */
enum LabelOrder implements Comparator<Labels> {
  INSTANCE;

  @Override
  public int compare(Labels left, Labels right) {
    int size = Integer.compare(left.size(), right.size());
    if (size != 0) {
      return size;
    }
    Iterator<Map.Entry<String, String>> others = right.values().entrySet().iterator();
    for (Map.Entry<String, String> mine : left.values().entrySet()) {
      Map.Entry<String, String> other = others.next();
      int name = mine.getKey().compareTo(other.getKey());
      if (name != 0) {
        // Whoever lacks the first name comes first.
        return -name;
      }
      int value = mine.getValue().compareTo(other.getValue());
      if (value != 0) {
        return value;
      }
    }
    return 0;
  }
}
