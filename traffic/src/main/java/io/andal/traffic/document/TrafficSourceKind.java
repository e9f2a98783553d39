package io.andal.traffic.document;

import io.andal.traffic.accesslog.BadPatternException;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Where traffic is seen. */
final class TrafficSourceKind implements Kind {

  @Override
  public String name() {
    return TrafficDocuments.TRAFFIC_SOURCE;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/traffic/schema/TrafficSource.json";
  }

  @Override
  public List<Reference> references(Document document) {
    return List.of();
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    TrafficSourceType type =
        TrafficSourceType.named(document.at("/spec/type").asString("")).orElseThrow();
    for (String field : document.spec().propertyNames()) {
      if (!type.has(field)) {
        problems.add(
            document.error(
                "/spec/" + field,
                "traffic-fields",
                "A source of type %s has no \"%s\"".formatted(type.spelling(), field),
                "It has "
                    + String.join(", ", TrafficSourceType.SHARED)
                    + ", "
                    + String.join(", ", type.fields())));
      }
    }
    String path = document.at("/spec/path").asString("");
    boolean push = document.at("/spec/push").asBoolean(false);
    if (type != TrafficSourceType.OPEN_TELEMETRY && path.isEmpty() && !push) {
      problems.add(
          document.error(
              "/spec",
              "traffic-nothing",
              "The source has neither \"path\" nor \"push\", so it would never see anything",
              "Write the path of its files, or push: true to have them sent"));
    }
    if (!path.isEmpty()) {
      pathProblem(path)
          .ifPresent(
              remedy ->
                  problems.add(
                      document.error(
                          "/spec/path",
                          "traffic-path",
                          "\"" + path + "\" is no path that can be followed",
                          remedy)));
    }
    if (type == TrafficSourceType.ACCESS_LOG) {
      log(document, problems);
    }
    return problems;
  }

  private static Optional<String> pathProblem(String path) {
    if (!path.startsWith("/")) {
      return Optional.of("Write it from the root: /var/log/nginx/access.log");
    }
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + path);
      return Path.of(path.replaceAll("[*?\\[\\]{},!]", "x")).getParent() == null
          ? Optional.of("Name a file, or files with *")
          : Optional.empty();
    } catch (InvalidPathException | PatternSyntaxException e) {
      return Optional.of("Write a path such as /var/log/nginx/*.log");
    }
  }

  private static void log(Document document, List<Problem> problems) {
    String zone = document.at("/spec/timeZone").asString("UTC");
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      problems.add(
          document.error(
              "/spec/timeZone",
              "time-zone",
              "There is no time zone '" + zone + "'",
              "Write an IANA zone such as Asia/Jakarta"));
      return;
    }
    String format = document.at("/spec/format").asString("combined");
    if (!document.at("/spec/pattern").isMissingNode() && format.equals("json")) {
      problems.add(
          document.error(
              "/spec/pattern",
              "traffic-pattern",
              "Lines of format json have no pattern",
              "Name their fields in \"fields\", or leave \"format\" out"));
      return;
    }
    try {
      TrafficSource.log(document.spec()).check();
    } catch (BadPatternException e) {
      problems.add(
          document.error(
              document.at("/spec/pattern").isMissingNode() ? "/spec/fields" : "/spec/pattern",
              "traffic-pattern",
              String.valueOf(e.getMessage()),
              "Copy the log_format of NGINX, the LogFormat of Apache or the format of Envoy"));
    }
  }
}
