package io.andal.channel;

import java.util.List;

/**
 * What the other side said when it took a message.
 *
 * @param references by which the other side will tell what became of it, one for each part; empty
 *     if nothing more will be heard
 */
public record Handover(List<String> references) {
  /** Taken, and that is all that will be known. */
  public static final Handover DONE = new Handover(List.of());

  public Handover {
    references = List.copyOf(references);
  }
}
