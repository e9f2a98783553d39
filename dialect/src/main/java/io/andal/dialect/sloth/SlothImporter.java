package io.andal.dialect.sloth;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.ImportOptions;
import io.andal.dialect.Imported;
import io.andal.dialect.Importer;
import io.andal.dialect.OpenSlo;
import io.andal.dialect.sloth.SlothSlo.Sli;
import io.andal.dialect.sloth.SpecReader.Found;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Sloth's specs, its PrometheusServiceLevel, and its AlertWindows, which stay as they are. */
public final class SlothImporter implements Importer {
  @Override
  public String name() {
    return "sloth";
  }

  @Override
  public boolean recognizes(ObjectNode document) {
    return document.path("version").asString("").startsWith("prometheus/")
        || document.path("apiVersion").asString("").startsWith("sloth.slok.dev/");
  }

  @Override
  public void read(List<ForeignValue> documents, ImportOptions options, Imported into) {
    for (ForeignValue document : documents) {
      String form = document.text("version") + document.text("apiVersion");
      switch (form + " " + document.text("kind")) {
        case "prometheus/v1 " -> write(document, SpecReader.spec(document, into), options, into);
        case "sloth.slok.dev/v1 PrometheusServiceLevel" ->
            write(document, SpecReader.crd(document, into), options, into);
        case "sloth.slok.dev/v1 AlertWindows" ->
            into.addAsIs(document, (ObjectNode) document.node());
        default ->
            into.problem(
                document.error(
                    "dialect-version",
                    "Sloth has no '%s' of version '%s'".formatted(document.text("kind"), form),
                    "Write version: prometheus/v1, or apiVersion: sloth.slok.dev/v1 with kind"
                        + " PrometheusServiceLevel or AlertWindows"));
      }
    }
  }

  private static void write(
      ForeignValue document, List<Found> slos, ImportOptions options, Imported into) {
    OpenSlo.addSource(document, options, into);
    for (Found found : slos) {
      SlothSlo slo = found.slo();
      into.add(document, OpenSlo.service(OpenSlo.name(slo.service()), slo.service()));
      ObjectNode written = OpenSloWriter.write(slo, options.source(), options.period());
      OpenSlo.explain((ObjectNode) written.path("spec"), found.place().child("description"), into);
      into.add(found.place(), written);
      tell(found, into);
    }
  }

  private static void tell(Found found, Imported into) {
    ForeignValue place = found.place();
    if (found.slo().sli() instanceof Sli.Events events) {
      Queries.Events read = Queries.read(events);
      into.note(
          place,
          read.exact()
              ? "'%s' only adds up rates: its events are counted exactly"
                  .formatted(found.slo().name())
              : "'%s' is estimated from its queries over each minute"
                  .formatted(found.slo().name()));
    }
    String heard = Notes.heard(found.slo().alerting());
    if (!heard.isEmpty()) {
      into.note(
          place,
          "'%s' disables alerts: the annotation %s is %s"
              .formatted(found.slo().name(), Notes.ALERTS, heard));
    }
  }
}
