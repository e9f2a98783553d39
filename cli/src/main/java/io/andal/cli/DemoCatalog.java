package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.ApiException;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.workspace.SourceText;
import io.andal.workspace.YamlText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the demo's server where its company keeps descriptions of APIs. Where that is depends on
 * the machine, so the document isn't among the demo's files.
 */
final class DemoCatalog {
  private DemoCatalog() {}

  /** Writes the document; the demo goes on without it if the server doesn't want it. */
  static void tell(Api api, Path descriptions, PrintStream out) throws InterruptedException {
    ObjectNode document =
        JsonMapper.shared()
            .valueToTree(
                Map.of(
                    "apiVersion",
                    "andal.io/v1",
                    "kind",
                    "CatalogSource",
                    "metadata",
                    Map.of("name", "descriptions", "displayName", "Descriptions of the teams"),
                    "spec",
                    Map.of("type", "Folder", "folder", descriptions.toString())));
    ApplyCommand.Body body =
        new ApplyCommand.Body(
            List.of(new SourceText("demo", YamlText.write(document))),
            List.of(),
            "the demo's descriptions",
            false);
    try {
      api.send(Request.post("apply").json(Json.compact(body)));
    } catch (ApiException e) {
      out.println("Demo: its descriptions of APIs are not looked at: " + e.getMessage());
    }
  }
}
