package io.andal.slo.document;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A value within a document, and where it stands. */
record Place(Document document, String pointer) {

  /** The spec of a document in its v1 form. */
  static Place spec(Document document) {
    return new Place(V1Form.of(document).document(), "/spec");
  }

  /** A field's name as a step of a JSON pointer (RFC 6901). */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  JsonNode node() {
    return document.at(pointer);
  }

  Place child(String field) {
    return new Place(document, pointer + "/" + escaped(field));
  }

  /** The items of a list; none if it is absent. */
  List<Place> items() {
    List<Place> items = new ArrayList<>();
    for (int i = 0; i < node().size(); i++) {
      items.add(child(Integer.toString(i)));
    }
    return items;
  }

  boolean has(String field) {
    return child(field).present();
  }

  boolean present() {
    return !node().isMissingNode() && !node().isNull();
  }

  /** The text of a field; empty where there is none. */
  String text(String field) {
    return child(field).node().asString("");
  }

  double number(String field) {
    return child(field).node().asDouble(Double.NaN);
  }

  boolean flag(String field, boolean otherwise) {
    return child(field).node().asBoolean(otherwise);
  }

  /** The name in the metadata of an inline object. */
  String name() {
    return child("metadata").text("name");
  }

  Problem error(String rule, String message, String remedy) {
    return document.error(pointer, rule, message, remedy);
  }

  Problem warning(String rule, String message, String remedy) {
    return document.warning(pointer, rule, message, remedy);
  }

  /** An annotation in the metadata that stand next to a spec, or in an inline object. */
  Place annotation(String key) {
    return child("metadata").child("annotations").child(key);
  }
}
