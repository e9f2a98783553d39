package io.andal.signal.grafana;

import io.andal.signal.kit.PromqlRig;
import io.andal.signal.kit.PromqlServer;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Truth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Prometheus behind Grafana's proxy. */
class GrafanaProxyKitTest extends SourceKit {
  @Override
  protected Rig rig(Truth truth) {
    PromqlServer server = new PromqlServer(List.of());
    server.answeringWhole(
        "/api/datasources/uid/prom", "{\"uid\":\"prom\",\"name\":\"P\",\"type\":\"prometheus\"}");
    return new PromqlRig(
        server,
        truth,
        true,
        "a shard did not answer",
        (details, clock) -> {
          Map<String, Object> own = new HashMap<>(details);
          own.put("token", String.valueOf(own.remove("bearerToken")));
          own.put("datasource", "prom");
          return GrafanaSources.open("g", own, clock);
        });
  }
}
