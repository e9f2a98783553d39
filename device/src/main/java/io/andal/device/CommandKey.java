package io.andal.device;

/** Which command: its id is unique among those to its device within an hour. */
public record CommandKey(String device, String id) {}
