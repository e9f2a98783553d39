package io.andal.traffic;

import io.andal.traffic.door.Client;
import io.andal.traffic.door.Hosts;
import io.andal.traffic.door.MediaTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** APIClarity's traces as exchanges, for tests that read them from {@code andal.conformance}. */
public final class ApiClarityTraces {
  private ApiClarityTraces() {}

  /** The files of traces, by name. */
  public static List<Path> files() throws IOException {
    Path folder =
        Path.of(System.getProperty("andal.conformance", ""))
            .resolve("inventory/apiclarity/trace_files");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** The one exchange of a file. */
  public static Exchange read(Path file) throws IOException {
    JsonNode trace = JsonMapper.shared().readTree(Files.readAllBytes(file));
    JsonNode request = trace.path("request");
    JsonNode response = trace.path("response");
    String[] target = request.path("path").asString("").split("\\?", 2);
    String host = request.path("host").asString("");
    String date = header(response, "date");
    Client client = Client.ofUserAgent(header(request, "user-agent"));
    return new Exchange(
        date.isEmpty()
            ? 0
            : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant()
                .toEpochMilli(),
        "apiclarity",
        "",
        Hosts.of(host.isEmpty() ? header(request, "host") : host),
        request.path("method").asString("").toUpperCase(Locale.ROOT),
        target[0],
        false,
        target.length > 1 ? target[1] : "",
        Integer.parseInt(response.path("statusCode").asString("0")),
        -1,
        MediaTypes.of(header(request, "content-type")),
        MediaTypes.of(header(response, "content-type")),
        client.product(),
        client.version());
  }

  private static String header(JsonNode message, String name) {
    for (JsonNode header : message.path("common").path("headers")) {
      if (header.path("key").asString("").equalsIgnoreCase(name)) {
        return header.path("value").asString("");
      }
    }
    return "";
  }
}
