package io.andal.specification;

import io.andal.workspace.Problem;
import java.util.List;
import java.util.Optional;

/**
 * An API description that was read, with whatever is wrong in it. Immutable.
 *
 * @param formatVersion {@code 3.1.0}, {@code 2.0}; empty where the format has none
 * @param file the name of its main file
 * @param root the whole text as a tree, for formats that are JSON or YAML; for GraphQL and protobuf
 *     a tree of their definitions; empty for WSDL and for a text that doesn't parse
 * @param parts the files that it is made of besides the main one, in the order they were met
 * @param problems with their positions; errors keep parts of it from being known
 */
public record Specification(
    Format format,
    String formatVersion,
    String file,
    Optional<Mapping> root,
    Outline outline,
    List<SpecificationFile> parts,
    List<Problem> problems) {

  public Specification {
    parts = List.copyOf(parts);
    problems = List.copyOf(problems);
  }

  /** Whether something of it could not be read. */
  public boolean broken() {
    return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}
