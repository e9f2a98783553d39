package io.andal.dialect.sloth;

import io.andal.dialect.OpenSlo;
import io.andal.dialect.sloth.SlothSlo.Resource;
import io.andal.dialect.sloth.SlothSlo.Sli;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Writes one of Sloth's SLOs as an OpenSLO document. */
final class OpenSloWriter {
  /** Labels of Prometheus may begin and end with an underscore, those of OpenSLO may not. */
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z0-9](\\w{0,61}[a-zA-Z0-9])?");

  private OpenSloWriter() {}

  /**
   * The document, but for the description.
   *
   * @param source the name of the DataSource
   * @param period of the time window, such as {@code 30d}
   */
  static ObjectNode write(SlothSlo slo, String source, String period) {
    ObjectNode document = OpenSlo.document("SLO", OpenSlo.name(slo.id()), slo.name());
    Map<String, String> labels = new TreeMap<>();
    Map<String, String> others = new TreeMap<>();
    slo.labels().forEach((k, v) -> (LABEL.matcher(k).matches() ? labels : others).put(k, v));
    OpenSlo.describe(document, "labels", labels);
    ObjectNode indicator = indicator(slo.sli(), source);
    OpenSlo.describe(document, "annotations", annotations(slo, others));
    ObjectNode spec = document.putObject("spec");
    spec.put("service", OpenSlo.name(slo.service()));
    ObjectNode inline = spec.putObject("indicator");
    inline.putObject("metadata").put("name", OpenSlo.name(slo.id()));
    inline.putObject("spec").set("ratioMetric", indicator);
    spec.putArray("timeWindow").addObject().put("duration", period).put("isRolling", true);
    spec.put("budgetingMethod", "Occurrences");
    spec.putArray("objectives").addObject().put("targetPercent", slo.objective());
    return document;
  }

  private static ObjectNode indicator(Sli sli, String source) {
    ObjectNode ratio = OpenSlo.object();
    switch (sli) {
      case Sli.Raw raw -> {
        ratio.set("raw", OpenSlo.metric(source, raw.errorRatio()));
        ratio.put("rawType", "failure");
      }
      case Sli.Events events -> {
        Queries.Events read = Queries.read(events);
        ratio.put("counter", true);
        ratio.set(read.partIsBad() ? "bad" : "good", OpenSlo.metric(source, read.part()));
        ratio.set("total", OpenSlo.metric(source, read.total()));
      }
    }
    return ratio;
  }

  private static Map<String, String> annotations(SlothSlo slo, Map<String, String> labels) {
    Map<String, String> notes = new TreeMap<>();
    notes.put(Notes.SPEC, slo.spec());
    notes.put(Notes.NAME, slo.name());
    if (!OpenSlo.name(slo.service()).equals(slo.service())) {
      notes.put(Notes.SERVICE, slo.service());
    }
    if (!labels.isEmpty()) {
      notes.put(Notes.LABELS, Notes.text(labels));
    }
    String alerting = Notes.text(slo.alerting());
    if (!alerting.isEmpty()) {
      notes.put(Notes.ALERTING, alerting);
    }
    String heard = Notes.heard(slo.alerting());
    if (!heard.isEmpty()) {
      notes.put(Notes.ALERTS, heard);
    }
    if (!slo.resource().equals(Resource.NONE)) {
      notes.put(Notes.RESOURCE, Notes.text(slo.resource()));
    }
    if (slo.sli() instanceof Sli.Events events) {
      Queries.Events read = Queries.read(events);
      Sli.Events again =
          new Sli.Events(
              Queries.rate(read.part(), read.exact()), Queries.rate(read.total(), read.exact()));
      if (!read.partIsBad() || !again.equals(events)) {
        notes.put(Notes.ERROR_QUERY, events.errors());
        notes.put(Notes.TOTAL_QUERY, events.total());
      }
    }
    return notes;
  }
}
