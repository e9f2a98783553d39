package io.andal.dialect.pyrra;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.ImportOptions;
import io.andal.dialect.Imported;
import io.andal.dialect.Importer;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** In work. */
public final class PyrraImporter implements Importer {
  @Override
  public String name() {
    return "pyrra";
  }

  @Override
  public boolean recognizes(ObjectNode document) {
    return false;
  }

  @Override
  public void read(List<ForeignValue> documents, ImportOptions options, Imported into) {}
}
