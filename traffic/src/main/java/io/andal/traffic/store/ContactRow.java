package io.andal.traffic.store;

/** Since when and until when an API was met there. */
public record ContactRow(String api, Contact contact, long firstMillis, long lastMillis) {}
