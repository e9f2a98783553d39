package io.andal.catalog.kubernetes;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of a manifest.
 *
 * @param file that it stands in
 */
record Manifest(String file, ObjectNode body) {

  String kind() {
    return body.path("kind").asString("");
  }

  /** {@code networking.k8s.io}, without its version. */
  String group() {
    String version = body.path("apiVersion").asString("");
    int slash = version.indexOf('/');
    return slash < 0 ? "" : version.substring(0, slash);
  }

  String name() {
    return body.at("/metadata/name").asString("");
  }

  String namespace() {
    return body.at("/metadata/namespace").asString("default");
  }

  String annotation(String name) {
    return body.path("metadata").path("annotations").path(name).asString("");
  }

  Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    body.at("/metadata/labels").forEachEntry((name, value) -> labels.put(name, value.asString("")));
    return labels;
  }
}
