package io.andal.specification.graphql;

import graphql.language.Document;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import io.andal.specification.Mapping;
import io.andal.specification.SpecificationFile;
import io.andal.specification.tree.FileText;
import io.andal.specification.tree.ReadingBudget;
import io.andal.specification.tree.Refusal;
import io.andal.specification.tree.Shortened;
import io.andal.specification.tree.Tree;
import io.andal.workspace.Position;
import java.util.List;
import java.util.Optional;

/** Reads schema definitions. Stateless. */
public final class GraphQlReader {
  /** Each level of nesting takes several rules of the grammar. */
  private static final int RULES_PER_LEVEL = 8;

  private GraphQlReader() {}

  /** The definitions of a file as a tree, as {@link GraphQlTree} describes it. */
  public static Tree read(SpecificationFile file, ReadingBudget budget) {
    try {
      budget.file(file);
      Mapping root = GraphQlTree.of(document(FileText.of(file), budget));
      budget.checkTime(Position.START);
      return new Tree(Optional.of(root), List.of());
    } catch (Refusal refusal) {
      return new Tree(Optional.empty(), List.of(refusal.in(file.name())));
    }
  }

  private static Document document(String text, ReadingBudget budget) {
    ParserOptions options =
        ParserOptions.getDefaultSdlParserOptions()
            .transform(
                builder ->
                    builder
                        .captureIgnoredChars(false)
                        .captureLineComments(false)
                        .maxCharacters(budget.limits().bytes())
                        .maxTokens(budget.limits().nodes())
                        .maxWhitespaceTokens(budget.limits().bytes())
                        .maxRuleDepth(budget.limits().depth() * RULES_PER_LEVEL));
    try {
      return Parser.parse(
          ParserEnvironment.newParserEnvironment().document(text).parserOptions(options).build());
    } catch (InvalidSyntaxException e) {
      throw refusal(e);
    }
  }

  private static Refusal refusal(InvalidSyntaxException e) {
    SourceLocation place = e.getLocation();
    Position position =
        place == null
            ? Position.START
            : new Position(Math.max(1, place.getLine()), Math.max(1, place.getColumn()));
    String token = e.getOffendingToken();
    return new Refusal(
        "graphql-syntax",
        position,
        token == null
            ? "This is no GraphQL: " + Shortened.text(String.valueOf(e.getMessage()))
            : "'" + Shortened.text(token) + "' stands where GraphQL wants something else",
        "Check the braces and the definition around this place");
  }
}
