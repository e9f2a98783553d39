package io.andal.inventory.entry;

import io.andal.catalog.Found;
import io.andal.specification.OtherFiles;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a description again with the files that were kept with it. Thread-safe. */
@FunctionalInterface
public interface DescriptionReader {
  /** What parts of paths stand between. */
  Pattern SLASH = Pattern.compile("/");

  /** Empty if it is no API description at all. */
  Optional<Specification> read(Found.Content content);

  /** The real one. */
  static DescriptionReader real() {
    SpecificationReader reader = new SpecificationReader(SpecificationLimits.DEFAULT);
    return content -> reader.read(content.main(), parts(content));
  }

  /** Files are found by the name that a reference comes to, or by the reference as it stands. */
  static OtherFiles parts(Found.Content content) {
    Map<String, SpecificationFile> byName = new HashMap<>();
    content.parts().forEach(part -> byName.put(part.name(), part));
    return (from, reference) ->
        Optional.ofNullable(byName.get(resolve(from, reference)))
            .or(() -> Optional.ofNullable(byName.get(reference)));
  }

  private static String resolve(String from, String reference) {
    if (reference.contains("://")) {
      return reference;
    }
    if (from.contains("://")) {
      try {
        return URI.create(from).resolve(reference).toString();
      } catch (IllegalArgumentException e) {
        return reference;
      }
    }
    Deque<String> path = new ArrayDeque<>();
    if (!reference.startsWith("/")) {
      path.addAll(SLASH.splitAsStream(from).toList());
      path.pollLast();
    }
    for (String segment : SLASH.splitAsStream(reference).toList()) {
      if (segment.equals("..")) {
        path.pollLast();
      } else if (!segment.equals(".")) {
        path.addLast(segment);
      }
    }
    return String.join("/", path);
  }
}
