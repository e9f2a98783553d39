package io.andal.channel.email;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A picture with few colors as one of a byte a pixel: a quarter of what has to be packed, which is
 * most of what a picture costs. Shades that eyes can't tell apart are one.
 */
final class Palette {
  private static final int MOST = 256;

  /** Of each channel the upper bits. */
  private static final int SHADES = 0xf0f8f8f8;

  private final int[] colors = new int[MOST];
  private final Map<Integer, Integer> places = new HashMap<>();

  private Palette() {}

  /**
   * @param drawn with alpha, an int a pixel
   * @return itself if it has too many colors
   */
  static BufferedImage of(BufferedImage drawn) {
    return new Palette().indexed(drawn);
  }

  private BufferedImage indexed(BufferedImage drawn) {
    int[] pixels = ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
    byte[] indexes = new byte[pixels.length];
    int last = 0;
    int lastIndex = place(0);
    for (int i = 0; i < pixels.length; i++) {
      int shade = pixels[i] & SHADES;
      if (shade != last) {
        last = shade;
        lastIndex = place(shade);
        if (lastIndex == MOST) {
          return drawn;
        }
      }
      indexes[i] = (byte) lastIndex;
    }
    IndexColorModel model =
        new IndexColorModel(
            8,
            places.size(),
            Arrays.copyOf(colors, places.size()),
            0,
            true,
            -1,
            DataBuffer.TYPE_BYTE);
    BufferedImage small =
        new BufferedImage(
            drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    System.arraycopy(
        indexes,
        0,
        ((DataBufferByte) small.getRaster().getDataBuffer()).getData(),
        0,
        indexes.length);
    return small;
  }

  /** Where a shade stands; {@link #MOST} if there is no place left. */
  private int place(int shade) {
    Integer known = places.get(shade);
    if (known != null) {
      return known;
    }
    int next = places.size();
    if (next < MOST) {
      places.put(shade, next);
      // What is nearly opaque is opaque.
      colors[next] = shade | (shade >>> 28) << 24;
    }
    return next;
  }
}
