package io.andal.channel.modbus;

import io.andal.channel.Channel;
import io.andal.channel.ChannelType;
import io.andal.channel.Surroundings;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A coil of a controller. */
public final class ModbusType implements ChannelType {
  static final String COIL = "coil:";
  private static final int LAST_COIL = 65_535;

  @Override
  public String name() {
    return "Modbus";
  }

  @Override
  public List<Problem> check(Document document) {
    List<Problem> problems = new ArrayList<>();
    ModbusSettings settings = ModbusSettings.of(document);
    if (settings.refresh().compareTo(Duration.ofSeconds(1)) < 0
        || settings.refresh().compareTo(Duration.ofMinutes(1)) > 0) {
      problems.add(
          document.error(
              "/spec/refresh",
              "channel-refresh",
              "refresh is shorter than 1s or longer than 1m",
              "Write a duration such as 5s"));
    }
    if (settings.watchdog().isPresent() && settings.watchdog().getAsInt() == settings.coil()) {
      problems.add(
          document.error(
              "/spec/watchdogCoil",
              "channel-watchdog",
              "The watchdog is the alarm's own coil",
              "Name another coil"));
    }
    return problems;
  }

  /** {@code coil:12}, or a name for the channel's own coil. */
  @Override
  public List<String> recipients(String target) {
    String text = target.strip();
    if (text.isEmpty()) {
      return List.of();
    }
    if (!text.startsWith(COIL)) {
      return List.of(text);
    }
    String number = text.substring(COIL.length()).strip();
    return number.matches("[0-9]{1,5}") && Integer.parseInt(number) <= LAST_COIL
        ? List.of(COIL + Integer.parseInt(number))
        : List.of();
  }

  @Override
  public boolean takesUnnamed() {
    return false;
  }

  @Override
  public boolean staysOpen() {
    return true;
  }

  @Override
  public boolean keepsLevel() {
    return true;
  }

  @Override
  public Channel open(Document document, Surroundings surroundings) {
    ModbusSettings settings = ModbusSettings.of(document);
    return new ModbusChannel(settings, surroundings.active().apply(settings.channel()));
  }
}
