package io.andal.server.web;

/**
 * A state as people see it: never by colour alone.
 *
 * @param tone the colour's meaning, and a CSS class: {@code good}, {@code warn}, {@code bad}, {@code
 *     unknown}, {@code busy}
 * @param icon the id of a symbol in the layout
 */
public record Badge(String tone, String icon, String word) {}
