package io.andal.catalog.swaggerhub;

import io.andal.catalog.Found.Content;
import io.andal.catalog.http.Answer;
import io.andal.catalog.http.Query;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.signal.SourceException;
import io.andal.specification.SpecificationFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the text of a version with the domains that it refers to; where one of these can't be had,
 * the text in which SwaggerHub has filled them in. Stateless.
 */
final class HubContents {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$ref[\"']?\\s*:\\s*[\"']?(https?://[^\\s\"'#]{1,500})");

  private final SwaggerHubApi api;
  private final Pattern domain;
  private final ScanLimits limits;

  HubContents(SwaggerHubApi api, ScanLimits limits) {
    this.api = api;
    this.limits = limits;
    this.domain =
        Pattern.compile(
            Pattern.quote(api.url().toString()) + "/domains/([^/?]+)/([^/?]+)/([^/?]+)/?");
  }

  Content of(HubEntry version) throws SourceException, ItemFailure, InterruptedException {
    byte[] text = api.text(version, false).orSkip();
    Optional<List<SpecificationFile>> parts = parts(text);
    if (parts.isEmpty()) {
      return new Content(file(version, api.text(version, true).orSkip()), List.of());
    }
    return new Content(file(version, text), parts.get());
  }

  private SpecificationFile file(HubEntry version, byte[] text) {
    String name =
        Query.at(api.url(), "apis", version.owner(), version.slug(), version.version())
            .uri()
            .toString();
    return new SpecificationFile(name, text);
  }

  /** The domains that a text refers to, and those that these do; empty if one can't be had. */
  private Optional<List<SpecificationFile>> parts(byte[] text)
      throws SourceException, InterruptedException {
    List<SpecificationFile> parts = new ArrayList<>();
    Set<String> met = new LinkedHashSet<>();
    ArrayDeque<byte[]> texts = new ArrayDeque<>();
    texts.add(text);
    long bytes = text.length;
    while (!texts.isEmpty()) {
      for (String address : addresses(texts.remove())) {
        Matcher names = domain.matcher(address);
        if (!names.matches() || !met.add(address)) {
          continue;
        }
        Answer answer = api.domain(names.group(1), names.group(2), names.group(3));
        if (!(answer instanceof Answer.Got got)) {
          return Optional.empty();
        }
        bytes += got.body().length;
        if (met.size() > limits.files() || bytes > limits.totalBytes()) {
          return Optional.empty();
        }
        parts.add(new SpecificationFile(address, got.body()));
        texts.add(got.body());
      }
    }
    return Optional.of(parts);
  }

  private static List<String> addresses(byte[] text) {
    Matcher reference = REFERENCE.matcher(new String(text, StandardCharsets.UTF_8));
    List<String> addresses = new ArrayList<>();
    while (reference.find()) {
      addresses.add(reference.group(1));
    }
    return addresses;
  }
}
