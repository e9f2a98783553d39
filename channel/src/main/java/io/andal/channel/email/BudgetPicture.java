package io.andal.channel.email;

import io.andal.channel.BudgetHistory;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small picture of the budget over time. It has no words, so it needs no fonts: they stand beside
 * it, as text. It has no background, so it can be seen on a dark page too.
 */
final class BudgetPicture {
  /** As it is shown; it has twice as many pixels, for screens that are fine. */
  static final int WIDTH = 552;

  static final int HEIGHT = 110;

  private static final Logger LOG = LoggerFactory.getLogger(BudgetPicture.class);
  private static final int MOST_BYTES = 10_000;
  private static final int MARGIN = 6;
  private static final Color GRID = new Color(0x8a97a5);
  private static final Color GOOD = new Color(0x3f8ad6);
  private static final Color BAD = new Color(0xd9503f);

  private BudgetPicture() {}

  /** As PNG; empty if this Java can't draw, for a mail without a picture is better than none. */
  static Optional<byte[]> png(BudgetHistory history) {
    try {
      byte[] fine = png(history, 2);
      return Optional.of(fine.length < MOST_BYTES ? fine : png(history, 1));
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.warn("The picture of a budget could not be drawn: {}", e.toString());
      return Optional.empty();
    }
  }

  /**
   * @param fine how many pixels stand for one
   */
  private static byte[] png(BudgetHistory history, int fine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(Palette.of(draw(history.remaining(), fine)), "png", out);
    }
    return bytes.toByteArray();
  }

  private static BufferedImage draw(List<Double> shares, int fine) {
    BufferedImage image =
        new BufferedImage(WIDTH * fine, HEIGHT * fine, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.scale(fine, fine);
      Scale scale = Scale.of(shares);
      grid(pen, scale);
      line(pen, scale, shares);
    } finally {
      pen.dispose();
    }
    return image;
  }

  /** Lines at a full budget and none, and between them at a half. */
  private static void grid(Graphics2D pen, Scale scale) {
    pen.setColor(GRID);
    for (double share : List.of(1.0, 0.5)) {
      pen.setStroke(
          new BasicStroke(
              0.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 4}, 0));
      pen.draw(new Line2D.Double(MARGIN, scale.y(share), WIDTH - MARGIN, scale.y(share)));
    }
    pen.setStroke(new BasicStroke(1.2f));
    pen.draw(new Line2D.Double(MARGIN, scale.y(0), WIDTH - MARGIN, scale.y(0)));
  }

  private static void line(Graphics2D pen, Scale scale, List<Double> shares) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < shares.size(); i++) {
      double x = MARGIN + (WIDTH - 2.0 * MARGIN) * i / (shares.size() - 1);
      double y = scale.y(shares.get(i));
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    Path2D area = new Path2D.Double(path);
    area.lineTo(WIDTH - MARGIN, scale.y(0));
    area.lineTo(MARGIN, scale.y(0));
    area.closePath();
    Color color = shares.getLast() > 0 ? GOOD : BAD;
    pen.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 0x33));
    pen.fill(area);
    pen.setColor(color);
    pen.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(path);
    double y = scale.y(shares.getLast());
    pen.fill(new Ellipse2D.Double(WIDTH - MARGIN - 4.0, y - 4, 8, 8));
  }

  /** From the lowest share, at most nothing, to the highest, at least a full budget. */
  private record Scale(double low, double high) {
    /** What is overspent many times over must not hide all else. */
    private static final double LOWEST = -2;

    static Scale of(List<Double> shares) {
      double low = shares.stream().mapToDouble(Double::doubleValue).min().orElse(0);
      double high = shares.stream().mapToDouble(Double::doubleValue).max().orElse(1);
      return new Scale(Math.clamp(low, LOWEST, 0), Math.clamp(high, 1, 2));
    }

    double y(double share) {
      double part = (high - Math.clamp(share, low, high)) / (high - low);
      return MARGIN + part * (HEIGHT - 2.0 * MARGIN);
    }
  }
}
