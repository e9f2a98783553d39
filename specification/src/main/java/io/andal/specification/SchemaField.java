package io.andal.specification;

import io.andal.workspace.Position;

/**
 * A field of a data structure.
 *
 * @param schema the structure's name ({@code Pump}); for one without a name, the operation it
 *     belongs to
 * @param name of the field ({@code serialNumber})
 * @param type {@code string}, {@code Customer}, {@code array of Pump}; empty if not known
 */
public record SchemaField(
    String schema, String name, String type, boolean deprecated, Position position) {}
