package io.andal.traffic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What was seen in traffic. Thread-safe. */
public interface Traffic {

  /** Tells what is known now, instead of what was. Templates that were learned give way to it. */
  void know(Collection<KnownApi> apis);

  /** All APIs that were seen, by id. */
  List<SeenApi> seen();

  /** One of them; empty if it was never seen. */
  Optional<SeenApi> seen(String id);

  /**
   * An OpenAPI 3.1 description of what was seen of an API, as YAML; empty if it was never seen.
   *
   * @param id as of {@link SeenApi#id}
   */
  Optional<String> proposedDescription(String id);
}
