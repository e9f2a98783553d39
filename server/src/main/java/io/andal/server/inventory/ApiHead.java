package io.andal.server.inventory;

import io.andal.server.web.Badge;
import java.util.List;

/**
 * The top of every page about one API.
 *
 * @param here the address of its first page
 * @param owner in the reader's words; {@code nobody} tells whether nobody answers
 * @param ownerRule how that is known; empty if it isn't
 * @param facts what else is said in one line
 */
public record ApiHead(
    String id,
    String here,
    String title,
    Badge badge,
    String owner,
    boolean nobody,
    String ownerRule,
    List<String> facts,
    boolean undocumented,
    List<Tab> tabs) {
  public ApiHead {
    facts = List.copyOf(facts);
    tabs = List.copyOf(tabs);
  }

  /** One of the pages about it. */
  public record Tab(String href, String text, String count, boolean current) {}
}
