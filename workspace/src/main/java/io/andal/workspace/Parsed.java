package io.andal.workspace;

import java.util.List;

/**
 * Documents as they stand in their texts: in that order, even where two have the same name.
 *
 * @param problems of reading and of the schemas; references were not looked at
 */
public record Parsed(List<Document> documents, List<Problem> problems) {
  public Parsed {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }
}
