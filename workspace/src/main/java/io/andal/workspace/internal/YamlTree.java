package io.andal.workspace.internal;

import io.andal.workspace.Position;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One YAML document as a tree with positions.
 *
 * @param text the lines of the file that belong to it
 * @param start where its content starts
 * @param positions by JSON pointer
 */
public record YamlTree(
    JsonNode root, String text, Position start, Map<String, Position> positions) {}
