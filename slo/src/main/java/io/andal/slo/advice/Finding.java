package io.andal.slo.advice;

import java.time.Duration;
import java.util.List;

/** Something about an SLO that can't be right, or that somebody should know. */
public sealed interface Finding {

  /** How much it matters. */
  enum Severity {
    ERROR,
    WARNING,
    INFO
  }

  /** Its name in links and scripts: {@code always-missed}. */
  String id();

  Severity severity();

  /** Nothing was measured in the whole history. */
  record NoData(Duration history) implements Finding {
    @Override
    public String id() {
      return "no-data";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }

  /**
   * The source refuses the histogram bound that the SLI asks for.
   *
   * @param bounds the bounds that are written, as {@code le} in the selectors
   * @param message the source's own words
   * @param remedy the source's own words
   */
  record ThresholdOffBounds(List<String> bounds, String message, String remedy) implements Finding {
    public ThresholdOffBounds {
      bounds = List.copyOf(bounds);
    }

    @Override
    public String id() {
      return "threshold-off-bounds";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }

  /** 100 % in all but name: a target so near to it that hardly an event may fail. */
  record NearlyPerfect(double target, double budgetEvents) implements Finding {
    @Override
    public String id() {
      return "nearly-100-percent";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }

  /**
   * So few events that a handful of bad ones decides.
   *
   * @param budgetEvents bad events that a typical window may have
   * @param events of a typical window
   */
  record TooFewEvents(double budgetEvents, double events) implements Finding {
    @Override
    public String id() {
      return "too-few-events";
    }

    @Override
    public Severity severity() {
      return budgetEvents < 1 ? Severity.ERROR : Severity.WARNING;
    }
  }

  /**
   * A promise above what its dependencies promise together.
   *
   * @param product of the dependencies' targets
   */
  record TighterThanDependencies(double target, double product, List<Dependency> dependencies)
      implements Finding {
    public TighterThanDependencies {
      dependencies = List.copyOf(dependencies);
    }

    @Override
    public String id() {
      return "tighter-than-dependencies";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }

  /** Every window ended below the target. */
  record AlwaysMissed(double target, double best, int windows) implements Finding {
    @Override
    public String id() {
      return "always-missed";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }

  /**
   * Never missed and never used.
   *
   * @param leastLeft of the budget in any window, as a share
   */
  record NeverUsed(double target, double leastLeft, int windows) implements Finding {
    @Override
    public String id() {
      return "never-used";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /**
   * A condition that no outage can fulfill: even if every event fails, the burn rate stays below.
   *
   * @param highestBurn the burn rate of a total outage: {@code 1 ÷ (1 − target)}
   */
  record AlertNeverFires(String rule, Duration window, double factor, double highestBurn)
      implements Finding {
    @Override
    public String id() {
      return "alert-never-fires";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }

  /** Less history than the SLO's window has, so nothing can be said of whole windows. */
  record HistoryTooShort(Duration history, Duration window) implements Finding {
    @Override
    public String id() {
      return "history-too-short";
    }

    @Override
    public Severity severity() {
      return Severity.INFO;
    }
  }
}
