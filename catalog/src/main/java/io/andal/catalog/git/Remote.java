package io.andal.catalog.git;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A repository at a host.
 *
 * @param uri without credentials
 */
record Remote(URI uri) {

  /** Of a clone's configuration; empty if it is none that has pages. */
  static Optional<Remote> ofClone(String url) {
    String plain = url.replaceFirst("^(https?://)[^/@]*@", "$1");
    return plain.matches("https?://[-A-Za-z0-9.:]+/[-A-Za-z0-9._~/]+")
        ? Optional.of(new Remote(URI.create(plain)))
        : Optional.empty();
  }

  /** For people: {@code github.example/acme/pumps}. */
  String place() {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getHost() + port + path();
  }

  private String path() {
    return uri.getPath().replaceAll("(\\.git)?/*$", "");
  }

  /**
   * A file on the pages of the host.
   *
   * @param revision a branch, a tag or {@code HEAD}
   */
  Optional<URI> page(String revision, String path) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String between =
        host.contains("gitlab") ? "/-/blob/" : host.contains("bitbucket") ? "/src/" : "/blob/";
    try {
      return Optional.of(
          new URI(
              uri.getScheme(),
              null,
              uri.getHost(),
              uri.getPort(),
              path() + between + revision + "/" + path,
              null,
              null));
    } catch (URISyntaxException e) {
      // A name that fits no address has no page.
      return Optional.empty();
    }
  }
}
