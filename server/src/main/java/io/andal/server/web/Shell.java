package io.andal.server.web;

import java.util.List;
import java.util.Optional;

/**
 * What surrounds every page.
 *
 * @param active the rail's entry of this page
 * @param alerts how many alerts fire now
 * @param problems how many problems the served folder has
 * @param languages links that change the language and keep the page
 */
public record Shell(
    String active,
    String language,
    Optional<String> user,
    boolean administrator,
    boolean operator,
    int alerts,
    int problems,
    String zone,
    List<LanguageLink> languages) {

  /** The same page in another language. */
  public record LanguageLink(String code, String name, String href, boolean current) {}
}
