package io.andal.traffic;

import io.andal.specification.Operation;
import io.andal.traffic.count.Client;
import io.andal.traffic.count.ClientTally;
import io.andal.traffic.count.Facts;
import io.andal.traffic.count.Tally;
import io.andal.traffic.proposal.ProposedDescription;
import io.andal.traffic.proposal.ProposedOperation;
import io.andal.traffic.store.Contact;
import io.andal.traffic.template.Leaf;
import io.andal.traffic.template.ValueClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells what was seen of an API. */
final class SeenView {
  private SeenView() {}

  /** Empty if nothing was. */
  static Optional<SeenApi> of(ApiTraffic api) {
    List<Leaf<Activity>> leaves = api.seen();
    if (leaves.isEmpty()) {
      return Optional.empty();
    }
    Map<Client, Caller> callers = new HashMap<>();
    List<SeenOperation> operations = new ArrayList<>();
    for (Leaf<Activity> leaf : leaves) {
      Tally tally = leaf.value().now();
      SeenOperation operation = operation(leaf, tally, api.described(leaf));
      operations.add(operation);
      tally
          .clients()
          .forEach(
              (client, calls) -> {
                if (calls.requests() > 0 && !client.name().isEmpty()) {
                  callers.computeIfAbsent(client, _ -> new Caller()).add(operation.key(), calls);
                }
              });
    }
    operations.sort(
        Comparator.comparing(SeenOperation::template).thenComparing(SeenOperation::verb));
    List<SeenConsumer> consumers =
        callers.entrySet().stream()
            .map(one -> one.getValue().consumer(one.getKey()))
            .sorted(
                Comparator.comparingLong(SeenConsumer::requests)
                    .reversed()
                    .thenComparing(SeenConsumer::client)
                    .thenComparing(SeenConsumer::version))
            .toList();
    return Optional.of(
        new SeenApi(
            api.id(),
            api.known().map(KnownApi::id),
            hosts(api),
            api.names(Contact.Kind.SOURCE),
            operations.stream().map(SeenOperation::first).min(Instant::compareTo).orElseThrow(),
            operations.stream().map(SeenOperation::last).max(Instant::compareTo).orElseThrow(),
            operations.stream().mapToLong(SeenOperation::requests).sum(),
            operations,
            consumers));
  }

  /** A description of it; empty if nothing was seen. */
  static Optional<String> proposal(ApiTraffic api) {
    return of(api)
        .map(
            seen -> {
              List<ProposedOperation> operations = new ArrayList<>();
              for (Leaf<Activity> leaf : api.seen()) {
                Tally tally = leaf.value().now();
                operations.add(
                    new ProposedOperation(
                        operation(leaf, tally, api.described(leaf)),
                        Arrays.stream(leaf.classes()).boxed().toList()));
              }
              // which protocol it was isn't known
              List<String> servers =
                  api.known()
                      .map(KnownApi::addresses)
                      .filter(addresses -> !addresses.isEmpty())
                      .orElseGet(
                          () ->
                              api.names(Contact.Kind.HOST).stream()
                                  .map(host -> "//" + host)
                                  .toList());
              String title = api.known().map(KnownApi::title).orElse(api.id());
              return ProposedDescription.of(seen, title, servers, operations);
            });
  }

  private static List<String> hosts(ApiTraffic api) {
    TreeSet<String> hosts = new TreeSet<>(api.names(Contact.Kind.HOST));
    hosts.addAll(api.names(Contact.Kind.SERVICE));
    return List.copyOf(hosts);
  }

  private static SeenOperation operation(
      Leaf<Activity> leaf, Tally tally, List<Operation> described) {
    Map<String, Long> statuses = new TreeMap<>();
    tally
        .facts(Facts.Kind.STATUS)
        .seen()
        .forEach((status, fact) -> statuses.put(status, fact.times()));
    Map<String, String> parameters = new TreeMap<>();
    tally
        .facts(Facts.Kind.PARAMETER)
        .seen()
        .forEach((name, fact) -> parameters.put(name, ValueClass.spelling(fact.classes())));
    return new SeenOperation(
        leaf.verb(),
        leaf.template(),
        leaf.documented(),
        Instant.ofEpochMilli(tally.firstMillis()),
        Instant.ofEpochMilli(tally.lastMillis()),
        tally.requests(),
        Math.max(0, tally.failures()),
        statuses,
        parameters,
        List.copyOf(tally.facts(Facts.Kind.REQUEST_TYPE).seen().keySet()),
        List.copyOf(tally.facts(Facts.Kind.RESPONSE_TYPE).seen().keySet()),
        Drift.of(tally, described));
  }

  /** A client as it is added up over operations. */
  private static final class Caller {
    private final ClientTally all = new ClientTally();
    private final TreeSet<String> operations = new TreeSet<>();

    void add(String operation, ClientTally calls) {
      all.add(calls.requests(), calls.firstMillis(), calls.lastMillis());
      operations.add(operation);
    }

    SeenConsumer consumer(Client client) {
      return new SeenConsumer(
          client.name(),
          client.version(),
          Instant.ofEpochMilli(all.firstMillis()),
          Instant.ofEpochMilli(all.lastMillis()),
          all.requests(),
          List.copyOf(operations));
    }
  }
}
