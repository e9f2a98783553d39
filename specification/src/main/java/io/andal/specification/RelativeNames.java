package io.andal.specification;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Names of files as references see them: paths with slashes, or addresses. */
public final class RelativeNames {
  private RelativeNames() {}

  /**
   * The name that a reference has seen from a file: {@code ../common/types.yaml} from {@code
   * pumps/openapi.yaml} is {@code common/types.yaml}. It may lead out: {@code ../types.yaml}.
   *
   * @param reference without its fragment
   */
  public static String resolve(String from, String reference) {
    if (isAddress(reference)) {
      return reference;
    }
    if (isAddress(from)) {
      try {
        return new URI(from).resolve(new URI(reference)).toString();
      } catch (URISyntaxException | IllegalArgumentException e) {
        // no address then; it is still a name, and nobody will know it
        return reference;
      }
    }
    String path = decoded(reference);
    int slash = from.lastIndexOf('/');
    return normalized(path.startsWith("/") ? path : from.substring(0, slash + 1) + path);
  }

  private static boolean isAddress(String name) {
    int colon = name.indexOf("://");
    return colon > 0 && name.substring(0, colon).chars().allMatch(Character::isLetterOrDigit);
  }

  private static String decoded(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // a lone % stands for itself: it may be part of a file's name
      return path;
    }
  }

  private static String normalized(String path) {
    boolean absolute = path.startsWith("/");
    List<String> kept = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else if (part.equals("..") ? !absolute : !part.isEmpty() && !part.equals(".")) {
        kept.add(part);
      }
    }
    return (absolute ? "/" : "") + String.join("/", kept);
  }
}
