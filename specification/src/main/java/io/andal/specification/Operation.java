package io.andal.specification;

import io.andal.workspace.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One thing that an API lets its callers do, whatever it is described in.
 *
 * @param verb {@code GET}, {@code POST} … of HTTP; {@code SEND}, {@code RECEIVE} of AsyncAPI 3,
 *     {@code PUBLISH}, {@code SUBSCRIBE} of AsyncAPI 2; {@code QUERY}, {@code MUTATION}, {@code
 *     SUBSCRIPTION} of GraphQL; {@code RPC}; {@code SOAP}
 * @param path the path template below the server ({@code /pumps/{id}}), the channel's address, the
 *     field's name, or {@code /package.Service/Method}
 * @param operationId as its author named it; empty if not
 * @param sunset when it goes away, if its author says so
 * @param parameters those of the path item included
 * @param requestTypes media types of the request's body
 * @param position of the operation in its file
 */
public record Operation(
    String verb,
    String path,
    String operationId,
    String summary,
    String description,
    List<String> tags,
    boolean deprecated,
    Optional<LocalDate> sunset,
    List<Parameter> parameters,
    List<String> requestTypes,
    List<Answer> answers,
    Position position) {

  public Operation {
    tags = List.copyOf(tags);
    parameters = List.copyOf(parameters);
    requestTypes = List.copyOf(requestTypes);
    answers = List.copyOf(answers);
  }

  /** Unique within one description: {@code GET /pumps/{id}}. */
  public String key() {
    return verb + " " + path;
  }

  /**
   * A parameter outside the body.
   *
   * @param in {@code path}, {@code query}, {@code header}, {@code cookie}, or {@code argument}
   * @param type {@code string}, {@code integer}, …; empty if not known
   */
  public record Parameter(String name, String in, boolean required, String type) {}

  /**
   * An answer.
   *
   * @param status {@code 200}, {@code 4XX}, {@code default}
   */
  public record Answer(String status, String description, List<String> types) {
    public Answer {
      types = List.copyOf(types);
    }
  }
}
