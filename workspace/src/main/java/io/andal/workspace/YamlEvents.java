package io.andal.workspace;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The events of one YAML text, and the pieces of text between them. */
final class YamlEvents {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private final String text;
  private int lastIndex;
  private int lastOffset;

  YamlEvents(String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    this.text = marked ? text.substring(1) : text;
  }

  /** The text without a byte order mark. */
  String text() {
    return text;
  }

  Iterator<Event> iterator() {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    return new Parse(settings).parseString(text).iterator();
  }

  /**
   * The text of one document without the marks around it.
   *
   * @param first whether comments before it belong to it
   */
  String between(DocumentStartEvent start, Event end, boolean first) {
    int from = first && !start.isExplicit() ? 0 : offset(mark(start, start.isExplicit()));
    int to = end instanceof DocumentEndEvent ? offset(mark(end, false)) : text.length();
    String cut = text.substring(from, to);
    return start.isExplicit() ? withoutFirstBlankLine(cut) : cut;
  }

  private static String withoutFirstBlankLine(String cut) {
    int lineBreak = cut.indexOf('\n');
    return lineBreak >= 0 && cut.substring(0, lineBreak).isBlank()
        ? cut.substring(lineBreak + 1)
        : cut;
  }

  private static Mark mark(Event event, boolean end) {
    return (end ? event.getEndMark() : event.getStartMark()).orElseThrow();
  }

  /** Marks count code points, texts count UTF-16 units. Goes on from the last mark. */
  private int offset(Mark mark) {
    lastOffset = text.offsetByCodePoints(lastOffset, mark.getIndex() - lastIndex);
    lastIndex = mark.getIndex();
    return lastOffset;
  }

  /** Whether a text is longer in UTF-8, without encoding what is surely too long. */
  static boolean exceeds(String text, int bytes) {
    if (text.length() > bytes) {
      return true;
    }
    return text.length() * 3L > bytes && text.getBytes(StandardCharsets.UTF_8).length > bytes;
  }
}
