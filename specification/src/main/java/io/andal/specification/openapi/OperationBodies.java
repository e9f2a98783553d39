package io.andal.specification.openapi;

import io.andal.specification.Mapping;
import io.andal.specification.Operation;
import java.util.List;

/** How a version of OpenAPI says what goes in and comes out. */
sealed interface OperationBodies permits MediaBodies, OldBodies {

  /**
   * The media types of an operation's request; collects the fields of schemas without a name.
   *
   * @param parameters those in effect, references followed
   */
  List<String> requestTypes(String name, Mapping operation, List<Mapping> parameters);

  /** An answer; collects the fields of schemas without a name. */
  Operation.Answer answer(String name, String status, Mapping operation, Mapping response);

  /** A parameter's type in few words. */
  String type(Mapping parameter);
}
