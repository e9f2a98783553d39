package io.andal.server;

import io.andal.alert.document.RouteDocuments;
import io.andal.server.watch.FindingWatch;
import io.andal.server.watch.FleetWatch;
import io.andal.server.watch.HeartbeatWatch;
import io.andal.server.watch.ReachWatch;
import io.andal.server.watch.SourceWatch;
import io.andal.server.watch.Watch;
import io.andal.workspace.Documents;
import java.time.Duration;
import java.util.function.Supplier;

/** What is wrong with fleets, sources, APIs and owners is an alert too. */
final class RuntimeWatch {
  private static final Duration OFTEN = Duration.ofSeconds(10);
  private static final Duration SELDOM = Duration.ofMinutes(1);

  private RuntimeWatch() {}

  static Watch of(AndalRuntime runtime) {
    Supplier<Documents> documents = runtime.workspace()::current;
    Supplier<String> url = runtime::publicUrl;
    return new Watch(runtime.groups(), runtime.clock())
        .add("andal-fleets", OFTEN, new FleetWatch(runtime.fleets(), documents, url))
        .add(
            "andal-sources",
            OFTEN,
            new SourceWatch(
                runtime.collector(), runtime.inventory(), runtime.trafficSources(), documents, url))
        .add(
            "andal-heartbeat",
            OFTEN,
            new HeartbeatWatch(
                runtime.groups()::routing, runtime::troubles, url, runtime.clock().instant()))
        .add(
            "andal-inventory",
            SELDOM,
            new FindingWatch(runtime.inventory(), () -> RouteDocuments.any(documents.get()), url))
        .add(
            "andal-owners",
            SELDOM,
            new ReachWatch(
                runtime.slos()::definitions, runtime.groups(), documents, runtime::owners, url));
  }
}
