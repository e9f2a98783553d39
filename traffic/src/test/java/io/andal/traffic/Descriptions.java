package io.andal.traffic;

import io.andal.specification.Operation;
import io.andal.specification.Operation.Answer;
import io.andal.specification.Operation.Parameter;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Described operations for tests. */
public final class Descriptions {
  private Descriptions() {}

  /** An operation with the query parameter limit that answers 200 in JSON. */
  public static Operation operation(String verb, String path, Answer... more) {
    List<Answer> answers = new ArrayList<>(List.of(answer("200")));
    answers.addAll(List.of(more));
    return new Operation(
        verb,
        path,
        "",
        "",
        "",
        List.of(),
        false,
        Optional.empty(),
        List.of(new Parameter("limit", "query", false, "integer")),
        verb.equals("GET") ? List.of() : List.of("application/json"),
        answers,
        new Position(1, 1));
  }

  public static Answer answer(String status) {
    return new Answer(status, "", List.of("application/json"));
  }

  /** An API that answers at an address. */
  public static KnownApi api(String id, String address, Operation... operations) {
    return new KnownApi(id, id, List.of(address), List.of(), List.of(operations));
  }
}
