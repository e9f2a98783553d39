package io.andal.alert.route;

import java.util.List;

/**
 * Somebody who is told, under one name.
 *
 * @param tell each is told by itself
 * @param resolved whether the end of alerts is told too
 */
public record Receiver(String name, List<Tell> tell, boolean resolved) {
  public Receiver {
    tell = List.copyOf(tell);
  }
}
