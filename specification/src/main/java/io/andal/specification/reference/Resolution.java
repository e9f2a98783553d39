package io.andal.specification.reference;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import java.util.List;

/** What a value means once its {@code $ref}, if it is one, was followed to the end. */
public sealed interface Resolution {

  /** The file in which {@link Found#node} stands, or in which following ended. */
  String file();

  /**
   * The references that were followed, the first one first; none if the value is no reference. What
   * stands beside a {@code $ref} (3.1 lets schemas have siblings, and every reference a {@code
   * summary} and a {@code description}) is in these mappings.
   */
  List<Mapping> through();

  /**
   * It was found.
   *
   * @param node the value itself if it is no reference
   * @param pointer to the node in its file, as a JSON pointer; empty for the root of a file, and
   *     for a value that is no reference
   */
  record Found(Node node, String file, String pointer, List<Mapping> through)
      implements Resolution {
    public Found {
      through = List.copyOf(through);
    }

    /** The last part of the pointer ({@code Pump}); empty if there is none. */
    public String name() {
      List<String> segments = Pointers.segments(pointer);
      return segments.isEmpty() ? "" : segments.getLast();
    }
  }

  /**
   * It leads nowhere.
   *
   * @param reference the one that failed, as written
   */
  record Missing(String reference, String file, List<Mapping> through, Reason reason)
      implements Resolution {
    public Missing {
      through = List.copyOf(through);
    }
  }

  /** Why a reference leads nowhere. */
  enum Reason {
    /** The file can't be had or doesn't parse. */
    NO_FILE,
    /** Nothing stands there. */
    NOTHING_THERE,
    /** References that lead to each other and never to a value. */
    CYCLE
  }
}
