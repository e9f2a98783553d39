package io.andal.signal.thanos;

import io.andal.signal.kit.PromqlRig;
import io.andal.signal.kit.PromqlServer;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Truth;
import java.util.List;

class ThanosKitTest extends SourceKit {
  @Override
  protected Rig rig(Truth truth) {
    PromqlServer server =
        new PromqlServer(
            List.of("partial_response=false", "dedup=true", "max_source_resolution=0"));
    server.answering(
        "/api/v1/stores",
        "{\"sidecar\":[%s]}".formatted(ThanosFacade.store("a:10901", "{\"cluster\":\"eu\"}")));
    return new PromqlRig(
        server,
        truth,
        true,
        "failed to receive any data in 30s from a:10901",
        (details, clock) -> ThanosSources.open("t", details, clock));
  }
}
