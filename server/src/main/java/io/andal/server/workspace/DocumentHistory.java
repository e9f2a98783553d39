package io.andal.server.workspace;

import io.andal.server.web.Voice;
import io.andal.workspace.DocumentId;
import io.andal.workspace.DocumentVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A document with all its versions, and the difference between two of them.
 *
 * @param text the newest version that wasn't a deletion
 * @param between the two versions that are compared, in words; empty if there is only one
 */
public record DocumentHistory(
    DocumentId id,
    String href,
    String text,
    List<Version> versions,
    String between,
    List<LineDiff.Line> difference) {
  public DocumentHistory {
    versions = List.copyOf(versions);
    difference = List.copyOf(difference);
  }

  /** One version. */
  public record Version(
      int number,
      String at,
      String author,
      String change,
      boolean deleted,
      String compareHref,
      boolean compared) {}

  /**
   * @param history newest first
   * @param href the page that shows it
   * @param older the version on the left; 0 = the one before the newer
   * @param newer the version on the right; 0 = the newest
   */
  public static DocumentHistory of(
      List<DocumentVersion> history,
      DocumentId id,
      String href,
      int older,
      int newer,
      Voice voice) {
    Optional<DocumentVersion> right =
        newer == 0 ? history.stream().findFirst() : find(history, newer);
    int before = older > 0 ? older : right.map(v -> v.version() - 1).orElse(0);
    Optional<DocumentVersion> left = find(history, before);
    List<Version> versions = new ArrayList<>();
    for (DocumentVersion version : history) {
      String compare =
          version.version() == 1
              ? ""
              : href + "?older=" + (version.version() - 1) + "&newer=" + version.version() + "#history";
      versions.add(
          new Version(
              version.version(),
              voice.moment(version.at()),
              version.author(),
              version.change(),
              version.deleted(),
              compare,
              right.map(r -> r.version() == version.version()).orElse(false)));
    }
    boolean both = left.isPresent() && right.isPresent();
    return new DocumentHistory(
        id,
        href,
        history.stream().filter(v -> !v.deleted()).findFirst().map(DocumentVersion::text).orElse(""),
        versions,
        both ? voice.say("history.between", left.get().version(), right.get().version()) : "",
        both ? LineDiff.between(left.get().text(), right.get().text()) : List.of());
  }

  private static Optional<DocumentVersion> find(List<DocumentVersion> history, int version) {
    return history.stream().filter(v -> v.version() == version).findFirst();
  }
}
