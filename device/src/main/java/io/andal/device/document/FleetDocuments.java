package io.andal.device.document;

import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.List;

/** Documents of fleets. Stateless. */
public final class FleetDocuments {
  public static final String FLEET = "Fleet";

  private FleetDocuments() {}

  /** Fleet. */
  public static List<Kind> kinds() {
    return List.of(new FleetKind());
  }

  /** What the Fleet documents say. */
  public static List<FleetSpec> fleets(Documents documents) {
    return documents.all(FLEET).stream().map(FleetSpec::of).toList();
  }
}
