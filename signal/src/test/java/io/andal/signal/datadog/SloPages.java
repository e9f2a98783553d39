package io.andal.signal.datadog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a played Datadog says of its SLOs. */
final class SloPages {
  private SloPages() {}

  /** One SLO of each type. */
  static String list() {
    return """
    {"data":[
      {"id":"metric1","name":"Orders go through","type":"metric","type_id":1,
       "description":"What customers see","tags":["service:shop","env:prod","critical"],
       "thresholds":[{"timeframe":"7d","target":99.0,"warning":99.5},
                     {"timeframe":"30d","target":98.0}],
       "query":{"numerator":"sum:shop.hits{*}.as_count() - sum:shop.errors{*}.as_count()",
                "denominator":"default_zero(sum:shop.hits{*})"}},
      {"id":"monitor1","name":"Up","type":"monitor","type_id":0,"description":null,"tags":[],
       "thresholds":[{"timeframe":"90d","target":99.9}],"monitor_ids":[1]},
      {"id":"slice1","name":"Fast","type":"time_slice","type_id":2,"description":"","tags":[],
       "thresholds":[{"timeframe":"30d","target":97.0}],
       "sli_specification":{"time_slice":{"comparator":"<","threshold":0.5,
         "query_interval_seconds":300,
         "query":{"formulas":[{"formula":"query1 / 1000"}],
           "queries":[{"data_source":"metrics","name":"query1",
                       "query":"p99:shop.latency{env:prod}"}]}}}}
    ],"errors":[],"metadata":{"page":{"total_count":3,"total_filtered_count":3}}}
    """;
  }

  /** A history of an SLO that counts events: the same in each minute. */
  static String history(long from, int minutes, long good, long total) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < minutes; i++) {
      times.add((from + i) * 60_000);
    }
    String each = "{\"values\":[%s],\"sum\":%d.0,\"count\":%d,\"metadata\":{\"aggr\":\"sum\"}}";
    return """
    {"data":{"type":"metric","type_id":1,"from_ts":%d,"to_ts":%d,
      "series":{"interval":60,"res_type":"time_series","resp_version":2,"message":"","query":"","times":%s,"numerator":%s,"denominator":%s},
      "overall":{"sli_value":%s,"errors":null,"state":"ok"}},"errors":null}
    """
        .formatted(
            from * 60,
            (from + minutes) * 60,
            times,
            each.formatted(repeated(good, minutes), good * minutes, minutes),
            each.formatted(repeated(total, minutes), total * minutes, minutes),
            100.0 * good / total);
  }

  private static String repeated(long value, int times) {
    return java.util.Collections.nCopies(times, value + ".0").stream()
        .collect(Collectors.joining(","));
  }

  /** A history of an SLO that counts time: up, then down for half a minute more, then unknown. */
  static String uptime(long from, long down, long unknown) {
    return """
    {"data":{"type":"monitor","type_id":0,"from_ts":%d,"to_ts":%d,
      "overall":{"name":"Up","sli_value":99.0,"span_precision":2,
        "history":[[%d,0],[%d,1],[%d,2]]}},"errors":null}
    """
        .formatted(from * 60, (unknown + 2) * 60, from * 60, down * 60 + 30, unknown * 60);
  }
}
