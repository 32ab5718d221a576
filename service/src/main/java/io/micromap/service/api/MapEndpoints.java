package io.micromap.service.api;

import io.micromap.runtime.decisionmodel.Reading;
import io.micromap.runtime.mapper.Decision;
import io.micromap.runtime.mapper.DecisionJson;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.service.api.Route.Work;
import io.micromap.service.fault.ServiceException;
import io.micromap.service.model.Inquiry;
import io.micromap.service.model.ServedMapper;
import io.micromap.service.wire.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The service's own requests: a prompt or many in, decisions out. */
final class MapEndpoints {

  /** A number from 0 on as JSON writes it. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,3})?");

  private final Inquiries inquiries;
  private final int mostPrompts;
  private final AtomicInteger batches = new AtomicInteger();

  MapEndpoints(Inquiries inquiries, int mostPrompts) {
    this.inquiries = inquiries;
    this.mostPrompts = mostPrompts;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/map", Work.LIGHT, this::map),
        Route.post("/v1/map/batch", Work.BATCH, this::batch).taking("model", "threshold"),
        Route.post("/v1/explain", Work.HEAVY, this::explain));
  }

  private Reply map(Call call) {
    Fields request =
        Fields.of(call.body(), "prompt", "id", "model", "threshold", "slots", "context");
    Inquiry inquiry = underPolicy(inquiries.of(request, call), request);
    Optional<Object> id = request.id();
    return Reply.written(answer(inquiry, request.text("prompt"), id));
  }

  /** Slots and context are for the policy of one mapper's rails, which must be there. */
  private Inquiry underPolicy(Inquiry inquiry, Fields request) {
    Map<String, Object> slots = request.map("slots");
    Map<String, Object> context = request.map("context");
    if (slots.isEmpty() && context.isEmpty()) {
      return inquiry;
    }
    ServedMapper mapper = inquiries.mapper(request);
    RailsEndpoints.rails(mapper);
    return inquiry.of(mapper.under(slots, context));
  }

  /** The decision on a prompt; where the rails object, an abstention for their reason. */
  static byte[] answer(Inquiry inquiry, String prompt, Optional<Object> id) {
    Reading reading = inquiry.read(prompt, id.map(Object::toString));
    Decision decision = reading.decision();
    return DecisionJson.bytes(id, decision.shown(decision.ranking()), reading.objection());
  }

  private Reply explain(Call call) {
    Fields request = Fields.of(call.body(), "prompt", "id", "model", "threshold");
    Mapper mapper = inquiries.mapper(request).mapper();
    return Reply.json(mapper.explain(request.text("prompt"), request.unit("threshold")));
  }

  private Reply batch(Call call) {
    Inquiry inquiry = inquiries.of(call.query().get("model"), threshold(call), call);
    Batch batch = new Batch(inquiry, mostPrompts, batches);
    return Batch.isLines(call) ? batch.lines(call.body()) : batch.array(call.body());
  }

  private static double threshold(Call call) {
    String given = call.query().getOrDefault("threshold", "0");
    if (NUMBER.matcher(given).matches()) {
      double threshold = Double.parseDouble(given);
      if (threshold <= 1) {
        return threshold;
      }
    }
    throw ServiceException.unprocessable("'threshold' must be a number from 0 to 1.");
  }
}
