package io.andal.benchmark.alert;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Objectives {@code wire-0}, {@code wire-1} and so on, and a route to recipients of its own each.
 */
record WireDocuments(
    int objectives, int mailPort, int smsPort, String hook, Optional<Integer> mqttPort) {
  private static final String CHANNELS =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: metrics}
      spec: {type: Prometheus, connectionDetails: {url: 'http://127.0.0.1:9'}}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: pumps}
      spec: {}
      ---
      apiVersion: andal.io/v1
      kind: Channel
      metadata: {name: mail}
      spec: {type: Email, host: 127.0.0.1, port: MAIL, security: none, from: andal@pumps.example}
      ---
      apiVersion: andal.io/v1
      kind: Channel
      metadata: {name: hook}
      spec: {type: Webhook, url: 'HOOK'}
      ---
      apiVersion: andal.io/v1
      kind: Channel
      metadata: {name: sms}
      spec: {type: Smpp, host: 127.0.0.1, port: SMS, systemId: andal, password: '${file:SECRET}', from: Andal, window: 32, perSecond: 1000}
      ---
      """;

  private static final String MQTT =
      """
      apiVersion: andal.io/v1
      kind: Channel
      metadata: {name: broker}
      spec: {type: Mqtt, host: 127.0.0.1, port: BROKER, security: none, topic: plant}
      ---
      """;

  private static final String OBJECTIVE =
      """
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: wire-NUMBER, displayName: wire-NUMBER}
      spec:
        service: pumps
        budgetingMethod: Occurrences
        timeWindow: [{duration: 30d, isRolling: true}]
        objectives: [{target: 0.99}]
        indicator:
          metadata: {name: accepted}
          spec:
            ratioMetric:
              counter: true
              bad: {metricSource: {metricSourceRef: metrics, spec: {query: 'failures{n="NUMBER"}'}}}
              total: {metricSource: {metricSourceRef: metrics, spec: {query: 'requests{n="NUMBER"}'}}}
      """;

  String text(Path secret) {
    StringBuilder text = new StringBuilder();
    text.append(
        CHANNELS
            .replace("MAIL", Integer.toString(mailPort))
            .replace("HOOK", hook)
            .replace("SMS", Integer.toString(smsPort))
            .replace("SECRET", secret.toString()));
    mqttPort.ifPresent(port -> text.append(MQTT.replace("BROKER", Integer.toString(port))));
    text.append(
        """
        apiVersion: andal.io/v1
        kind: Route
        metadata: {name: company}
        spec:
          receiver: r0
          groupBy: [alertname, slo]
          groupWait: 0s
          receivers:
        """);
    for (int i = 0; i < objectives; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "  - {name: r%d, tell: [{channel: mail, to: w%d@pumps.example}, {channel: hook, to:"
                  + " w%d}, {channel: sms, to: '+628120%05d'}%s]}%n",
              i,
              i,
              i,
              i,
              mqttPort.isPresent() ? ", {channel: broker, to: w" + i + "}" : ""));
    }
    text.append("  routes:\n");
    for (int i = 0; i < objectives; i++) {
      text.append(
          String.format(Locale.ROOT, "  - {receiver: r%d, matchers: ['slo=\"wire-%d\"']}%n", i, i));
    }
    for (int i = 0; i < objectives; i++) {
      text.append(OBJECTIVE.replace("NUMBER", Integer.toString(i)));
    }
    return text.toString();
  }
}
