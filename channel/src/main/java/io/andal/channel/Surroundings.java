package io.andal.channel;

import java.time.Clock;

/** What channels stand in, so that tests can put another around them. */
public record Surroundings(Clock clock) {}
