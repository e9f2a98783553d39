package io.andal.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** APIs by the paths below which they answer. */
final class Bases {
  private final Map<String, List<KnownApi>> byPath = new HashMap<>();
  private int deepest;

  void add(String base, KnownApi api) {
    List<KnownApi> apis = byPath.computeIfAbsent(base, _ -> new ArrayList<>());
    if (!apis.contains(api)) {
      apis.add(api);
    }
    deepest = Math.max(deepest, (int) base.chars().filter(c -> c == '/').count());
  }

  boolean isEmpty() {
    return byPath.isEmpty();
  }

  Map<String, List<KnownApi>> all() {
    return byPath;
  }

  /** An API that a path may belong to, and the path's beginning that is the API's address. */
  record Candidate(KnownApi api, String base) {}

  /** What a path may belong to, the longest base first. */
  List<Candidate> of(String path) {
    List<Candidate> candidates = new ArrayList<>(2);
    int end = 0;
    int slashes = 0;
    int length = path.length();
    while (end < length && slashes < deepest) {
      int next = path.indexOf('/', end + 1);
      end = next < 0 ? length : next;
      slashes++;
    }
    while (end >= 0) {
      String base = path.substring(0, end);
      List<KnownApi> apis = byPath.get(base);
      if (apis != null) {
        apis.forEach(api -> candidates.add(new Candidate(api, base)));
      }
      end = end == 0 ? -1 : Math.max(0, path.lastIndexOf('/', end - 1));
    }
    return candidates;
  }
}
