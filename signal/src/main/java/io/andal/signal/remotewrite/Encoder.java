package io.andal.signal.remotewrite;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes requests of both versions. Stateless. */
final class Encoder {
  private Encoder() {}

  /** Writes the fields of one message. */
  @FunctionalInterface
  interface Writer {
    void write(CodedOutputStream out) throws IOException;
  }

  /** The protobuf message, not packed yet. */
  static byte[] encode(Protocol protocol, List<SentSeries> series) {
    return switch (protocol) {
      case V1 -> message(out -> writeV1(series, out));
      case V2 -> message(out -> writeV2(series, out));
    };
  }

  static byte[] message(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      writer.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory can't fail", e);
    }
    return bytes.toByteArray();
  }

  private static void writeV1(List<SentSeries> all, CodedOutputStream out) throws IOException {
    for (SentSeries series : all) {
      out.writeByteArray(1, message(one -> writeV1(series, one)));
    }
  }

  private static void writeV1(SentSeries series, CodedOutputStream out) throws IOException {
    for (int i = 0; i < series.labels().size(); i += 2) {
      String name = series.labels().get(i);
      String value = series.labels().get(i + 1);
      out.writeByteArray(
          1,
          message(
              label -> {
                label.writeString(1, name);
                label.writeString(2, value);
              }));
    }
    for (SentSample sample : series.samples()) {
      write(sample, false, 4, out);
    }
  }

  private static void writeV2(List<SentSeries> all, CodedOutputStream out) throws IOException {
    Map<String, Integer> symbols = new LinkedHashMap<>();
    symbols.put("", 0);
    for (SentSeries series : all) {
      series.labels().forEach(label -> symbols.putIfAbsent(label, symbols.size()));
    }
    for (String symbol : symbols.keySet()) {
      out.writeString(4, symbol);
    }
    for (SentSeries series : all) {
      out.writeByteArray(5, message(one -> writeV2(series, symbols, one)));
    }
  }

  private static void writeV2(
      SentSeries series, Map<String, Integer> symbols, CodedOutputStream out) throws IOException {
    out.writeByteArray(
        1,
        message(
            labels -> {
              for (String label : series.labels()) {
                labels.writeUInt32NoTag(symbols.getOrDefault(label, 0));
              }
            }));
    for (SentSample sample : series.samples()) {
      write(sample, true, 3, out);
    }
    out.writeByteArray(5, message(about -> about.writeEnum(1, series.type().number())));
    long created =
        series.samples().stream().mapToLong(SentSample::startMillis).findFirst().orElse(0);
    if (created != 0) {
      out.writeInt64(6, created);
    }
  }

  private static void write(
      SentSample sample, boolean withStart, int histogramField, CodedOutputStream out)
      throws IOException {
    double value = Double.longBitsToDouble(sample.bits());
    switch (sample.form()) {
      case NUMBER ->
          out.writeByteArray(
              2,
              message(
                  number -> {
                    number.writeFixed64(1, sample.bits());
                    number.writeInt64(2, sample.timeMillis());
                    if (withStart && sample.startMillis() != 0) {
                      number.writeInt64(3, sample.startMillis());
                    }
                  }));
      case HISTOGRAM, GAUGE_HISTOGRAM ->
          out.writeByteArray(
              histogramField,
              message(
                  histogram -> {
                    histogram.writeUInt64(1, (long) value);
                    if (sample.form() == SentSample.Form.GAUGE_HISTOGRAM) {
                      histogram.writeEnum(14, 3);
                    }
                    histogram.writeInt64(15, sample.timeMillis());
                  }));
    }
  }
}
