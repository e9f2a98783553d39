package io.andal.traffic.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.traffic.Exchange;
import io.andal.traffic.door.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of all lines. */
class LinesLaws {
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ROOT);

  /** A request that a server could have logged. */
  record Request(long second, int offset, String method, String path, String query, int status) {
    String combined() {
      return "10.0.0.1 - - [%s] \"%s %s HTTP/1.1\" %d 5 \"-\" \"-\""
          .formatted(
              CLF.format(
                  Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofTotalSeconds(offset * 900))),
              method,
              escaped(target()),
              status);
    }

    String json() {
      return "{\"time\":%d,\"method\":\"%s\",\"path\":\"%s\",\"status\":%d}"
          .formatted(second, method, escaped(target()), status);
    }

    String target() {
      return query.isEmpty() ? path : path + "?" + query;
    }

    private static String escaped(String text) {
      return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    boolean is(Exchange exchange) {
      return exchange.timeMillis() == second * 1000
          && exchange.method().equals(method)
          && exchange.path().equals(path)
          && exchange.query().equals(query)
          && exchange.status() == status;
    }
  }

  @Provide
  Arbitrary<Request> requests() {
    Arbitrary<String> words =
        Arbitraries.strings().withChars("abcXYZ019-._~%\"\\é;=,").ofMaxLength(12);
    return Combinators.combine(
            Arbitraries.longs().between(100_000_000, 1_795_860_000),
            Arbitraries.integers().between(-48, 56),
            Arbitraries.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"),
            words.list().ofMaxSize(4).map(parts -> "/v1/" + String.join("/", parts) + "/x"),
            words,
            Arbitraries.integers().between(100, 599))
        .as(Request::new);
  }

  @Property(tries = 300)
  void aWellFormedLineComesBackEqual(@ForAll("requests") Request request) {
    assertThat(Read.one(LogSettings.of(LogFormat.COMBINED), request.combined()))
        .matches(request::is);
    assertThat(Read.one(LogSettings.of(LogFormat.JSON), request.json())).matches(request::is);
  }

  @Property(tries = 500)
  void nothingThatIsReadThrows(@ForAll @Size(max = 300) byte[] junk, @ForAll LogFormat format) {
    LineReader reader = new LineReader(LogSettings.of(format), Origin.of("logs"), Read.CLOCK);
    reader.readWhole("a.log", junk);
    assertThat(reader.counts().read()).isGreaterThanOrEqualTo(reader.exchanges().size());
  }

  @Property(tries = 500)
  void noLineThatIsAlmostRightThrows(
      @ForAll("requests") Request request,
      @ForAll @IntRange(min = 0, max = 200) int at,
      @ForAll byte other,
      @ForAll boolean json) {
    byte[] line = (json ? request.json() : request.combined()).getBytes(StandardCharsets.UTF_8);
    line[at % line.length] = other;
    LineReader reader =
        new LineReader(
            LogSettings.of(json ? LogFormat.JSON : LogFormat.COMBINED),
            Origin.of("logs"),
            Read.CLOCK);
    reader.readWhole("a.log", line);
    assertThat(reader.counts().read()).isLessThanOrEqualTo(2);
  }

  @Property(tries = 200)
  void piecesMakeTheSameLinesAsTheWhole(
      @ForAll @Size(max = 30) List<@Size(max = 40) String> texts,
      @ForAll @IntRange(min = 1, max = 50) int piece) {
    byte[] whole = String.join("\n", texts).getBytes(StandardCharsets.UTF_8);
    Collected once = new Collected();
    Lines lines = new Lines(0, 0);
    lines.take(whole, 0, whole.length, once);
    lines.finish(once);
    Collected cut = new Collected();
    Lines pieces = new Lines(0, 0);
    for (int i = 0; i < whole.length; i += piece) {
      pieces.take(whole, i, Math.min(whole.length, i + piece), cut);
    }
    pieces.finish(cut);
    assertThat(cut.lines).isEqualTo(once.lines);
    assertThat(pieces.offset()).isEqualTo(whole.length);
  }

  private static final class Collected implements Lines.Taker {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void line(byte[] bytes, int from, int to, long number) {
      lines.add(number + ":" + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void tooLong(long number) {
      lines.add(number + ":too long");
    }
  }
}
