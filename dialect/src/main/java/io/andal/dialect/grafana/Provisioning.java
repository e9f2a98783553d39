package io.andal.dialect.grafana;

import io.andal.dialect.Export;
import java.util.ArrayList;
import java.util.List;

/** Files that a Grafana reads dashboards from when it starts, and whenever they change. */
public final class Provisioning {
  private Provisioning() {}

  /**
   * The provider's file, and dashboards in a folder beside it.
   *
   * @param path of the folder with the dashboards, where Grafana runs
   * @param folder the title of Grafana's folder
   */
  public static Export of(Export dashboards, String path, String folder) {
    List<Export.File> files = new ArrayList<>();
    files.add(new Export.File("andal.yaml", provider(path, folder)));
    dashboards
        .files()
        .forEach(file -> files.add(new Export.File("andal/" + file.name(), file.text())));
    return new Export(files, dashboards.problems());
  }

  private static String provider(String path, String folder) {
    return """
        # Grafana reads this from its folder provisioning/dashboards.
        apiVersion: 1
        providers:
          - name: andal
            orgId: 1
            folder: %s
            type: file
            disableDeletion: false
            updateIntervalSeconds: 30
            allowUiUpdates: false
            options:
              path: %s
              foldersFromFilesStructure: false
        """
        .formatted(quoted(folder), quoted(path));
  }

  /** Grafana replaces $NAME by an environment variable; $$ is a dollar. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "''").replace("$", "$$") + "'";
  }
}
