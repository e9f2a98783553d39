package io.andal.server.workspace;

import io.andal.server.web.Insight;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.DocumentVersion;
import io.andal.workspace.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The documents in force, and what keeps others from being so. */
@Controller
final class DocumentsPage {
  private static final int PAGE = 100;

  private final Insight insight;

  DocumentsPage(Insight insight) {
    this.insight = insight;
  }

  @GetMapping("/documents")
  String list(
      Model model,
      Voice voice,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "1") int page) {
    List<Document> named =
        insight.documents().all().stream().filter(d -> matches(d, q.strip())).toList();
    List<Document> found =
        named.stream().filter(d -> kind.isEmpty() || d.kind().equals(kind)).toList();
    int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    int current = Math.clamp(page, 1, pages);
    int from = (current - 1) * PAGE;
    List<Document> shown = found.subList(from, Math.min(from + PAGE, found.size()));
    ShortPaths paths = paths();
    model.addAttribute(
        "view",
        new DocumentsView(
            q,
            kind,
            voice.say("documents.found", (long) found.size(), voice.count(found.size())),
            insight.folderProblems().stream().map(p -> trouble(p, paths, voice)).toList(),
            kinds(named, q, kind, voice),
            shown.stream().map(document -> row(document, paths)).toList(),
            voice.say(
                "page.range",
                voice.count(found.isEmpty() ? 0 : from + 1),
                voice.count(from + shown.size()),
                voice.count(found.size())),
            current > 1 ? href(q, kind, current - 1) : "",
            current < pages ? href(q, kind, current + 1) : ""));
    return "documents";
  }

  @GetMapping("/documents/{kind}/{name}")
  String one(
      Model model,
      Voice voice,
      @PathVariable String kind,
      @PathVariable String name,
      @RequestParam(defaultValue = "0") int older,
      @RequestParam(defaultValue = "0") int newer) {
    DocumentId id = DocumentId.of(kind, name);
    List<DocumentVersion> history = insight.history(id);
    if (history.isEmpty()) {
      throw new NotHere(voice.say("error.no-document", id.toString()));
    }
    model.addAttribute(
        "view",
        new DocumentsView.Detail(
            kind,
            name,
            insight.documents().find(id).map(DocumentsPage::title).orElse(name),
            insight.documents().find(id).map(Document::file).map(paths()::shorten).orElse(""),
            "/api/v1" + path(id)));
    model.addAttribute("history", DocumentHistory.of(history, id, path(id), older, newer, voice));
    return "document";
  }

  private static boolean matches(Document document, String q) {
    String text = document.id() + " " + title(document) + " " + document.file();
    return q.isEmpty() || text.toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT));
  }

  /** People and groups have their display name where Backstage puts it. */
  private static String title(Document document) {
    return document.at("/spec/profile/displayName").asString(document.displayName());
  }

  private ShortPaths paths() {
    List<String> files = new ArrayList<>();
    insight.documents().all().forEach(document -> files.add(document.file()));
    insight.folderProblems().forEach(problem -> files.add(problem.file()));
    return ShortPaths.of(files);
  }

  private static DocumentsView.Trouble trouble(Problem problem, ShortPaths paths, Voice voice) {
    boolean error = problem.severity() == Problem.Severity.ERROR;
    return new DocumentsView.Trouble(
        error ? "bad" : "warn",
        voice.say(error ? "problem.error" : "problem.warning"),
        paths.shorten(problem.file())
            + ":"
            + problem.position().line()
            + ":"
            + problem.position().column(),
        problem.message(),
        problem.remedy(),
        problem.rule());
  }

  private static List<DocumentsView.Chip> kinds(
      List<Document> named, String q, String kind, Voice voice) {
    Map<String, Long> counts =
        named.stream()
            .collect(Collectors.groupingBy(Document::kind, TreeMap::new, Collectors.counting()));
    List<DocumentsView.Chip> chips = new ArrayList<>();
    chips.add(
        new DocumentsView.Chip(
            voice.say("state.all"), voice.count(named.size()), href(q, "", 1), kind.isEmpty()));
    counts.forEach(
        (name, count) ->
            chips.add(
                new DocumentsView.Chip(
                    name, voice.count(count), href(q, name, 1), name.equals(kind))));
    return chips;
  }

  private static DocumentsView.Row row(Document document, ShortPaths paths) {
    return new DocumentsView.Row(
        document.kind(),
        document.name(),
        title(document),
        paths.shorten(document.file()),
        path(document.id()));
  }

  private static String path(DocumentId id) {
    return "/documents/" + encoded(id.kind()) + "/" + encoded(id.name());
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }

  private static String href(String q, String kind, int page) {
    UriComponentsBuilder url = UriComponentsBuilder.fromPath("/documents");
    if (!q.isBlank()) {
      url.queryParam("q", encoded(q));
    }
    if (!kind.isEmpty()) {
      url.queryParam("kind", encoded(kind));
    }
    if (page > 1) {
      url.queryParam("page", page);
    }
    return url.build(true).toUriString();
  }
}
