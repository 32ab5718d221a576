package io.micromap.service.api;

import io.micromap.rails.audit.Mode;
import io.micromap.rails.audit.Rails;
import io.micromap.rails.audit.TextRails;
import io.micromap.rails.audit.Verdict;
import io.micromap.rails.jsonl.PromptTraces;
import io.micromap.rails.plot.VerdictPlot;
import io.micromap.service.api.Route.Work;
import io.micromap.service.fault.ServiceException;
import io.micromap.service.model.ServedMapper;
import io.micromap.service.wire.Fields;
import java.util.List;

/** Requests to the rails. */
final class RailsEndpoints {

  private static final String[] FIELDS = {"prompt", "id", "model", "mode", "slots", "context"};

  private final Inquiries inquiries;

  RailsEndpoints(Inquiries inquiries) {
    this.inquiries = inquiries;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/rails/audit", Work.HEAVY, this::audit),
        Route.post("/v1/rails/traces", Work.HEAVY, this::traces),
        Route.post("/v1/rails/plot", Work.HEAVY, this::plot));
  }

  private Reply audit(Call call) {
    Fields request = Fields.of(call.body(), FIELDS);
    return Reply.json(verdict(request, inquiries.mapper(request)));
  }

  private Reply plot(Call call) {
    Fields request = Fields.of(call.body(), FIELDS);
    ServedMapper mapper = inquiries.mapper(request);
    TextRails rails = rails(mapper);
    String svg =
        VerdictPlot.svg(
            rails.traces(request.text("prompt")),
            verdict(request, mapper),
            rails.options().channels().samples());
    return Reply.text(Reply.OK, "image/svg+xml", svg);
  }

  private static Verdict verdict(Fields request, ServedMapper mapper) {
    String prompt = request.text("prompt");
    return rails(mapper)
        .auditAnswer(
            new Rails.Request(prompt, mode(request), request.map("slots"), request.map("context")),
            mapper.mapper());
  }

  private Reply traces(Call call) {
    Fields request = Fields.of(call.body(), FIELDS);
    TextRails rails = rails(inquiries.mapper(request));
    String id = request.id().map(Object::toString).orElse("1");
    return Reply.json(PromptTraces.of(id, request.text("prompt"), rails));
  }

  /**
   * The rails of a mapper.
   *
   * @throws ServiceException with status 404 if it has none
   */
  static TextRails rails(ServedMapper mapper) {
    return mapper
        .rails()
        .orElseThrow(
            () ->
                new ServiceException(
                    ServiceException.NOT_FOUND,
                    "no_rails",
                    "The model '"
                        + mapper.name()
                        + "' has no rails. Start the service with the rails of its mapper."));
  }

  private static Mode mode(Fields request) {
    String given = request.textOrNull("mode");
    return Mode.of(given == null ? Mode.DETECTOR.code() : given)
        .orElseThrow(() -> request.other("mode", "'detector' or 'family'"));
  }
}
