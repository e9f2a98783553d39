package io.andal.cli;

import io.andal.cli.client.ApiException;
import io.andal.database.Database;
import io.andal.database.DatabaseException;
import io.andal.server.ServerStartException;
import io.andal.server.security.UserException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The andal command: its first argument says what to do; only {@code up} starts a server. */
public final class Andal {
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  private Andal() {}

  public static void main(String[] arguments) {
    moreCarriersThanConnections();
    int code = run(Shell.ofThisProcess(), arguments);
    System.out.flush();
    System.exit(code);
  }

  /** Read once, when the first virtual thread starts; who set it on the command line is heeded. */
  private static void moreCarriersThanConnections() {
    if (System.getProperty(CARRIERS) == null) {
      int carriers = Database.SQLITE_CONNECTIONS + Runtime.getRuntime().availableProcessors();
      System.setProperty(CARRIERS, Integer.toString(carriers));
    }
  }

  /**
   * Runs one command to its end.
   *
   * @return the exit code: 0 done, 1 the answer is no, 2 it could not be done
   */
  public static int run(Shell shell, String... arguments) {
    CommandLine line = AndalCommand.line(shell);
    line.setOut(shell.writer(shell.out()));
    line.setErr(shell.writer(shell.err()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler((e, given) -> usage(shell, e));
    line.setExecutionExceptionHandler((e, command, result) -> failure(shell, e));
    return line.execute(arguments);
  }

  private static int usage(Shell shell, ParameterException e) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName(" ");
    shell.err().println(oneLine(e.getMessage()) + " (see " + name + " --help)");
    return CommandException.COULD_NOT;
  }

  private static int failure(Shell shell, Exception e) {
    if (e instanceof CommandException told) {
      shell.err().println(told.getMessage());
      return told.exitCode();
    }
    if (e instanceof ApiException
        || e instanceof ServerStartException
        || e instanceof DatabaseException
        || e instanceof UserException) {
      shell.err().println("andal: " + oneLine(e.getMessage()));
      return CommandException.COULD_NOT;
    }
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return 130;
    }
    // A defect of ours: one line for the user, the rest for who asks with ANDAL_DEBUG.
    shell.err().println("andal: unexpected failure: " + oneLine(e.toString()));
    if (!shell.environment("ANDAL_DEBUG").isEmpty()) {
      e.printStackTrace(shell.err());
    }
    return CommandException.COULD_NOT;
  }

  private static String oneLine(@Nullable String text) {
    return String.valueOf(text).replaceAll("\\s*\\R\\s*", "; ");
  }
}
