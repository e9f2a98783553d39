package io.andal.signal.prometheus;

import io.andal.signal.Matcher;
import java.util.List;

/**
 * Metrics of one kind that tell how many requests a service answered, and how fast.
 *
 * @param protocol for people: {@code HTTP}
 * @param counter the metric that counts requests by status; empty if only the histogram does
 * @param histogram the histogram's name, without {@code _bucket}; empty if there is none
 * @param unit in which the histogram measures, for people: {@code s}
 * @param services labels that name the service, the best first
 * @param spaces labels that tell apart services of one name: namespaces
 * @param states labels that hold the status, the best first
 * @param bad a regular expression of the statuses that are the service's own fault
 * @param fixed conditions without which requests would count twice
 */
record RequestShape(
    String protocol,
    String counter,
    String histogram,
    String unit,
    List<String> services,
    List<String> spaces,
    List<String> states,
    String bad,
    List<Matcher> fixed) {
  RequestShape {
    services = List.copyOf(services);
    spaces = List.copyOf(spaces);
    states = List.copyOf(states);
    fixed = List.copyOf(fixed);
  }

  /** The name for suggestions, which tells it apart from others. */
  String name() {
    return counter.isEmpty() ? histogram : counter;
  }

  String buckets() {
    return histogram + "_bucket";
  }

  String count() {
    return histogram + "_count";
  }

  /** What people call what is counted. */
  String noun() {
    return protocol.equals("gRPC") ? "calls" : "requests";
  }
}
