package io.andal.benchmark.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** An access log of a pump company's gateway, in memory, in pieces as they are read from a file. */
final class LogLines {
  /** NGINX's combined format with the host and the request's time. */
  static final String PATTERN =
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\" $host $request_time";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LINES_A_PIECE = 500;
  private static final String[] HOSTS = {
    "pumps.example", "orders.example", "telemetry.example", "users.example"
  };
  private static final String[] AGENTS = {
    "pump-gateway/1.4.2 (linux)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0"
        + " Safari/537",
    "okhttp/4.12.0",
    "python-requests/2.32.3"
  };

  private final Random random = new Random(11);

  /** Lines of so many, over the hour before an instant. */
  List<byte[]> pieces(int lines, Instant end) {
    List<byte[]> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      line(piece, end.minusSeconds(3_600 - (long) i * 3_600 / lines));
      if ((i + 1) % LINES_A_PIECE == 0) {
        pieces.add(piece.toString().getBytes(StandardCharsets.UTF_8));
        piece.setLength(0);
      }
    }
    return pieces;
  }

  private void line(StringBuilder into, Instant time) {
    int status = random.nextInt(100);
    into.append("10.0.")
        .append(random.nextInt(256))
        .append('.')
        .append(random.nextInt(256))
        .append(" - - [")
        .append(TIME.format(time))
        .append("] \"")
        .append(request())
        .append(" HTTP/1.1\" ")
        .append(status < 96 ? 200 : status < 98 ? 404 : 503)
        .append(' ')
        .append(random.nextInt(20_000))
        .append(" \"-\" \"")
        .append(AGENTS[random.nextInt(AGENTS.length)])
        .append("\" ")
        .append(HOSTS[random.nextInt(HOSTS.length)])
        .append(" 0.")
        .append(String.format(Locale.ROOT, "%03d", random.nextInt(600)))
        .append('\n');
  }

  private String request() {
    return switch (random.nextInt(10)) {
      case 0 -> "GET /api/v1/pumps?page=" + random.nextInt(40) + "&sort=name";
      case 1 -> "GET /api/v1/pumps/P-" + (10_000 + random.nextInt(5_000));
      case 2 -> "POST /api/v1/pumps/P-" + (10_000 + random.nextInt(5_000)) + "/commands";
      case 3 -> "GET /api/v1/pumps/P-" + (10_000 + random.nextInt(5_000)) + "/telemetry?from=1";
      case 4 -> "GET /api/v1/orders/" + random.nextInt(100_000);
      case 5 -> "PUT /api/v1/orders/" + random.nextInt(100_000) + "/items/" + random.nextInt(9);
      case 6 -> "GET /users/" + new UUID(random.nextLong(), random.nextLong()) + "/profile";
      case 7 -> "GET /users/me";
      case 8 -> "GET /api/v1/reports/2026-11-" + (10 + random.nextInt(18)) + "/export";
      default -> "GET /health";
    };
  }
}
