package io.andal.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An operation that was seen in traffic, with nothing personal in it.
 *
 * @param template of the path below the API's address: the description's where there is one, else
 *     learned
 * @param documented whether a description has it
 * @param requests all that were seen
 * @param failures those answered by 5xx or not at all
 * @param statuses how often each status was answered
 * @param parameters names of query parameters with the class of their values: {@code integer},
 *     {@code uuid}, {@code date}, {@code text}
 * @param requestTypes media types of request bodies
 * @param responseTypes media types of answers
 * @param undocumented what a description that has the operation doesn't say: parameters, statuses,
 *     media types
 */
public record SeenOperation(
    String verb,
    String template,
    boolean documented,
    Instant first,
    Instant last,
    long requests,
    long failures,
    Map<String, Long> statuses,
    Map<String, String> parameters,
    List<String> requestTypes,
    List<String> responseTypes,
    List<Undocumented> undocumented) {

  public SeenOperation {
    statuses = Map.copyOf(statuses);
    parameters = Map.copyOf(parameters);
    requestTypes = List.copyOf(requestTypes);
    responseTypes = List.copyOf(responseTypes);
    undocumented = List.copyOf(undocumented);
  }

  /** {@code GET /pumps/{id}}. */
  public String key() {
    return verb + " " + template;
  }

  /**
   * Something that was seen and isn't described.
   *
   * @param what {@code query parameter}, {@code status}, {@code request type}, {@code answer type}
   */
  public record Undocumented(String what, String value, long times, Instant last) {}
}
