package io.andal.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PaletteTest {
  private static BufferedImage drawn(int colors) {
    BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < colors; i++) {
      image.setRGB(i % 32, i / 32, 0xff000000 | ((i % 16) << 20) | ((i / 16) << 12));
    }
    return image;
  }

  @Test
  void aFewColorsBecomeAByteEachAndStayWhatTheyWere() {
    BufferedImage image = drawn(100);
    image.setRGB(5, 10, 0x33d9503f);
    BufferedImage small = Palette.of(image);
    assertThat(small.getType()).isEqualTo(BufferedImage.TYPE_BYTE_INDEXED);
    assertThat(small.getRGB(31, 15)).isZero();
    assertThat(small.getRGB(3, 2)).isEqualTo(image.getRGB(3, 2) & 0xfff8f8f8);
    assertThat(small.getRGB(5, 10)).isEqualTo(0x33d85038);
  }

  @Test
  void tooManyColorsStayAsTheyAre() {
    BufferedImage image = drawn(256);
    assertThat(Palette.of(image)).isSameAs(image);
  }
}
