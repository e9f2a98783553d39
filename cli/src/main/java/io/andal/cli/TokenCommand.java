package io.andal.cli;

import io.andal.cli.report.Json;
import io.andal.cli.report.TextTable;
import io.andal.database.Database;
import io.andal.server.security.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code andal token}: what programs show instead of a password. */
@Command(
    name = "token",
    description = "API tokens, on a running server or offline with --data.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements NeedsSubcommand {

  /** {@code andal token create}. */
  @Command(
      name = "create",
      description = "Make a token. It is printed once and can't be shown again.",
      mixinStandardHelpOptions = true)
  static final class CreateCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private Storage storage = new Storage();
    @Mixin private TextOrJson output = new TextOrJson();

    @Option(
        names = "--name",
        paramLabel = "TEXT",
        required = true,
        description = "What it is for, to know it again by.")
    private String name = "";

    @Option(
        names = "--scope",
        paramLabel = "SCOPE",
        split = ",",
        defaultValue = "read",
        description = "read, write, gate, ingest or admin; several with commas. Default: read.")
    private List<String> scopes = List.of();

    @Option(
        names = "--expires",
        paramLabel = "DAYS",
        description = "How long it is valid: 90d, 12h. Default: until it is revoked.")
    private Optional<String> expires = Optional.empty();

    CreateCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      Set<Scope> wanted = scopes();
      Optional<Instant> end = expires.map(CreateCommand::length).map(Instant.now()::plus);
      try (TokenBook book = book(shell, server, storage)) {
        JsonNode created = book.create(name, wanted, end);
        if (output.json()) {
          Json.print(shell.out(), created);
        } else {
          shell.out().println(created.path("secret").asString(""));
        }
      }
    }

    private Set<Scope> scopes() {
      return scopes.stream()
          .map(
              word ->
                  Scope.of(word.strip().toLowerCase(Locale.ROOT))
                      .orElseThrow(() -> unknownScope(word)))
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    private static CommandException unknownScope(String word) {
      return CommandException.couldNot(
          "there is no scope '"
              + word
              + "'; the scopes are "
              + Stream.of(Scope.values()).map(Scope::word).collect(Collectors.joining(", ")));
    }

    private static Duration length(String text) {
      if (!text.matches("[1-9][0-9]{0,5}[dh]")) {
        throw CommandException.couldNot(
            "--expires is a number of days or hours such as 90d or 12h, not '" + text + "'");
      }
      long number = Long.parseLong(text.substring(0, text.length() - 1));
      return text.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    }
  }

  /** {@code andal token list}. */
  @Command(
      name = "list",
      description = "Show all tokens, without their secrets.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private Storage storage = new Storage();
    @Mixin private TextOrJson output = new TextOrJson();

    ListCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      try (TokenBook book = book(shell, server, storage)) {
        List<JsonNode> tokens = book.all();
        if (output.json()) {
          Json.print(shell.out(), tokens);
          return;
        }
        TextTable table =
            new TextTable("ID", "NAME", "SCOPES", "BY", "CREATED", "EXPIRES", "LAST USED");
        for (JsonNode token : tokens) {
          table.add(
              token.path("id").asString(""),
              token.path("name").asString(""),
              words(token.path("scopes")),
              token.path("createdBy").asString(""),
              token.path("createdAt").asString(""),
              token.path("revokedAt").isString()
                  ? "revoked"
                  : token.path("expiresAt").asString("never"),
              token.path("lastUsedAt").asString("never"));
        }
        table.print(shell.out());
      }
    }

    private static String words(JsonNode scopes) {
      List<String> words = new ArrayList<>();
      scopes.forEach(scope -> words.add(scope.asString("").toLowerCase(Locale.ROOT)));
      return String.join(",", words);
    }
  }

  /** {@code andal token revoke}. */
  @Command(name = "revoke", description = "End a token now.", mixinStandardHelpOptions = true)
  static final class RevokeCommand implements CommandBody {
    private final Shell shell;
    @Mixin private ServerAddress server = new ServerAddress();
    @Mixin private Storage storage = new Storage();
    @Mixin private TextOrJson output = new TextOrJson();

    @Parameters(paramLabel = "ID", description = "As andal token list shows it.")
    private String id = "";

    RevokeCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void execute() throws InterruptedException {
      try (TokenBook book = book(shell, server, storage)) {
        book.revoke(id);
      }
      if (output.json()) {
        Json.print(shell.out(), new Revoked(id, true));
      } else {
        shell.out().println("token " + id + " revoked");
      }
    }

    record Revoked(String id, boolean revoked) {}
  }

  private static TokenBook book(Shell shell, ServerAddress server, Storage storage) {
    if (!storage.given()) {
      return new TokenBook.Remote(server.connect(shell));
    }
    Path folder = storage.folder(shell);
    if (storage.isFile(shell) && !Files.isDirectory(folder)) {
      throw CommandException.couldNot(
          "there is no data folder '" + folder + "'; andal up --data makes it");
    }
    return new TokenBook.Local(Database.open(storage.database(shell)));
  }
}
