package io.andal.slo.replay;

/** One history under two definitions. */
public record Compared(Replayed before, Replayed after) {}
