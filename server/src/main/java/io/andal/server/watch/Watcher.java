package io.andal.server.watch;

import io.andal.alert.group.OwnAlert;
import java.time.Instant;
import java.util.List;

/** Finds what is wrong with one part of Andal's world. */
@FunctionalInterface
public interface Watcher {

  /** All that is wrong now, or may be. */
  List<OwnAlert> look(Instant now);
}
