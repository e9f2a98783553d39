package io.andal.signal.google;

import io.andal.signal.google.MonitoringApi.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How Google puts points together before it answers.
 *
 * @param minutes of one aligned point
 * @param reducer empty if series stay apart
 */
record Aggregation(int minutes, String aligner, String reducer, List<String> groupBy) {
  /** These make up values for periods that have no point. */
  private static final Set<String> INTERPOLATING =
      Set.of(
          "ALIGN_DELTA",
          "ALIGN_RATE",
          "ALIGN_INTERPOLATE",
          "ALIGN_NEXT_OLDER",
          "ALIGN_PERCENT_CHANGE");

  Aggregation {
    groupBy = List.copyOf(groupBy);
  }

  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter("aggregation.alignmentPeriod", minutes * 60 + "s"));
    parameters.add(new Parameter("aggregation.perSeriesAligner", aligner));
    if (!reducer.isEmpty()) {
      parameters.add(new Parameter("aggregation.crossSeriesReducer", reducer));
      groupBy.forEach(field -> parameters.add(new Parameter("aggregation.groupByFields", field)));
    }
    return parameters;
  }

  /** Whether every value is counted or measured, not made up or approximated. */
  static boolean exact(String aligner, String reducer) {
    return !INTERPOLATING.contains(aligner)
        && !aligner.contains("PERCENTILE")
        && !reducer.contains("PERCENTILE");
  }
}
