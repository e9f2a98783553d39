package io.andal.signal.http;

import java.net.URI;

/**
 * What is about to be asked, for those who sign it.
 *
 * @param body a form; empty for GET
 */
public record OutgoingRequest(String method, URI uri, String body) {}
