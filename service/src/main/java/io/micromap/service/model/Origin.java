package io.micromap.service.model;

import java.util.Optional;

/**
 * Where a prompt comes from.
 *
 * @param requestId of the request
 * @param row the prompt's own id, or its number among those of the request; empty where it has
 *     neither
 * @param model name of the model that was asked: a mapper's, or {@value ServedRouter#NAME}
 */
public record Origin(String requestId, Optional<String> row, String model) {

  /** Whether all mappers were asked at once; labels then bear their mapper's name. */
  public boolean routed() {
    return model.equals(ServedRouter.NAME);
  }
}
