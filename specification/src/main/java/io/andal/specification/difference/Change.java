package io.andal.specification.difference;

import io.andal.workspace.Position;
import java.util.Optional;

/**
 * One change between two descriptions.
 *
 * @param id of the kind of change, stable, for scripts: {@code request-parameter-removed}
 * @param operation the operation's key ({@code GET /pumps/{id}}); empty if it concerns none or all
 * @param place where in the description, for people and as a JSON pointer where there is one
 * @param text what changed and why it has this level, a sentence
 * @param before as it stood, shortened; empty if it is new
 * @param after as it stands; empty if it is gone
 * @param basePosition in the base's main file
 * @param revisionPosition in the revision's main file
 */
public record Change(
    String id,
    Level level,
    String operation,
    String place,
    String text,
    String before,
    String after,
    Optional<Position> basePosition,
    Optional<Position> revisionPosition) {}
