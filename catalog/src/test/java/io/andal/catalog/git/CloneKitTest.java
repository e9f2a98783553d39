package io.andal.catalog.git;

import io.andal.catalog.kit.CatalogKit;
import io.andal.catalog.kit.CatalogRig;
import io.andal.catalog.kit.Shelf;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What every catalog must do, of a clone on this machine. */
class CloneKitTest extends CatalogKit {
  @TempDir private Path folder;

  @Override
  protected CatalogRig rig(Shelf shelf) throws Exception {
    return new GitRig(folder, false, shelf, Map.of());
  }
}
