package io.andal.channel.modbus;

import io.andal.channel.Channel;
import io.andal.channel.Surroundings;
import io.andal.channel.level.LevelChannel;
import io.andal.channel.level.LevelType;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.List;

/** A coil of a controller. */
public final class ModbusType implements LevelType {
  static final String COIL = "coil:";
  private static final int LAST_COIL = 65_535;

  @Override
  public String name() {
    return "Modbus";
  }

  @Override
  public List<Problem> check(Document document) {
    return ModbusSettings.of(document).rules().check(document, ModbusSettings.WATCHDOG);
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
  public Channel open(Document document, Surroundings surroundings) {
    ModbusSettings settings = ModbusSettings.of(document);
    return new LevelChannel(
        settings.rules(),
        new Coils(settings),
        settings::coilOf,
        surroundings.active().apply(settings.rules().channel()));
  }
}
