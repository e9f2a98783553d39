package io.andal.signal.prometheus;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the answers of Prometheus' API as a stream: one set of arrays serves all series, so an
 * answer of any length costs little memory. Not thread-safe.
 */
final class AnswerParser {
  private static final JsonFactory JSON = new JsonFactory();

  private final SeriesSink sink;
  private final Map<String, String> labels = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final HistogramParser histogramParser = new HistogramParser();
  private final List<NativeHistogram> histograms = new ArrayList<>();
  private final List<Long> histogramTimes = new ArrayList<>();
  private long[] times = new long[256];
  private double[] values = new double[256];
  private int size;
  private boolean success;

  private AnswerParser(SeriesSink sink) {
    this.sink = sink;
  }

  /**
   * Reads an answer with a matrix, a vector or a scalar.
   *
   * @throws BrokenAnswer if it is no such answer, or only the beginning of one
   */
  static AnswerRemarks read(InputStream body, SeriesSink sink) throws IOException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
      return new AnswerParser(sink).envelope(parser);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new BrokenAnswer(e.getOriginalMessage());
    }
  }

  private AnswerRemarks envelope(JsonParser parser) throws BrokenAnswer {
    expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "status" -> success = "success".equals(parser.getString());
        case "data" -> data(parser, value);
        case "warnings" -> strings(parser, value);
        case "isPartial" -> {
          if (value == JsonToken.VALUE_TRUE) {
            warnings.add("the server says that its answer is partial");
          }
        }
        default -> parser.skipChildren();
      }
    }
    if (!success) {
      throw new BrokenAnswer("it has no status \"success\"");
    }
    return new AnswerRemarks(warnings, List.of());
  }

  private void data(JsonParser parser, JsonToken start) throws BrokenAnswer {
    expect(parser, start, JsonToken.START_OBJECT);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!field.equals("result") || value != JsonToken.START_ARRAY) {
        parser.skipChildren();
        continue;
      }
      JsonToken first = parser.nextToken();
      if (first == JsonToken.VALUE_NUMBER_INT || first == JsonToken.VALUE_NUMBER_FLOAT) {
        scalar(parser);
        continue;
      }
      for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
        expect(parser, token, JsonToken.START_OBJECT);
        series(parser);
      }
    }
  }

  private void scalar(JsonParser parser) throws BrokenAnswer {
    size = 0;
    labels.clear();
    pointFromTime(parser);
    sink.series(labels, times, values, size);
    expect(parser, parser.nextToken(), JsonToken.END_ARRAY);
  }

  private void series(JsonParser parser) throws BrokenAnswer {
    size = 0;
    labels.clear();
    histograms.clear();
    histogramTimes.clear();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "metric" -> {
          while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String label = parser.currentName();
            parser.nextToken();
            labels.put(label, parser.getString());
          }
        }
        case "value" -> {
          expect(parser, value, JsonToken.START_ARRAY);
          point(parser);
        }
        case "values" -> {
          expect(parser, value, JsonToken.START_ARRAY);
          while (parser.nextToken() == JsonToken.START_ARRAY) {
            point(parser);
          }
        }
        case "histogram" -> {
          expect(parser, value, JsonToken.START_ARRAY);
          histogram(parser);
        }
        case "histograms" -> {
          expect(parser, value, JsonToken.START_ARRAY);
          while (parser.nextToken() == JsonToken.START_ARRAY) {
            histogram(parser);
          }
        }
        default -> parser.skipChildren();
      }
    }
    if (!histograms.isEmpty()) {
      sink.histograms(
          labels,
          histogramTimes.stream().mapToLong(Long::longValue).toArray(),
          List.copyOf(histograms));
    }
    if (size > 0 || histograms.isEmpty()) {
      sink.series(labels, times, values, size);
    }
  }

  private void histogram(JsonParser parser) throws BrokenAnswer {
    parser.nextToken();
    long time = Math.round(parser.getDoubleValue() * 1000);
    NativeHistogram histogram = histogramParser.read(parser, parser.nextToken());
    if (histogramTimes.isEmpty() || histogramTimes.getLast() < time) {
      histogramTimes.add(time);
      histograms.add(histogram);
    }
    expect(parser, parser.nextToken(), JsonToken.END_ARRAY);
  }

  private void point(JsonParser parser) throws BrokenAnswer {
    parser.nextToken();
    pointFromTime(parser);
    expect(parser, parser.nextToken(), JsonToken.END_ARRAY);
  }

  private void pointFromTime(JsonParser parser) throws BrokenAnswer {
    long time = Math.round(parser.getDoubleValue() * 1000);
    expect(parser, parser.nextToken(), JsonToken.VALUE_STRING);
    double value =
        number(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    if (size > 0 && times[size - 1] >= time) {
      return;
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    times[size] = time;
    values[size++] = value;
  }

  /** Most values are whole numbers: they are read without making a text of them. */
  static double number(char[] text, int from, int length) throws BrokenAnswer {
    if (length > 0 && length <= 15) {
      long whole = 0;
      int i = 0;
      while (i < length && text[from + i] >= '0' && text[from + i] <= '9') {
        whole = whole * 10 + (text[from + i++] - '0');
      }
      if (i == length) {
        return whole;
      }
    }
    String spelled = new String(text, from, length);
    return switch (spelled) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      case "NaN" -> Double.NaN;
      default -> {
        try {
          yield Double.parseDouble(spelled);
        } catch (NumberFormatException e) {
          throw new BrokenAnswer("\"" + spelled + "\" is no number");
        }
      }
    };
  }

  private void strings(JsonParser parser, JsonToken start) {
    if (start != JsonToken.START_ARRAY) {
      return;
    }
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      warnings.add(parser.getString());
    }
  }

  static void expect(JsonParser parser, JsonToken found, JsonToken expected) throws BrokenAnswer {
    if (found != expected) {
      throw new BrokenAnswer(
          "%s stands where %s should, at byte %d"
              .formatted(found, expected, parser.currentTokenLocation().getByteOffset()));
    }
  }
}
