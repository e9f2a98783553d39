package io.andal.cli.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Stands for the built jar: says how it was called. The first argument may be an exit code. */
public final class Echo {
  private Echo() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("arguments: " + String.join("|", arguments));
    System.out.println("folder: " + Path.of("").toAbsolutePath());
    System.out.println("home: " + System.getProperty("andal.home"));
    System.out.println("option: " + System.getProperty("andal.option", "none"));
    System.out.println("stdin: " + new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    System.exit(arguments.length > 0 && arguments[0].equals("fail") ? 7 : 0);
  }
}
