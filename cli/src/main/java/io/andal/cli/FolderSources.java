package io.andal.cli;

import io.andal.cli.report.Json;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.server.Kinds;
import io.andal.server.signal.SourceLookJson.CheckJson;
import io.andal.server.signal.SourceLookJson.KeptSloJson;
import io.andal.server.signal.SourceLookJson.MadeJson;
import io.andal.server.signal.SourceLookJson.SuggestionJson;
import io.andal.signal.KeptSlo;
import io.andal.signal.SignalSource;
import io.andal.signal.SloKeepingSource;
import io.andal.signal.SourceCheck;
import io.andal.signal.SourceDocuments;
import io.andal.signal.SourceException;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.WatchedIndicator;
import io.andal.signal.otlp.OtlpReceiver;
import io.andal.signal.remotewrite.RemoteWriteReceiver;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.slo.suggestion.KeptSloDocuments;
import io.andal.slo.suggestion.SuggestedDocuments;
import io.andal.workspace.Checked;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks sources from here, by the documents of a folder, before there is a server. */
final class FolderSources implements SourceDoor.Looker {
  private final Shell shell;
  private final Documents documents;
  private final Clock clock = Clock.systemUTC();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private @Nullable Path scratch;

  /**
   * @throws CommandException if the documents can't be read or have errors
   */
  FolderSources(Shell shell, String folder) {
    this.shell = shell;
    Checked checked =
        new DocumentChecker(Kinds.all(), DocumentChecker.Limits.DEFAULT)
            .check(new DocumentFiles(shell).read(folder));
    Optional<Problem> error =
        checked.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .findFirst();
    if (error.isPresent()) {
      throw CommandException.couldNot(
          "the documents have errors, see andal validate %s; the first: %s"
              .formatted(folder, error.get().oneLine()));
    }
    this.documents = checked.documents();
  }

  private SignalSource source(String name) {
    Document document =
        documents
            .find("DataSource", name)
            .orElseThrow(
                () -> CommandException.couldNot("no document here is a DataSource '" + name + "'"));
    try {
      SignalSource source = SourceDocuments.open(document, receivers(), clock);
      opened.add(source);
      if (source.pushed()) {
        throw CommandException.couldNot(
            ("'%s' is sent to Andal, so there is nothing to be asked without a server; start andal"
                    + " up, and ask without --folder")
                .formatted(name));
      }
      return source;
    } catch (IllegalArgumentException e) {
      throw CommandException.couldNot("'%s' can't be opened: %s".formatted(name, e.getMessage()));
    }
  }

  /** Sources that are pushed to need them to be opened at all; they never receive anything. */
  private SourceDocuments.Receivers receivers() {
    try {
      Path folder = Files.createTempDirectory("andal-source");
      scratch = folder;
      Database database = Database.open(DatabaseConfig.file(folder.resolve("scratch.db")));
      opened.add(database);
      return new SourceDocuments.Receivers(
          new OtlpReceiver(database, clock), new RemoteWriteReceiver(database, clock));
    } catch (IOException e) {
      throw CommandException.couldNot("no temporary folder can be made: " + e.getMessage());
    }
  }

  private List<WatchedIndicator> watched(String source) {
    List<WatchedIndicator> watched = new ArrayList<>();
    for (SloDefinition slo : SloDocuments.definitions(documents)) {
      Duration window = Duration.ofMinutes(slo.window().maxMinutes());
      for (Member member : slo.members()) {
        if (member.indicator().source().equals(source)) {
          watched.add(
              new WatchedIndicator(slo.name(), member.indicator(), window, Optional.empty()));
        }
      }
    }
    return watched;
  }

  @Override
  public JsonNode check(String name) throws InterruptedException {
    return Json.tree(CheckJson.of(new SourceCheck(clock).of(source(name), watched(name))));
  }

  @Override
  public List<JsonNode> suggestions(String name) throws InterruptedException {
    SignalSource source = source(name);
    Map<String, String> taken = SuggestedDocuments.taken(name, documents);
    return suggest(source).stream()
        .map(one -> SuggestionJson.of(one, source.type(), taken.get(one.id())))
        .map(Json::tree)
        .toList();
  }

  @Override
  public JsonNode suggested(String name, Set<String> ids, Optional<Double> target)
      throws InterruptedException {
    SignalSource source = source(name);
    return Json.tree(
        MadeJson.of(
            SuggestedDocuments.of(
                chosen(suggest(source), ids, Suggestion::id),
                name,
                source.type(),
                documents,
                target.map(OptionalDouble::of).orElseGet(OptionalDouble::empty))));
  }

  @Override
  public List<JsonNode> slos(String name) throws InterruptedException {
    return slos(source(name)).stream()
        .map(kept -> Json.tree(KeptSloJson.of(kept, _ -> Optional.empty())))
        .toList();
  }

  @Override
  public JsonNode kept(String name, Set<String> ids, boolean lossy, Optional<String> timeZone)
      throws InterruptedException {
    SignalSource source = source(name);
    ZoneId zone = zone(timeZone.orElse("UTC"));
    return Json.tree(
        MadeJson.of(
            KeptSloDocuments.of(
                chosen(slos(source), ids, KeptSlo::id),
                documents,
                new KeptSloDocuments.Wish(
                    name,
                    source.type(),
                    zone,
                    LocalDate.ofInstant(clock.instant(), zone),
                    lossy))));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw CommandException.couldNot(
          "'%s' is not a time zone; write an IANA name like Asia/Jakarta".formatted(name));
    }
  }

  private static <T> List<T> chosen(List<T> all, Set<String> ids, Function<T, String> id) {
    return all.stream().filter(one -> ids.isEmpty() || ids.contains(id.apply(one))).toList();
  }

  private static List<Suggestion> suggest(SignalSource source) throws InterruptedException {
    if (!(source instanceof SuggestingSource able)) {
      throw CommandException.couldNot(
          "a source of type %s can't tell what might be measured; write its SLIs by hand"
              .formatted(source.type()));
    }
    try {
      return able.suggest();
    } catch (SourceException e) {
      throw CommandException.couldNot(String.valueOf(e.getMessage()));
    }
  }

  private static List<KeptSlo> slos(SignalSource source) throws InterruptedException {
    if (!(source instanceof SloKeepingSource able)) {
      throw CommandException.couldNot(
          "a source of type %s keeps no SLOs that could be taken over".formatted(source.type()));
    }
    try {
      return able.slos();
    } catch (SourceException e) {
      throw CommandException.couldNot(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    for (AutoCloseable one : opened.reversed()) {
      try {
        one.close();
      } catch (Exception e) {
        shell.err().println("andal: a source did not close well: " + e.getMessage());
      }
    }
    Path folder = scratch;
    if (folder != null) {
      delete(folder);
    }
  }

  private void delete(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      shell.err().println("andal: '" + folder + "' can't be deleted: " + e.getMessage());
    }
  }
}
