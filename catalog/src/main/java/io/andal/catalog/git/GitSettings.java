package io.andal.catalog.git;

import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.document.Selection;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Which repositories a CatalogSource names.
 *
 * @param folder of a clone on this machine; empty if they are remote
 * @param remotes none if it is a clone
 * @param branch empty for the default one
 * @param tags of versions; empty if no tag is one
 */
record GitSettings(String folder, List<Remote> remotes, String branch, List<String> tags) {

  /**
   * What a valid document says.
   *
   * @throws IllegalArgumentException in words if an address is of no kind that is read
   */
  static GitSettings of(CatalogSettings settings) {
    String branch = settings.spec().text("branch");
    List<String> tags = settings.spec().texts("tags");
    String url = settings.connection().text("url").replaceAll("/+$", "");
    if (url.isEmpty()) {
      return new GitSettings(settings.spec().text("folder"), List.of(), branch, tags);
    }
    URI host = checked(url);
    List<String> repositories = settings.spec().texts("repositories");
    List<Remote> remotes =
        repositories.isEmpty()
            ? List.of(new Remote(host))
            : repositories.stream().map(name -> new Remote(checked(url + "/" + name))).toList();
    return new GitSettings("", remotes, branch, tags);
  }

  private static URI checked(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    boolean web = lower.startsWith("https://") || lower.startsWith("http://");
    URI uri = web ? URI.create(url) : URI.create("http://none");
    if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "A repository is named by an http or https address without credentials, such as"
              + " https://github.com/acme/pumps.git; a clone on this machine by `folder`");
    }
    return uri;
  }

  /** The host that is asked. */
  URI host() {
    return remotes.getFirst().uri();
  }

  Selection wantedTags() {
    return new Selection(tags, List.of());
  }

  /** Before the paths of a repository's files where they become keys. */
  String prefix(Remote remote) {
    String path = remote.uri().getPath().replaceAll("^/|(\\.git)?/*$", "");
    return remotes.size() == 1 ? "" : path + "/";
  }
}
