package io.andal.slo.suggestion;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The Service documents that SLOs belong to: those there are, and new ones for the rest. */
final class Services {
  private final Documents present;
  private final DocumentNames names;
  private final Map<String, String> byText = new HashMap<>();
  private final List<ObjectNode> made = new ArrayList<>();

  Services(Documents present, DocumentNames names) {
    this.present = present;
    this.names = names;
  }

  /** The name of the document for what a system calls a service. */
  String of(String text) {
    return byText.computeIfAbsent(text, this::find);
  }

  private String find(String text) {
    String name = DocumentNames.valid(text);
    for (Document service : present.all("Service")) {
      boolean named = service.name().equals(name) && !name.equals(DocumentNames.UNNAMED);
      if (named || service.displayName().equals(text)) {
        return service.name();
      }
    }
    String free = names.free("Service", text);
    ObjectNode service = SloNode.document("Service", free, text, Map.of());
    service.putObject("spec");
    made.add(service);
    return free;
  }

  /** Those that had to be made, in the order in which they were needed. */
  List<ObjectNode> made() {
    return made;
  }
}
