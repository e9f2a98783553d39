package io.andal.signal.remotewrite;

import io.andal.signal.pushed.RefusedRequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code io.prometheus.write.v2.Request}, whose texts stand once in a table of symbols. */
final class DecoderV2 {
  private final Fields in;
  private final Samples samples;
  private final WriteLimits limits;
  private final List<String> symbols = new ArrayList<>();
  private final List<Referring> series = new ArrayList<>();

  /** The table may come after what refers to it. */
  private record Referring(
      List<Integer> labels, List<SentSample> samples, int exemplars, SampleType type) {}

  DecoderV2(byte[] bytes, WriteLimits limits) {
    this.limits = limits;
    this.in = new Fields(bytes, limits);
    this.samples = new Samples(in, limits);
  }

  SentRequest decode() throws RefusedRequestException {
    try {
      in.all(
          (field, tag) -> {
            switch (field) {
              case 4 -> {
                in.count("symbols and series");
                symbols.add(in.text(tag));
              }
              case 5 -> series(tag);
              default -> in.skip(tag);
            }
          });
    } catch (IOException e) {
      throw broken(String.valueOf(e.getMessage()));
    }
    if (!symbols.isEmpty() && !symbols.getFirst().isEmpty()) {
      throw broken("the first symbol isn't the empty one");
    }
    List<SentSeries> named = new ArrayList<>(series.size());
    for (Referring one : series) {
      named.add(new SentSeries(labels(one), one.samples(), one.exemplars(), one.type()));
    }
    return new SentRequest(named, Map.of());
  }

  private void series(int outer) throws IOException, RefusedRequestException {
    in.count("symbols and series");
    List<Integer> labels = new ArrayList<>();
    int[] exemplars = {0};
    long[] created = {0};
    SampleType[] type = {SampleType.UNKNOWN};
    in.message(
        outer,
        (field, tag) -> {
          switch (field) {
            case 1 ->
                in.numbers(
                    tag,
                    reference -> {
                      // one label too many is enough to refuse the series
                      if (labels.size() <= 2 * limits.labels()) {
                        labels.add(reference);
                      }
                    });
            case 2 -> samples.number(tag);
            case 3 -> samples.histogram(tag);
            case 4 -> {
              exemplars[0]++;
              in.skip(tag);
            }
            case 5 ->
                in.message(
                    tag,
                    (inner, innerTag) -> {
                      if (inner == 1) {
                        type[0] = SampleType.of(in.integer(innerTag));
                      } else {
                        in.skip(innerTag);
                      }
                    });
            case 6 -> created[0] = in.integer(tag);
            default -> in.skip(tag);
          }
        });
    series.add(new Referring(labels, since(samples.taken(), created[0]), exemplars[0], type[0]));
  }

  /** The start that a series has for all its samples; newer senders give each its own. */
  private static List<SentSample> since(List<SentSample> samples, long created) {
    if (created == 0) {
      return samples;
    }
    return samples.stream()
        .map(
            one ->
                one.startMillis() != 0
                    ? one
                    : new SentSample(one.form(), one.timeMillis(), created, one.bits()))
        .toList();
  }

  private List<String> labels(Referring one) throws RefusedRequestException {
    List<String> labels = new ArrayList<>(one.labels().size());
    for (int reference : one.labels()) {
      if (reference < 0 || reference >= symbols.size()) {
        throw broken(
            "a label refers to symbol %s of %d"
                .formatted(Integer.toUnsignedString(reference), symbols.size()));
      }
      labels.add(symbols.get(reference));
    }
    if (labels.size() % 2 != 0 && labels.size() <= 2 * limits.labels()) {
      throw broken("a series has a label without a value");
    }
    return labels;
  }

  private static RefusedRequestException broken(String why) {
    return new RefusedRequestException(
        400, "The body is no io.prometheus.write.v2.Request in protobuf: " + why);
  }
}
