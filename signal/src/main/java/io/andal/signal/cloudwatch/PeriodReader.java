package io.andal.signal.cloudwatch;

import io.andal.signal.MinuteSums;
import io.andal.signal.Together;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/** Reads many questions over one period's range, a few requests side by side. Thread-safe. */
final class PeriodReader {
  private final BatchReader reader;
  private final Together sideBySide;

  PeriodReader(CloudWatchApi api, int concurrent) {
    this.reader = new BatchReader(api);
    this.sideBySide = new Together(concurrent);
  }

  /** What was answered to all questions. */
  record Answer(Period period, Map<Question, MinuteSums> values) {

    MinuteSums known(Question question) {
      return Objects.requireNonNull(values.get(question), "every question was asked");
    }
  }

  Answer read(List<Set<Question>> together, Period period, boolean history)
      throws InterruptedException {
    List<Callable<Map<Question, MinuteSums>>> tasks = new ArrayList<>();
    for (Batch batch : Batch.fill(together, period.points())) {
      tasks.add(() -> reader.read(batch, period, history));
    }
    Map<Question, MinuteSums> values = new HashMap<>();
    sideBySide.run(tasks).forEach(values::putAll);
    return new Answer(period, values);
  }
}
