package io.andal.slo.document;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A value within a document, and where it stands. */
record Place(Document document, String pointer) {

  static Place spec(Document document) {
    return new Place(document, "/spec");
  }

  JsonNode node() {
    return document.at(pointer);
  }

  Place child(String field) {
    return new Place(document, pointer + "/" + field);
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

  /** OpenSLO has it, Andal not yet. */
  Problem notBuilt(String what, String remedy) {
    return error("not-built-yet", what + " is not built yet", remedy);
  }
}
