package io.andal.dialect.sloth;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * One SLO as Sloth's specification says it.
 *
 * @param spec the form it was written in: {@code prometheus/v1} or {@code sloth.slok.dev/v1}
 * @param objective in percent, in (0, 100)
 * @param labels those of the service and those of the SLO together
 * @param resource of the CRD it stands in; {@link Resource#NONE} in a spec
 */
record SlothSlo(
    String spec,
    String service,
    String name,
    String description,
    BigDecimal objective,
    Map<String, String> labels,
    Sli sli,
    Alerting alerting,
    Resource resource) {
  SlothSlo {
    labels = new TreeMap<>(labels);
  }

  static final String PLAIN = "prometheus/v1";
  static final String CRD = "sloth.slok.dev/v1";

  /** What Sloth calls it: unique among all SLOs of a Prometheus. */
  String id() {
    return service + "-" + name;
  }

  /** How errors are measured; queries have {@code {{.window}}} in them. */
  sealed interface Sli {
    /** Errors and all events. */
    record Events(String errors, String total) implements Sli {}

    /** A ready share of errors. */
    record Raw(String errorRatio) implements Sli {}
  }

  /**
   * How its alerts are called and labeled.
   *
   * @param name empty if nothing names it
   */
  record Alerting(
      String name,
      Map<String, String> labels,
      Map<String, String> annotations,
      Notice page,
      Notice ticket) {
    static final Alerting NONE = new Alerting("", Map.of(), Map.of(), Notice.PLAIN, Notice.PLAIN);

    Alerting {
      labels = new TreeMap<>(labels);
      annotations = new TreeMap<>(annotations);
    }
  }

  /** One of the two alerts. */
  record Notice(boolean disabled, Map<String, String> labels, Map<String, String> annotations) {
    static final Notice PLAIN = new Notice(false, Map.of(), Map.of());

    Notice {
      labels = new TreeMap<>(labels);
      annotations = new TreeMap<>(annotations);
    }
  }

  /** The metadata of a Kubernetes resource. */
  record Resource(
      String name, String namespace, Map<String, String> labels, Map<String, String> annotations) {
    static final Resource NONE = new Resource("", "", Map.of(), Map.of());

    Resource {
      labels = new TreeMap<>(labels);
      annotations = new TreeMap<>(annotations);
    }
  }
}
