package io.micromap.service.api;

import io.micromap.service.model.DecisionListener;
import io.micromap.service.model.Inquiry;
import io.micromap.service.model.ServedMappers;
import io.micromap.service.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mapper that a request asks, and what it asks of it.
 *
 * @param mappers that can be asked
 * @param listener receives the decisions
 */
record Inquiries(ServedMappers mappers, DecisionListener listener) {

  Inquiry of(Fields request, Call call) {
    return of(request.textOrNull("model"), request.unit("threshold"), call);
  }

  Inquiry of(@Nullable String model, double threshold, Call call) {
    return new Inquiry(mappers.named(model), threshold, call.id(), listener);
  }
}
