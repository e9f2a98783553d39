package io.andal.signal.kit;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** Writes samples into a real Prometheus by its remote write 1.0, as a test wants them. */
public final class RemoteWriter {
  private final URI address;
  private final ByteArrayOutputStream series = new ByteArrayOutputStream();

  public RemoteWriter(URI prometheus) {
    this.address = prometheus.resolve("/api/v1/write");
  }

  /** A message of protobuf. */
  @FunctionalInterface
  private interface Message {
    void write(CodedOutputStream out) throws IOException;
  }

  /** Adds one series with its samples. */
  public RemoteWriter add(TruthSeries one) {
    field(
        series,
        1,
        out -> {
          labels(out, one.labels());
          for (int i = 0; i < one.times().size(); i++) {
            int at = i;
            nested(
                out,
                2,
                sample -> {
                  sample.writeDouble(1, one.values().get(at));
                  sample.writeInt64(2, one.times().get(at));
                });
          }
        });
    return this;
  }

  /**
   * Adds one sample of a native histogram of schema 0, whose bounds are powers of 2.
   *
   * @param first the exponent of the first bucket's upper bound
   * @param buckets events so far in each bucket
   */
  public RemoteWriter histogram(
      Map<String, String> labels, long millis, int first, long... buckets) {
    field(
        series,
        1,
        out -> {
          labels(out, labels);
          nested(
              out,
              4,
              histogram -> {
                long count = 0;
                for (long bucket : buckets) {
                  count += bucket;
                }
                histogram.writeUInt64(1, count);
                histogram.writeDouble(3, (double) count);
                histogram.writeDouble(5, 1e-9);
                histogram.writeUInt64(6, 0);
                nested(
                    histogram,
                    11,
                    span -> {
                      span.writeSInt32(1, first);
                      span.writeUInt32(2, buckets.length);
                    });
                long before = 0;
                for (long bucket : buckets) {
                  histogram.writeSInt64(12, bucket - before);
                  before = bucket;
                }
                histogram.writeInt64(15, millis);
              });
        });
    return this;
  }

  private static void labels(CodedOutputStream out, Map<String, String> labels) throws IOException {
    for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
      nested(
          out,
          1,
          pair -> {
            pair.writeString(1, label.getKey());
            pair.writeString(2, label.getValue());
          });
    }
  }

  private static void nested(CodedOutputStream out, int field, Message message) throws IOException {
    out.writeByteArray(field, bytes(message));
  }

  private static void field(ByteArrayOutputStream into, int field, Message message) {
    into.writeBytes(bytes(out -> out.writeByteArray(field, bytes(message))));
  }

  private static byte[] bytes(Message message) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      message.write(out);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends what was added. */
  public void send() {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-protobuf")
            .header("Content-Encoding", "snappy")
            .header("X-Prometheus-Remote-Write-Version", "0.1.0")
            .POST(HttpRequest.BodyPublishers.ofByteArray(block(series.toByteArray())))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Snappy's block form, with nothing compressed: its length, and literals. */
  private static byte[] block(byte[] plain) {
    return bytes(
        out -> {
          out.writeUInt32NoTag(plain.length);
          for (int from = 0; from < plain.length; from += 1 << 16) {
            int length = Math.min(1 << 16, plain.length - from);
            out.writeRawByte((byte) (61 << 2));
            out.writeRawByte((byte) (length - 1));
            out.writeRawByte((byte) ((length - 1) >> 8));
            out.writeRawBytes(plain, from, length);
          }
        });
  }
}
