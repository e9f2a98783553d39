package io.andal.cli;

import io.andal.cli.client.Api;
import io.andal.cli.client.ApiException;
import io.andal.cli.client.Request;
import io.andal.cli.report.Json;
import io.andal.demo.plant.Plant;
import io.andal.workspace.SourceText;
import java.io.PrintStream;
import java.util.List;

/**
 * Tells the demo's server whom alerts reach. Where that is on this machine differs from start to
 * start, so the documents aren't among the demo's files.
 */
final class DemoPlant {
  private DemoPlant() {}

  /** Writes the documents; the demo goes on without them if the server doesn't want them. */
  static void tell(Api api, Plant plant, PrintStream out) throws InterruptedException {
    ApplyCommand.Body body =
        new ApplyCommand.Body(
            List.of(new SourceText("demo", plant.documents())),
            List.of(),
            "whom the demo's alerts reach",
            false);
    try {
      api.send(Request.post("apply").json(Json.compact(body)));
    } catch (ApiException e) {
      out.println("Demo: its alerts reach nobody: " + e.getMessage());
    }
  }
}
