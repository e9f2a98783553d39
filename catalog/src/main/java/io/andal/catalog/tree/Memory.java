package io.andal.catalog.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What earlier looks at files came to, so that what didn't change is not read again. What wasn't
 * asked for longest is forgotten. Not thread-safe: a catalog is scanned by one thread.
 */
public final class Memory {
  private static final int MOST = 200_000;

  private final Map<String, Verdict> verdicts =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verdict> eldest) {
          return size() > MOST;
        }
      };

  @Nullable Verdict of(TreeFile file, String mark) {
    return verdicts.get(key(file, mark));
  }

  void keep(TreeFile file, String mark, Verdict verdict) {
    verdicts.put(key(file, mark), verdict);
  }

  private static String key(TreeFile file, String mark) {
    return mark + " " + file.path();
  }
}
