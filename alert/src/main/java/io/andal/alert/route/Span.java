package io.andal.alert.route;

/**
 * Whole numbers from one to another, both included.
 *
 * @param first negative days of a month count from its end, -1 is the last
 */
public record Span(int first, int last) {

  boolean contains(int value) {
    return first <= value && value <= last;
  }

  /** Days of a month of this length; a span may begin or end beyond it. */
  boolean containsDay(int day, int daysInMonth) {
    int from = first < 0 ? Math.max(1, daysInMonth + first + 1) : first;
    int to = last < 0 ? daysInMonth + last + 1 : Math.min(daysInMonth, last);
    return from <= day && day <= to;
  }
}
