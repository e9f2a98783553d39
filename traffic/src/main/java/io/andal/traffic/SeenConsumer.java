package io.andal.traffic;

import java.time.Instant;
import java.util.List;

/**
 * Somebody who calls an API, as far as traffic tells without naming a person.
 *
 * @param client product of its User-Agent, name of its span's peer service, or API key's label
 * @param version of the client; empty if it doesn't say
 * @param operations keys of what it calls
 */
public record SeenConsumer(
    String client,
    String version,
    Instant first,
    Instant last,
    long requests,
    List<String> operations) {

  public SeenConsumer {
    operations = List.copyOf(operations);
  }
}
