package io.andal.inventory.identity;

import io.andal.specification.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Operations as numbers that are equal where the operations are: verb and path, whatever the names
 * of its parameters. Long paths come first in their order, because they are rare. Two different
 * operations get the same number once in 2^56 pairs.
 */
public final class Signatures {
  /** Paths that nearly every service has. */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "",
          "health",
          "healthz",
          "healthcheck",
          "ready",
          "readyz",
          "readiness",
          "live",
          "livez",
          "liveness",
          "metrics",
          "ping",
          "version",
          "info",
          "status",
          "favicon.ico",
          "robots.txt",
          "openapi.json",
          "openapi.yaml",
          "swagger.json",
          "docs",
          "actuator");

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

  private Signatures() {}

  /** Sorted, each once, without those that nearly every service has. */
  public static List<Long> of(Collection<Operation> operations, List<String> base) {
    return of(operations.stream().map(one -> new Call(one.verb(), one.path())), base);
  }

  /** What is called, and how. */
  public record Call(String verb, String path) {}

  /** Sorted, each once, without those that nearly every service has. */
  public static List<Long> of(Stream<Call> operations, List<String> base) {
    TreeSet<Long> all = new TreeSet<>();
    for (Call operation : operations.toList()) {
      List<String> segments = new ArrayList<>(base);
      segments.addAll(Addresses.segments(operation.path()));
      if (segments.size() <= 1 && EVERYWHERE.contains(String.join("/", segments))) {
        continue;
      }
      if (!segments.isEmpty() && segments.getFirst().equals("actuator")) {
        continue;
      }
      all.add(number(operation.verb(), segments));
    }
    return List.copyOf(all);
  }

  private static long number(String verb, List<String> segments) {
    long hash = 0xcbf29ce484222325L;
    for (String part : segments) {
      // a template's parameter, or a path that has one within a segment
      String plain = part.indexOf('{') < 0 ? part : PARAMETER.matcher(part).replaceAll("{}");
      hash = mix(hash, plain.toLowerCase(Locale.ROOT));
    }
    hash = mix(hash, verb);
    long shortness = 127L - Math.min(127, segments.size());
    return (shortness << 56) | (hash & 0x00ff_ffff_ffff_ffffL);
  }

  /** FNV-1a, with a separator after each part. */
  private static long mix(long before, String text) {
    long hash = before;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return (hash ^ 0x1f) * 0x100000001b3L;
  }

  /** How many two sorted lists share. */
  static int shared(List<Long> one, List<Long> other) {
    int shared = 0;
    for (int i = 0, j = 0; i < one.size() && j < other.size(); ) {
      int order = Long.compare(one.get(i), other.get(j));
      if (order == 0) {
        shared++;
        i++;
        j++;
      } else if (order < 0) {
        i++;
      } else {
        j++;
      }
    }
    return shared;
  }
}
