package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Receiver;
import io.andal.alert.route.Route;
import io.andal.alert.route.Routing;
import java.time.Instant;
import java.util.List;

/** Who would hear of an alert, by the routes that hold. */
record Hearings(Routing routing, GroupContext context) {

  List<Hearing> of(Labels labels, Instant at) {
    return routing.match(labels).stream().map(route -> hearing(route, labels, at)).toList();
  }

  private Hearing hearing(Route route, Labels labels, Instant at) {
    return new Hearing(
        route.key(),
        route.group(labels).toString(),
        route.receiver(),
        told(route.receiver(), labels, at),
        routing.quiet(route, at),
        route,
        route.escalations().stream()
            .map(
                later ->
                    new Hearing.Later(
                        later.after(),
                        later.receiver(),
                        told(later.receiver(), labels, at.plus(later.after()))))
            .toList());
  }

  private List<Recipient> told(String receiver, Labels labels, Instant at) {
    Receiver found = routing.receivers().get(receiver);
    return found == null ? List.of() : context.recipients(found, List.of(labels), at);
  }
}
