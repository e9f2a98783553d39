package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
  private final Semaphore freed = new Semaphore(0);
  private final Lanes lanes = new Lanes(Duration.ofSeconds(5), freed::release);

  @AfterEach
  void end() {
    lanes.close();
  }

  @Test
  void aSlowChannelKeepsNoOtherWaitingAndIsUsedByOneAtATime() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    Future<Boolean> slow =
        lanes
            .begin(
                "pager",
                () -> {
                  answer.await();
                  return true;
                })
            .orElseThrow();
    assertThat(Lanes.outcome(lanes.begin("mail", () -> true).orElseThrow())).isTrue();
    assertThat(lanes.begin("pager", () -> true)).isEmpty();
    assertThat(lanes.busy()).containsExactly("pager");
    answer.countDown();
    assertThat(Lanes.outcome(slow)).isTrue();
    freed.acquire(2);
    assertThat(lanes.begin("pager", () -> false)).isPresent();
  }

  @Test
  void afterAFailureTheChannelIsFreeAndNobodyIsTold() {
    Future<Boolean> failed =
        lanes
            .begin(
                "mail",
                () -> {
                  throw new IllegalStateException("no database");
                })
            .orElseThrow();
    assertThatThrownBy(() -> Lanes.outcome(failed)).hasRootCauseMessage("no database");
    assertThat(lanes.busy()).isEmpty();
    assertThat(freed.availablePermits()).isZero();
  }
}
