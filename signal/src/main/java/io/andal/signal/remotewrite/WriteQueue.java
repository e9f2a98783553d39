package io.andal.signal.remotewrite;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What is still to be sent, oldest first; when too much waits, the oldest goes. Thread-safe. */
final class WriteQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<List<SentSeries>> requests = new ArrayDeque<>();
  private final int mostSamples;
  private int samples;
  private boolean closed;

  WriteQueue(int mostSamples) {
    this.mostSamples = mostSamples;
  }

  /**
   * Adds one request's series.
   *
   * @return how many samples had to go
   */
  int add(List<SentSeries> request) {
    lock.lock();
    try {
      requests.addLast(List.copyOf(request));
      samples += request.size();
      int gone = 0;
      while (samples > mostSamples && requests.size() > 1) {
        int oldest = requests.removeFirst().size();
        samples -= oldest;
        gone += oldest;
      }
      changed.signalAll();
      return gone;
    } finally {
      lock.unlock();
    }
  }

  /** The oldest request, which stays; null if there is none. */
  @Nullable List<SentSeries> first() {
    lock.lock();
    try {
      return requests.peekFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Takes a request off, unless it had to go meanwhile. */
  boolean remove(List<SentSeries> request) {
    lock.lock();
    try {
      if (!request.equals(requests.peekFirst())) {
        return false;
      }
      requests.removeFirst();
      samples -= request.size();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something, or it is closed. */
  void awaitSome() throws InterruptedException {
    lock.lock();
    try {
      while (requests.isEmpty() && !closed) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits so long, or until it is closed. */
  void pause(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long left = time.toNanos();
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Samples that wait. */
  int samples() {
    lock.lock();
    try {
      return samples;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Cuts many series into requests. */
  static List<List<SentSeries>> cut(List<SentSeries> series, int most) {
    List<List<SentSeries>> pieces = new ArrayList<>();
    for (int from = 0; from < series.size(); from += most) {
      pieces.add(series.subList(from, Math.min(series.size(), from + most)));
    }
    return pieces;
  }
}
