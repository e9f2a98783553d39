package io.andal.specification;

import io.andal.specification.asyncapi.AsyncApiOutline;
import io.andal.specification.detection.Detected;
import io.andal.specification.detection.Detection;
import io.andal.specification.graphql.GraphQlOutline;
import io.andal.specification.graphql.GraphQlReader;
import io.andal.specification.openapi.OpenApiOutline;
import io.andal.specification.postman.PostmanOutline;
import io.andal.specification.protobuf.ProtobufOutline;
import io.andal.specification.protobuf.ProtobufReader;
import io.andal.specification.reference.ReferenceLoader;
import io.andal.specification.reference.ReferenceLoader.Loaded;
import io.andal.specification.tree.ReadingBudget;
import io.andal.specification.tree.Tree;
import io.andal.specification.tree.TreeReader;
import io.andal.specification.wsdl.WsdlReader;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads API descriptions of all formats, which it tells by their content. Thread-safe. */
public final class SpecificationReader {
  private final SpecificationLimits limits;
  private final LongSupplier nanos;

  public SpecificationReader(SpecificationLimits limits) {
    this(limits, System::nanoTime);
  }

  SpecificationReader(SpecificationLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  /**
   * The format of a file, by a look at its content that costs little; empty if it is no API
   * description.
   */
  public Optional<Format> detect(SpecificationFile file) {
    return Detection.of(file, limits.bytes()).map(Detected::format);
  }

  /**
   * Reads a description with the files that it refers to.
   *
   * @return what could be read, its problems in it; empty if the file is no API description at all
   */
  public Optional<Specification> read(SpecificationFile file, OtherFiles others) {
    return Detection.of(file, limits.bytes())
        .map(detected -> read(file, others, detected, new ReadingBudget(limits, nanos)));
  }

  private static Specification read(
      SpecificationFile file, OtherFiles others, Detected detected, ReadingBudget budget) {
    return switch (detected.format()) {
      case OPENAPI, ASYNCAPI, POSTMAN -> tree(file, others, detected, budget);
      case GRAPHQL -> graphql(file, detected, budget);
      case PROTOBUF -> protobuf(file, others, detected, budget);
      case WSDL -> wsdl(file, others, detected, budget);
    };
  }

  private static Specification graphql(
      SpecificationFile file, Detected detected, ReadingBudget budget) {
    Tree tree = GraphQlReader.read(file, budget);
    return tree.root().orElse(null) instanceof Mapping root
        ? whole(file, detected, root, GraphQlOutline.of(root), List.of(), tree.problems())
        : nothing(file, detected, tree.problems());
  }

  private static Specification protobuf(
      SpecificationFile file, OtherFiles others, Detected detected, ReadingBudget budget) {
    ProtobufReader.Read read = ProtobufReader.read(file, others, budget);
    return read.root()
        .map(
            root ->
                whole(
                    file, detected, root, ProtobufOutline.of(root), read.parts(), read.problems()))
        .orElseGet(() -> nothing(file, detected, read.problems()));
  }

  private static Specification wsdl(
      SpecificationFile file, OtherFiles others, Detected detected, ReadingBudget budget) {
    WsdlReader.Read read = WsdlReader.read(file, others, budget);
    return new Specification(
        detected.format(),
        detected.version(),
        file.name(),
        Optional.empty(),
        read.outline(),
        read.parts(),
        read.problems());
  }

  private static Specification tree(
      SpecificationFile file, OtherFiles others, Detected detected, ReadingBudget budget) {
    Tree tree = TreeReader.read(file, budget);
    List<Problem> problems = new ArrayList<>(tree.problems());
    if (!(tree.root().orElse(null) instanceof Mapping root)) {
      if (problems.isEmpty()) {
        problems.add(
            new Problem(
                Problem.Severity.ERROR,
                "not-a-mapping",
                file.name(),
                Position.START,
                "The text holds no keys and values",
                "Begin with the format's key, such as openapi: 3.1.0"));
      }
      return nothing(file, detected, problems);
    }
    Loaded loaded = ReferenceLoader.load(file.name(), root, others, budget);
    problems.addAll(loaded.problems());
    Outline outline =
        switch (detected.format()) {
          case ASYNCAPI -> AsyncApiOutline.of(root, loaded.references());
          case POSTMAN -> PostmanOutline.of(root);
          case OPENAPI, GRAPHQL, PROTOBUF, WSDL -> OpenApiOutline.of(root, loaded.references());
        };
    return whole(file, detected, root, outline, loaded.parts(), problems);
  }

  private static Specification whole(
      SpecificationFile file,
      Detected detected,
      Mapping root,
      Outline outline,
      List<SpecificationFile> parts,
      List<Problem> problems) {
    return new Specification(
        detected.format(),
        detected.version(),
        file.name(),
        Optional.of(root),
        outline,
        parts,
        problems);
  }

  private static Specification nothing(
      SpecificationFile file, Detected detected, List<Problem> problems) {
    return new Specification(
        detected.format(),
        detected.version(),
        file.name(),
        Optional.empty(),
        Outline.empty(),
        List.of(),
        problems);
  }
}
