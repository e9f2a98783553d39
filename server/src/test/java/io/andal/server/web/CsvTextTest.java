package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTextTest {

  @Test
  void whatASpreadsheetWouldComputeStaysText() {
    assertThat(new CsvText().line("=1+1", "+1", "-1", "@x", "\tx", "a=b", "").toString())
        .isEqualTo("'=1+1,'+1,'-1,'@x,'\tx,a=b,\r\n");
  }

  @Test
  void separatorsAndQuotesAreQuoted() {
    assertThat(new CsvText().line("a,b", "say \"hi\"", "two\nlines", "=a,b").toString())
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"'=a,b\"\r\n");
  }
}
