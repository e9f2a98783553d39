package io.andal.signal.remotewrite;

import io.andal.signal.pushed.RefusedRequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code prometheus.WriteRequest} of remote write 1.0. */
final class DecoderV1 {
  private final Fields in;
  private final Samples samples;
  private final WriteLimits limits;
  private final List<SentSeries> series = new ArrayList<>();
  private final Map<String, SampleType> types = new HashMap<>();

  DecoderV1(byte[] bytes, WriteLimits limits) {
    this.limits = limits;
    this.in = new Fields(bytes, limits);
    this.samples = new Samples(in, limits);
  }

  SentRequest decode() throws RefusedRequestException {
    try {
      in.all(
          (field, tag) -> {
            switch (field) {
              case 1 -> series(tag);
              case 3 -> metadata(tag);
              default -> in.skip(tag);
            }
          });
    } catch (IOException e) {
      throw new RefusedRequestException(
          400, "The body is no prometheus.WriteRequest in protobuf: " + e.getMessage());
    }
    return new SentRequest(series, types);
  }

  private void series(int outer) throws IOException, RefusedRequestException {
    in.count("series");
    List<String> labels = new ArrayList<>();
    int[] exemplars = {0};
    in.message(
        outer,
        (field, tag) -> {
          switch (field) {
            case 1 -> label(tag, labels);
            case 2 -> samples.number(tag);
            case 3 -> {
              exemplars[0]++;
              in.skip(tag);
            }
            case 4 -> samples.histogram(tag);
            default -> in.skip(tag);
          }
        });
    series.add(new SentSeries(labels, samples.taken(), exemplars[0], SampleType.UNKNOWN));
  }

  private void label(int outer, List<String> labels) throws IOException, RefusedRequestException {
    String[] pair = {"", ""};
    in.message(
        outer,
        (field, tag) -> {
          switch (field) {
            case 1 -> pair[0] = in.text(tag);
            case 2 -> pair[1] = in.text(tag);
            default -> in.skip(tag);
          }
        });
    // one label too many is enough to refuse the series
    if (labels.size() <= 2 * limits.labels()) {
      labels.add(pair[0]);
      labels.add(pair[1]);
    }
  }

  private void metadata(int outer) throws IOException, RefusedRequestException {
    in.count("metrics");
    String[] name = {""};
    SampleType[] type = {SampleType.UNKNOWN};
    in.message(
        outer,
        (field, tag) -> {
          switch (field) {
            case 1 -> type[0] = SampleType.of(in.integer(tag));
            case 2 -> name[0] = in.text(tag);
            default -> in.skip(tag);
          }
        });
    types.put(name[0], type[0]);
  }
}
