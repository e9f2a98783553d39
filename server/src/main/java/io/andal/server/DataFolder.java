package io.andal.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder where a server keeps its files; one server at a time. */
final class DataFolder implements AutoCloseable {
  private final FileChannel channel;

  private DataFolder(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes the folder if it isn't there, and claims it.
   *
   * @throws ServerStartException if it can't be written, or another server has it
   */
  static DataFolder claim(Path folder) {
    FileChannel channel = open(folder);
    if (lock(channel) == null) {
      close(channel);
      throw new ServerStartException(
          "Another Andal uses the data folder "
              + folder
              + "; stop it, or choose another folder with --data.");
    }
    return new DataFolder(channel);
  }

  private static FileChannel open(Path folder) {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolve("andal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new ServerStartException(
          "The data folder "
              + folder
              + " can't be written ("
              + e.getClass().getSimpleName()
              + "); choose another with --data, or mend its permissions.",
          e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    } catch (IOException e) {
      throw new ServerStartException("The data folder can't be locked: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    close(channel);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
