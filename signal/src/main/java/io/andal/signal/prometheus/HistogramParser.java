package io.andal.signal.prometheus;

import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads native histograms as Prometheus' API writes them. Not thread-safe. */
final class HistogramParser {
  private double[] lowers = new double[32];
  private double[] uppers = new double[32];
  private double[] counts = new double[32];
  private int size;

  /** Reads one, from its opening brace to its closing one. */
  NativeHistogram read(JsonParser parser, JsonToken start) throws BrokenAnswer {
    AnswerParser.expect(parser, start, JsonToken.START_OBJECT);
    size = 0;
    double count = Double.NaN;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "count" -> count = number(parser);
        case "buckets" -> {
          if (value == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.START_ARRAY) {
              bucket(parser);
            }
          }
        }
        default -> parser.skipChildren();
      }
    }
    return new NativeHistogram(count, lowers, uppers, Arrays.copyOf(counts, size));
  }

  /** {@code [0,"0.25","0.5","12"]}; which of its bounds belong to it makes no difference here. */
  private void bucket(JsonParser parser) throws BrokenAnswer {
    if (size == counts.length) {
      lowers = Arrays.copyOf(lowers, size * 2);
      uppers = Arrays.copyOf(uppers, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    parser.nextToken();
    parser.nextToken();
    lowers[size] = number(parser);
    parser.nextToken();
    uppers[size] = number(parser);
    parser.nextToken();
    counts[size++] = number(parser);
    AnswerParser.expect(parser, parser.nextToken(), JsonToken.END_ARRAY);
  }

  private static double number(JsonParser parser) throws BrokenAnswer {
    AnswerParser.expect(parser, parser.currentToken(), JsonToken.VALUE_STRING);
    return AnswerParser.number(
        parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
  }
}
