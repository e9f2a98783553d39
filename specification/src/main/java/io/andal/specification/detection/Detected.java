package io.andal.specification.detection;

import io.andal.specification.Format;

/**
 * What a file seems to be.
 *
 * @param version of the format as the file names it; empty where it doesn't
 */
public record Detected(Format format, String version) {}
