package io.andal.channel.email;

import io.andal.channel.Figures;
import io.andal.channel.Reader;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The language and the clock of one reader: words, numbers and times as that reader knows them. */
final class Words {
  /** What mails are written in; the first is for readers of whom nothing is known. */
  static final List<String> LANGUAGES = List.of("en", "id");

  private static final String BUNDLE = "io.andal.channel.email.mail";
  private static final DateTimeFormatter IN_ZONE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle bundle;
  private final ZoneId zone;
  private final Figures.Units units;

  private Words(Locale locale, ZoneId zone) {
    this.locale = locale;
    this.zone = zone;
    this.bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
    this.units =
        new Figures.Units(
            " " + say("unit.day"),
            " " + say("unit.hour"),
            " " + say("unit.minute"),
            say("unit.less"));
  }

  /** In English if the language is none of {@link #LANGUAGES}, and UTC if no zone is known. */
  static Words of(Reader reader) {
    String language = reader.language().filter(LANGUAGES::contains).orElse(LANGUAGES.getFirst());
    return new Words(
        language.equals("en") ? Locale.ROOT : Locale.of(language),
        reader.zone().orElse(ZoneOffset.UTC));
  }

  /** Whether texts that are kept in English can be used as they are. */
  boolean english() {
    return locale.equals(Locale.ROOT);
  }

  /** As a page names its language. */
  String language() {
    return english() ? "en" : locale.getLanguage();
  }

  String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
  }

  String rate(double rate) {
    return number(Figures.rate(rate));
  }

  String share(double share) {
    return number(Figures.share(share));
  }

  String budget(double share) {
    return number(Figures.budget(share));
  }

  String duration(Duration duration) {
    return Figures.duration(duration, units);
  }

  String time(Instant time) {
    return zone.equals(ZoneOffset.UTC) ? Figures.time(time) : IN_ZONE.format(time.atZone(zone));
  }

  private String number(String english) {
    return say("decimal").equals(".") ? english : english.replace(".", say("decimal"));
  }
}
