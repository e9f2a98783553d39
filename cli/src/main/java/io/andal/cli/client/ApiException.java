package io.andal.cli.client;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The server could not be asked, or it refused; the message names the URL and what to do. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<JsonNode> problems;

  ApiException(int status, String message, List<JsonNode> problems) {
    super(message);
    this.status = status;
    this.problems = List.copyOf(problems);
  }

  ApiException(String message) {
    this(0, message, List.of());
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The HTTP status; 0 if there was no answer. */
  public int status() {
    return status;
  }

  /** Whether the server understood the request and said no to what it asks. */
  public boolean refused() {
    return status == 409 || status == 412 || status == 422;
  }

  /** What is wrong in the documents that were sent, as the server lists it; often empty. */
  public List<JsonNode> problems() {
    return problems;
  }
}
