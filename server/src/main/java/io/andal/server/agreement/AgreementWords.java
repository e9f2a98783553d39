package io.andal.server.agreement;

import io.andal.agreement.Statement;
import io.andal.agreement.Statement.Step;
import io.andal.agreement.Statement.Terms;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;

/** How agreements are put into words and numbers for one reader. */
record AgreementWords(Voice voice) {
  private static final int DECIMALS = 5;

  /** Percent with up to five decimals, rounded down, so that a broken promise never looks kept. */
  String percent(String decimal) {
    if (decimal.isEmpty()) {
      return "–";
    }
    NumberFormat format = NumberFormat.getPercentInstance(voice.locale());
    format.setMaximumFractionDigits(DECIMALS);
    BigDecimal share =
        new BigDecimal(decimal).setScale(DECIMALS, RoundingMode.FLOOR).movePointLeft(2);
    return format.format(share);
  }

  String money(String amount, String currency) {
    if (amount.isEmpty() || currency.isEmpty()) {
      return "–";
    }
    Currency unit = Currency.getInstance(currency);
    NumberFormat format = NumberFormat.getCurrencyInstance(voice.locale());
    format.setCurrency(unit);
    format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
    format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
    // A hard space would break neither lines nor searches, but spreadsheets stumble over it.
    return format.format(new BigDecimal(amount)).replace('\u00a0', ' ');
  }

  String events(String decimal) {
    return NumberFormat.getNumberInstance(voice.locale()).format(new BigDecimal(decimal));
  }

  /** {@code October 2026}, or {@code Q4 2026}. */
  String period(String id) {
    int quarter = id.indexOf('Q');
    return quarter < 0
        ? localized("yMMMM", YearMonth.parse(id).atDay(1))
        : voice.say("agreement.quarter", id.substring(quarter + 1), id.substring(0, 4));
  }

  String day(String date) {
    return localized("yMMMd", LocalDate.parse(date));
  }

  private String localized(String skeleton, LocalDate day) {
    return DateTimeFormatter.ofLocalizedPattern(skeleton).withLocale(voice.locale()).format(day);
  }

  /** Day, hour and minute in the agreement's zone. */
  String moment(Instant instant, String zone) {
    return DateTimeFormatter.ofLocalizedPattern("MMMdHm")
        .withLocale(voice.locale())
        .format(instant.atZone(ZoneId.of(zone)));
  }

  String promise(Terms terms, boolean quarter) {
    String period = voice.say(quarter ? "agreement.each-quarter" : "agreement.each-month");
    String commitment = percent(terms.commitment());
    return switch (terms.method()) {
      case "intervals" ->
          voice.say("agreement.promise.intervals", period, commitment, terms.interval());
      case "badMinutes" ->
          voice.say("agreement.promise.minutes", period, commitment, down(terms), traffic(terms));
      case "badRuns" ->
          voice.say(
              "agreement.promise.runs",
              period,
              commitment,
              down(terms),
              traffic(terms),
              terms.run());
      default -> voice.say("agreement.promise.ratio", period, commitment);
    };
  }

  private String down(Terms terms) {
    return voice.say(
        terms.errorRateIncluded() ? "agreement.at-least" : "agreement.more-than",
        percent(terms.errorRate()));
  }

  private String traffic(Terms terms) {
    return terms.minimumRequests() > 1
        ? voice.say("agreement.traffic", terms.minimumRequests())
        : "";
  }

  /** A tier's range: {@code from 99 % to below 99.95 %}. */
  String range(Step tier) {
    if (tier.lower().isEmpty() && tier.upper().isEmpty()) {
      return voice.say("agreement.tier.any");
    }
    if (tier.lower().isEmpty()) {
      return voice.say(
          tier.upperIncluded() ? "agreement.tier.up-to" : "agreement.tier.below",
          percent(tier.upper()));
    }
    String from =
        voice.say(
            tier.lowerIncluded() ? "agreement.tier.from" : "agreement.tier.above",
            percent(tier.lower()));
    return tier.upper().isEmpty()
        ? from
        : voice.say(
            tier.upperIncluded() ? "agreement.tier.and-up-to" : "agreement.tier.and-below",
            from,
            percent(tier.upper()));
  }

  /** What is owed, in a few words. */
  String owed(Statement.Owed owed) {
    return switch (owed.reason()) {
      case "owed" -> amount(owed);
      case "capped" -> voice.say("agreement.owed.capped", amount(owed));
      case "too-small" -> voice.say("agreement.owed.too-small");
      case "no-tiers" -> voice.say("agreement.owed.no-tiers");
      case "unmeasured" -> "–";
      default -> voice.say("agreement.owed.nothing");
    };
  }

  /** The same where there is little room: an amount, a percentage or a dash. */
  String owedShortly(Statement.Owed owed) {
    if (!owed.reason().equals("owed") && !owed.reason().equals("capped")) {
      return "–";
    }
    return owed.amount().isEmpty()
        ? percent(owed.percent())
        : money(owed.amount(), owed.currency());
  }

  private String amount(Statement.Owed owed) {
    return owed.amount().isEmpty()
        ? voice.say("agreement.owed.percent", percent(owed.percent()))
        : voice.say(
            "agreement.owed.amount",
            money(owed.amount(), owed.currency()),
            percent(owed.percent()));
  }

  static boolean owes(Statement statement) {
    return statement.owed().reason().equals("owed") || statement.owed().reason().equals("capped");
  }

  /** Kept, broken or unknown, as tone, icon and word. */
  Badge badge(String kept, boolean running) {
    return switch (kept) {
      case "yes" ->
          new Badge(
              "good", "check", voice.say(running ? "agreement.kept-so-far" : "agreement.kept"));
      case "no" ->
          new Badge(
              "bad", "stop", voice.say(running ? "agreement.broken-so-far" : "agreement.broken"));
      default -> new Badge("unknown", "unknown", voice.say("state.unmeasured"));
    };
  }
}
