package io.andal.traffic.har;

import io.andal.traffic.Exchange;
import io.andal.traffic.door.Client;
import io.andal.traffic.door.Counts;
import io.andal.traffic.door.Hosts;
import io.andal.traffic.door.MediaTypes;
import io.andal.traffic.door.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a HAR file: what a browser or a proxy recorded. Of each entry only its exchange is kept;
 * headers, cookies and bodies stay behind. Not thread-safe.
 */
public final class HarReader {
  private static final int MOST_ENTRIES = 200_000;

  /** After an entry comes the next one. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Origin origin;
  private final Instant now;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Counts counts = new Counts();

  /**
   * @param now when it is read, for what is refused
   */
  public HarReader(Origin origin, Instant now) {
    this.origin = origin;
    this.now = now;
  }

  /**
   * Reads a whole file.
   *
   * @throws HarException if it is no HAR; the message says where and why, and shows no content
   */
  public void read(byte[] har) throws HarException {
    try (JsonParser parser = MAPPER.createParser(har)) {
      enter(parser, "log");
      enter(parser, "entries");
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        throw new HarException("A HAR has a list of entries at /log/entries");
      }
      int number = 0;
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        if (++number > MOST_ENTRIES) {
          throw new HarException("The HAR has more than " + MOST_ENTRIES + " entries");
        }
        JsonNode entry = MAPPER.readTree(parser);
        entry(entry, number);
      }
    } catch (JacksonException e) {
      throw new HarException(
          "The HAR is broken JSON in line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  /** Goes to the value of a field of the object that begins next. */
  private static void enter(JsonParser parser, String field) throws HarException {
    JsonToken token = parser.currentToken() == null ? parser.nextToken() : parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean wanted = parser.currentName().equals(field);
        parser.nextToken();
        if (wanted) {
          return;
        }
        parser.skipChildren();
      }
    }
    throw new HarException("A HAR is an object with log and, in it, entries; here is no " + field);
  }

  private void entry(JsonNode entry, int number) {
    String at = "entry " + number;
    long start;
    try {
      start =
          OffsetDateTime.parse(entry.path("startedDateTime").asString(""))
              .toInstant()
              .toEpochMilli();
    } catch (DateTimeException e) {
      counts.refuse("The entry has no startedDateTime that can be read", at, now);
      return;
    }
    JsonNode request = entry.path("request");
    URI url;
    try {
      url = new URI(cleaned(request.path("url").asString("")));
    } catch (URISyntaxException e) {
      counts.refuse("The entry has no URL that can be read", at, now);
      return;
    }
    String method = request.path("method").asString("");
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    int status = entry.path("response").path("status").asInt(0);
    boolean web = List.of("http", "https", "ws", "wss").contains(scheme);
    if (!web || status == 0) {
      // what a browser answered itself, or gave up, says nothing of an API
      counts.ignore();
      return;
    }
    if (method.isEmpty() || method.length() > 20 || status < 100 || status > 599) {
      counts.refuse("The entry has no method or no status of HTTP", at, now);
      return;
    }
    Exchange exchange = exchange(entry, start, url, method.toUpperCase(Locale.ROOT), status);
    if (origin.selection().wants(exchange)) {
      counts.take();
      exchanges.add(exchange);
    } else {
      counts.ignore();
    }
  }

  private Exchange exchange(JsonNode entry, long start, URI url, String method, int status) {
    JsonNode request = entry.path("request");
    JsonNode response = entry.path("response");
    double millis = entry.path("time").asDouble(-1);
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    String type = request.path("postData").path("mimeType").asString("");
    Client client = Client.ofUserAgent(header(request, "user-agent"));
    return new Exchange(
        millis > 0 ? start + (long) millis : start,
        origin.source(),
        "",
        Hosts.of(authority),
        method,
        path,
        false,
        url.getRawQuery() == null ? "" : url.getRawQuery(),
        status,
        millis >= 0 && millis < 1e10 ? Math.round(millis * 1000) : -1,
        MediaTypes.of(type.isEmpty() ? header(request, "content-type") : type),
        MediaTypes.of(response.path("content").path("mimeType").asString("")),
        client.product(),
        client.version());
  }

  private static String header(JsonNode message, String name) {
    for (JsonNode header : message.path("headers")) {
      if (header.path("name").asString("").equalsIgnoreCase(name)) {
        return header.path("value").asString("");
      }
    }
    return "";
  }

  /** Browsers record characters that URIs want escaped. */
  private static String cleaned(String url) {
    int hash = url.indexOf('#');
    StringBuilder clean = new StringBuilder();
    for (char c : (hash < 0 ? url : url.substring(0, hash)).toCharArray()) {
      if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
        clean.append('%').append("%02X".formatted((int) c));
      } else {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** What was taken. */
  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /** What became of the entries. */
  public Counts counts() {
    return counts;
  }
}
