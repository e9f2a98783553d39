package io.andal.specification.difference.asyncapi;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.reference.References;
import io.andal.specification.reference.Resolution;
import java.util.ArrayList;
import java.util.List;

/** AsyncAPI 3: into which channels callers send, because the application receives from them. */
final class Channels {
  private Channels() {}

  /** {@code channels NAME} and {@code operations NAME} for each. */
  static List<String> sent(Mapping root, References references, int major) {
    List<String> sent = new ArrayList<>();
    if (major == 2) {
      return sent;
    }
    for (Field field : root.mapping("operations").map(Mapping::fields).orElseGet(List::of)) {
      if (references.resolve(field.value()) instanceof Resolution.Found found
          && found.node() instanceof Mapping operation
          && operation.text("action").equals("receive")) {
        sent.add("operations " + field.key());
        operation
            .mapping("channel")
            .map(channel -> channel.text("$ref"))
            .filter(reference -> !reference.isEmpty())
            .ifPresent(
                reference ->
                    sent.add(
                        "channels "
                            + reference
                                .substring(reference.lastIndexOf('/') + 1)
                                .replace("~1", "/")
                                .replace("~0", "~")));
      }
    }
    return sent;
  }
}
