package io.andal.device.registry;

/**
 * Something that is wrong with edits.
 *
 * @param place such as {@code line 7, column 2 (state)} or {@code /3/state}
 * @param message what was found, and what would be right
 */
public record EditProblem(String place, String message) {
  @Override
  public String toString() {
    return place.isEmpty() ? message : place + ": " + message;
  }
}
