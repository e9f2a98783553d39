import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Makes sure that a file is the one we mean: {@code java Fetch.java URL FILE SHA512}. Downloads it
 * if it isn't there (for machines without curl and wget) and compares its SHA-512.
 */
final class Fetch {
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    if (Files.notExists(file)) {
      download(URI.create(arguments[0]), file);
    }
    String found = sha512(file);
    if (!found.equals(arguments[2])) {
      Files.delete(file);
      System.err.println(
          "mvnw: " + arguments[0] + " has SHA-512 " + found + ", not " + arguments[2]);
      System.exit(1);
    }
  }

  private static void download(URI from, Path to) throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      HttpResponse<Path> response =
          client.send(
              HttpRequest.newBuilder(from).build(),
              info ->
                  info.statusCode() == 200
                      ? HttpResponse.BodySubscribers.ofFile(to)
                      : HttpResponse.BodySubscribers.replacing(to));
      if (response.statusCode() != 200) {
        System.err.println("mvnw: " + from + " answers " + response.statusCode());
        System.exit(1);
      }
    } catch (IOException e) {
      System.err.println("mvnw: " + from + " can't be reached: " + e);
      System.exit(1);
    }
  }

  private static String sha512(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
