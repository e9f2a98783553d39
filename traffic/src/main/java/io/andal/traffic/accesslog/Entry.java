package io.andal.traffic.accesslog;

import io.andal.traffic.Exchange;
import io.andal.traffic.door.Client;
import io.andal.traffic.door.Hosts;
import io.andal.traffic.door.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one line says, gathered field by field and used again for the next line. Not thread-safe.
 */
final class Entry {
  private static final int UNKNOWN = -1;

  private final LogTime times;
  private final boolean trustForwardedHost;
  private final Remembered<String> methods = new Remembered<>(Entry::method);
  private final Remembered<String> hosts = new Remembered<>(Hosts::of);
  private final Remembered<String> types = new Remembered<>(MediaTypes::of);
  private final Remembered<String> services = new Remembered<>(Entry::service);
  private final Remembered<Client> agents = new Remembered<>(Client::ofUserAgent);
  private final Remembered<Client> names = new Remembered<>(Client::named);

  private long time;
  private boolean atStart;
  private String method = "";
  private String path = "";
  private String template = "";
  private String query = "";
  private String host = "";
  private String serverName = "";
  private String forwardedHost = "";
  private String service = "";
  private String requestType = "";
  private String responseType = "";
  private Client agent = Client.UNKNOWN;
  private Client named = Client.UNKNOWN;
  private int status;
  private double micros;

  Entry(LogTime times, boolean trustForwardedHost) {
    this.times = times;
    this.trustForwardedHost = trustForwardedHost;
  }

  void clear() {
    time = LogTime.NONE;
    atStart = false;
    method = "";
    path = "";
    template = "";
    query = "";
    host = "";
    serverName = "";
    forwardedHost = "";
    service = "";
    requestType = "";
    responseType = "";
    agent = Client.UNKNOWN;
    named = Client.UNKNOWN;
    status = UNKNOWN;
    micros = UNKNOWN;
  }

  /** Takes a field's text. What can't be read is as good as not there. */
  void put(Field field, byte[] bytes, int from, int to) {
    if (from == to || (to - from == 1 && bytes[from] == '-' && field != Field.STATUS)) {
      return;
    }
    switch (field) {
      case SKIP -> {}
      case TIME -> time(bytes, from, to, false);
      case START -> time(bytes, from, to, true);
      case REQUEST -> request(bytes, from, to);
      case METHOD -> method = methods.of(bytes, from, to);
      case TARGET -> target(bytes, from, to);
      case PATH -> path = text(bytes, from, to);
      case TEMPLATE -> template = text(bytes, from, to);
      case ROUTE_KEY -> routeKey(bytes, from, to);
      case QUERY -> query = text(bytes, bytes[from] == '?' ? from + 1 : from, to);
      case STATUS -> status = status(bytes, from, to);
      case HOST -> host = hosts.of(bytes, from, to);
      case SERVER_NAME -> serverName = hosts.of(bytes, from, to);
      case FORWARDED_HOST -> forwardedHost = hosts.of(bytes, from, to);
      case SECONDS -> took(Decimal.of(bytes, from, to) * 1e6);
      case MILLIS -> took(Decimal.of(bytes, from, to) * 1e3);
      case MICROS -> took(Decimal.of(bytes, from, to));
      case NANOS -> took(Decimal.of(bytes, from, to) / 1e3);
      case DURATION -> took(LogDuration.micros(bytes, from, to));
      case PART_SECONDS -> partTook(Decimal.of(bytes, from, to) * 1e6);
      case USER_AGENT -> agent = agents.of(bytes, from, to);
      case REQUEST_TYPE -> requestType = types.of(bytes, from, to);
      case RESPONSE_TYPE -> responseType = types.of(bytes, from, to);
      case SERVICE -> service = services.of(bytes, from, to);
      case CLIENT -> named = names.of(bytes, from, to);
    }
  }

  /** Why this is no exchange; null if it is one. */
  @Nullable Refusal refusal(long latest) {
    if (time == LogTime.NONE) {
      return Refusal.TIME;
    }
    if (time > latest) {
      return Refusal.AHEAD;
    }
    if (method.isEmpty() || (path.isEmpty() && template.isEmpty())) {
      return Refusal.REQUEST;
    }
    return status == UNKNOWN ? Refusal.STATUS : null;
  }

  /** The exchange that the line tells of; only if there is no {@link #refusal}. */
  Exchange exchange(String source) {
    long took = micros < 0 ? UNKNOWN : Math.round(micros);
    boolean route = !template.isEmpty();
    String asked = trustForwardedHost && !forwardedHost.isEmpty() ? forwardedHost : host;
    Client client = named.product().isEmpty() ? agent : named;
    return new Exchange(
        atStart && took > 0 ? time + took / 1000 : time,
        source,
        service,
        asked.isEmpty() ? serverName : asked,
        method,
        route ? template : path,
        route,
        query,
        status,
        took,
        requestType,
        responseType,
        client.product(),
        client.version());
  }

  private void time(byte[] bytes, int from, int to, boolean start) {
    long found = times.millis(bytes, from, to);
    if (found != LogTime.NONE) {
      time = found;
      atStart = start;
    }
  }

  private void took(double found) {
    if (found >= 0 && found < 1e13) {
      micros = found;
    }
  }

  private void partTook(double found) {
    if (found >= 0 && found < 1e13) {
      micros = Math.max(micros, 0) + found;
    }
  }

  private void request(byte[] bytes, int from, int to) {
    int space = indexOf(bytes, ' ', from, to);
    if (space < 0) {
      return;
    }
    method = method.isEmpty() ? methods.of(bytes, from, space) : method;
    if (!path.isEmpty()) {
      return;
    }
    int end = to;
    int last = to - 1;
    while (last > space && bytes[last] != ' ') {
      last--;
    }
    if (last > space && to - last > 5 && bytes[last + 1] == 'H' && bytes[last + 2] == 'T') {
      end = last;
    }
    target(bytes, space + 1, end);
  }

  private void target(byte[] bytes, int start, int end) {
    int from = start;
    int to = indexOf(bytes, '#', start, end);
    to = to < 0 ? end : to;
    if (from < to && bytes[from] != '/') {
      int authority = authority(bytes, from, to);
      if (authority < 0) {
        return;
      }
      int slash = authority;
      while (slash < to && bytes[slash] != '/' && bytes[slash] != '?') {
        slash++;
      }
      if (host.isEmpty()) {
        host = hosts.of(bytes, authority, slash);
      }
      from = slash;
      if (from == to || bytes[from] == '?') {
        path = "/";
      }
    }
    int mark = indexOf(bytes, '?', from, to);
    int pathEnd = mark < 0 ? to : mark;
    if (pathEnd > from) {
      path = text(bytes, from, pathEnd);
    }
    if (mark >= 0) {
      query = text(bytes, mark + 1, to);
    }
  }

  /** Where the host of a whole URL begins; -1 if it isn't one. */
  private static int authority(byte[] bytes, int from, int to) {
    int colon = indexOf(bytes, ':', from, Math.min(to, from + 8));
    boolean url =
        colon > from && colon + 3 < to && bytes[colon + 1] == '/' && bytes[colon + 2] == '/';
    return url ? colon + 3 : -1;
  }

  private void routeKey(byte[] bytes, int from, int to) {
    int space = indexOf(bytes, ' ', from, to);
    if (space > 0) {
      method = method.isEmpty() ? methods.of(bytes, from, space) : method;
      template = text(bytes, space + 1, to);
    }
  }

  private static int status(byte[] bytes, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9' || i - from > 2) {
        return to - from == 1 && bytes[from] == '-' ? 0 : UNKNOWN;
      }
      number = number * 10 + bytes[i] - '0';
    }
    return number == 0 || (number >= 100 && number <= 599) ? number : UNKNOWN;
  }

  private static String method(String text) {
    boolean token = text.length() <= 20 && text.chars().allMatch(Entry::isOfMethod);
    return token ? text.toUpperCase(Locale.ROOT) : "";
  }

  private static boolean isOfMethod(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  }

  /** {@code pumps@kubernetescrd}, as Traefik says it, is the service {@code pumps}. */
  private static String service(String text) {
    int at = text.indexOf('@');
    String name = at > 0 ? text.substring(0, at) : text;
    return name.length() <= 200 && name.chars().allMatch(c -> c > ' ' && c != 127) ? name : "";
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
