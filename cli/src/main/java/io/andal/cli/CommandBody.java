package io.andal.cli;

import java.util.concurrent.Callable;

/** A command that either does what it is asked (exit code 0) or throws. */
interface CommandBody extends Callable<Integer> {

  void execute() throws Exception;

  @Override
  default Integer call() throws Exception {
    execute();
    return 0;
  }
}
