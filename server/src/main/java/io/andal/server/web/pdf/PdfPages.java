package io.andal.server.web.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Renders templates to PDF. A template for it is well-formed XML with its own style, uses the font
 * family {@value #FONT} (one weight), and no {@code @{…}} links. Nothing is loaded from anywhere:
 * neither the network nor files. Thread-safe.
 */
@Component
public final class PdfPages {
  public static final String FONT = "Andal Sans";

  /** Comes with PDFBox; covers Latin, Greek and Cyrillic letters and the signs of currencies. */
  private static final String FONT_FILE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final ITemplateEngine templates;

  PdfPages(ITemplateEngine templates) {
    this.templates = templates;
  }

  /**
   * A document of one template.
   *
   * @param template its name, as controllers return it
   */
  public byte[] render(String template, Map<String, Object> model, Locale locale) {
    String markup = templates.process(template, new Context(locale, model));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.useFont(PdfPages::font, FONT);
    builder.withHtmlContent(markup, null);
    builder.withProducer("Andal");
    builder.toStream(out);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static InputStream font() {
    return Objects.requireNonNull(PdfPages.class.getResourceAsStream(FONT_FILE), FONT_FILE);
  }
}
