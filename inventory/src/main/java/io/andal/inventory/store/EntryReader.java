package io.andal.inventory.store;

import io.andal.inventory.ApiEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads entries, and remembers those that were read last: lists show the same again. Thread-safe.
 */
final class EntryReader {
  private static final int MOST = 1_000;

  /** By their text; guarded by this. */
  private final Map<String, ApiEntry> known =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ApiEntry> eldest) {
          return size() > MOST;
        }
      };

  ApiEntry entry(String text) {
    synchronized (this) {
      ApiEntry entry = known.get(text);
      if (entry != null) {
        return entry;
      }
    }
    ApiEntry read = Packed.JSON.readValue(text, ApiEntry.class);
    synchronized (this) {
      known.put(text, read);
    }
    return read;
  }
}
