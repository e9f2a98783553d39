package io.andal.server.grafana;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something to be seen on Grafana's line of time.
 *
 * @param key the same whenever it is told again: {@code alert:01J…}
 * @param to empty while it lasts, and for what took no time
 * @param text HTML, which Grafana cleans and shows
 */
record Event(String key, Instant from, Optional<Instant> to, List<String> tags, String text) {
  Event {
    tags = List.copyOf(tags);
  }
}
