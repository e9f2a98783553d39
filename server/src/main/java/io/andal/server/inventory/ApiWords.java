package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.inventory.Lifecycle;
import io.andal.inventory.Wording;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.specification.Format;
import io.andal.specification.difference.Level;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/** What is said of APIs, in a reader's language; what descriptions say stays as they say it. */
public record ApiWords(Voice voice) {
  /** What the facet of owners has for those that nobody answers for. */
  static final String UNOWNED = "unowned";

  /** A title longer than this is cut where it is only a name among others. */
  private static final int LONGEST_TITLE = 120;

  /** The text of a key, or what it stands for if there is no such key. */
  String known(String key, String otherwise) {
    String found = voice.messages().getMessage(key, null, otherwise, voice.locale());
    return found == null ? otherwise : found;
  }

  public String rule(String rule) {
    return known("rule." + rule, rule);
  }

  public String lifecycle(Lifecycle lifecycle) {
    return known("lifecycle." + lifecycle.word(), lifecycle.word());
  }

  /** A value of a facet as people read it. */
  String value(ApiFacet facet, String value) {
    return switch (facet) {
      case LIFECYCLE -> known("lifecycle." + value, value);
      case FINDING -> rule(value);
      case SEEN -> known("seen." + value, value);
      case TIER -> voice.say("apis.tier", value);
      case OWNER -> value.equals(UNOWNED) ? voice.say("owner.nobody") : value;
      case FORMAT -> value.equals("none") ? voice.say("apis.undocumented") : value;
      case CATALOG, ENVIRONMENT, TAG -> value;
    };
  }

  /** Where it is in its life; that nobody described it says more. */
  Badge badge(ApiEntry api) {
    if (api.gone().isPresent()) {
      return new Badge("unknown", "unknown", voice.say("apis.gone"));
    }
    return undocumented(api)
        ? new Badge("bad", "ghost", voice.say("apis.undocumented"))
        : badge(api.lifecycle());
  }

  /** Seen, but described nowhere. */
  static boolean undocumented(ApiEntry api) {
    return api.format().isEmpty() && api.latest().isEmpty();
  }

  Badge badge(Lifecycle lifecycle) {
    String word = lifecycle(lifecycle);
    return switch (lifecycle) {
      case DESIGN -> new Badge("unknown", "unknown", word);
      case EXPERIMENTAL -> new Badge("busy", "read", word);
      case PRODUCTION -> new Badge("good", "check", word);
      case DEPRECATED -> new Badge("warn", "rise", word);
      case RETIRED -> new Badge("bad", "stop", word);
    };
  }

  Badge badge(ApiFinding finding) {
    String word = rule(finding.rule());
    return switch (finding.severity()) {
      case "error" -> new Badge("bad", icon(finding), word);
      case "warning" -> new Badge("warn", icon(finding), word);
      default -> new Badge("unknown", icon(finding), word);
    };
  }

  private static String icon(ApiFinding finding) {
    return switch (finding.rule()) {
      case "shadow-api", "shadow-operation" -> "ghost";
      case "orphan", "gone" -> "unknown";
      default -> finding.severity().equals("error") ? "stop" : "rise";
    };
  }

  Badge badge(Level level) {
    String word = voice.say("level." + ChangesJson.word(level));
    return switch (level) {
      case BREAKING -> new Badge("bad", "stop", word);
      case DANGEROUS -> new Badge("warn", "rise", word);
      case SAFE -> new Badge("good", "check", word);
    };
  }

  /** {@code OpenAPI 2.1.0}; empty parts are left out. */
  String version(ApiEntry api) {
    String format = api.format().map(Format::title).orElse("");
    return (format + " " + cut(api.latest(), 40)).strip();
  }

  String owner(ApiEntry api) {
    return api.owner()
        .accountable()
        .map(one -> one.displayName())
        .orElse(voice.say("owner.nobody"));
  }

  /** A title among others; an API without one goes by its id. */
  static String title(ApiEntry api) {
    return cut(api.title().isBlank() ? api.id() : api.title().strip(), LONGEST_TITLE);
  }

  /** A text that is cut where it is longer than fits. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }

  /** The worst of several findings, if there are any. */
  static Optional<ApiFinding> worst(List<ApiFinding> findings) {
    return findings.stream().findFirst();
  }

  ApiView.FindingRow finding(ApiFinding finding) {
    return new ApiView.FindingRow(
        badge(finding),
        cut(finding.subject(), 200),
        cut(message(finding), 600),
        cut(remedy(finding), 600),
        voice.ago(finding.since()));
  }

  /** What was found, in the reader's language where it is known in it. */
  String message(ApiFinding finding) {
    return told(finding.wording(), "", finding.message());
  }

  private String remedy(ApiFinding finding) {
    return told(finding.wording(), ".remedy", finding.remedy());
  }

  private String told(Wording wording, String part, String english) {
    return wording.key().isEmpty()
        ? english
        : voice.say("finding." + wording.key() + part, wording.arguments().toArray());
  }

  String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(voice.locale())
        .format(day);
  }

  /** Where an API's page is. */
  static String href(String id) {
    return UriComponentsBuilder.fromPath("/apis/{id}").encode().buildAndExpand(id).toUriString();
  }
}
