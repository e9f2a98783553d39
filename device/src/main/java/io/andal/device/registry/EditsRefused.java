package io.andal.device.registry;

import java.util.List;

/** Edits that aren't made; none of them is. */
public final class EditsRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** More problems aren't told. */
  public static final int MOST = 100;

  private final transient List<EditProblem> problems;
  private final boolean conflict;

  EditsRefused(List<EditProblem> problems, boolean conflict) {
    super(problems.getFirst().toString());
    this.problems = List.copyOf(problems);
    this.conflict = conflict;
  }

  static EditsRefused of(String place, String message) {
    return new EditsRefused(List.of(new EditProblem(place, message)), false);
  }

  /** A document lists a device, at a JSON pointer in it. */
  public static EditsRefused listed(String place, String id, String pointer) {
    return new EditsRefused(List.of(conflict(place, id, pointer)), true);
  }

  static EditProblem conflict(String place, String id, String pointer) {
    return new EditProblem(
        place,
        "The device \"%s\" stands in the fleet's document at %s; change it there."
            .formatted(id, pointer));
  }

  /** What is wrong, in the order in which it stands there. */
  public List<EditProblem> problems() {
    return problems;
  }

  /** Whether nothing is wrong but that documents say otherwise. */
  public boolean isConflict() {
    return conflict;
  }
}
