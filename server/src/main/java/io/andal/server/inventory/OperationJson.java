package io.andal.server.inventory;

import io.andal.specification.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation as a description has it, as REST tells it. */
record OperationJson(
    String key,
    String verb,
    String path,
    String operationId,
    String summary,
    String description,
    List<String> tags,
    boolean deprecated,
    @Nullable LocalDate sunset,
    List<Operation.Parameter> parameters,
    List<String> requestTypes,
    List<Operation.Answer> answers,
    int line,
    int column) {

  static OperationJson of(Operation operation) {
    return new OperationJson(
        operation.key(),
        operation.verb(),
        operation.path(),
        operation.operationId(),
        operation.summary(),
        operation.description(),
        operation.tags(),
        operation.deprecated(),
        operation.sunset().orElse(null),
        operation.parameters(),
        operation.requestTypes(),
        operation.answers(),
        operation.position().line(),
        operation.position().column());
  }
}
