package io.andal.specification;

import java.nio.charset.StandardCharsets;

/**
 * A file that may hold an API description.
 *
 * @param name how problems name it: a path or an address, never with credentials
 * @param bytes as they are; nobody changes them
 */
public record SpecificationFile(String name, byte[] bytes) {

  public static SpecificationFile of(String name, String text) {
    return new SpecificationFile(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return name + " (" + bytes.length + " bytes)";
  }
}
