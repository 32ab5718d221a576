package io.micromap.service.api;

import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.Inquiry;
import io.micromap.service.model.ServedMapper;
import io.micromap.service.model.ServedMappers;
import io.micromap.service.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Finds the model that a request asks, and what it asks of it.
 *
 * @param mappers that can be asked
 * @param listener receives the decisions
 */
record Inquiries(ServedMappers mappers, DecisionListener listener) {

  Inquiry of(Fields request, Call call) {
    return of(request.textOrNull("model"), request.unit("threshold"), call);
  }

  /** The one mapper that a request is about. */
  ServedMapper mapper(Fields request) {
    return mappers.named(request.textOrNull("model"));
  }

  Inquiry of(@Nullable String model, double threshold, Call call) {
    return new Inquiry(mappers.asked(model), threshold, call.id(), listener);
  }
}
