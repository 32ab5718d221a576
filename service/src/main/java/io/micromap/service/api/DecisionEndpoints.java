package io.micromap.service.api;

import io.micromap.service.api.Route.Work;
import io.micromap.service.wire.Fields;
import io.micromap.service.wire.ModelList;
import io.micromap.service.wire.OpenAiDecisions;
import io.micromap.service.wire.SystemOne;
import java.util.List;

/** The requests of decision models. */
final class DecisionEndpoints {

  private final Inquiries inquiries;
  private final int mostQuestions;

  DecisionEndpoints(Inquiries inquiries, int mostQuestions) {
    this.inquiries = inquiries;
    this.mostQuestions = mostQuestions;
  }

  List<Route> routes() {
    boolean audited =
        inquiries.mappers().all().stream().anyMatch(mapper -> mapper.rails().isPresent());
    Work work = audited ? Work.HEAVY : Work.LIGHT;
    return List.of(
        Route.post("/v1/systemone", work, this::systemOne),
        Route.post("/v1/decisions", work, this::decisions),
        Route.get("/v1/models", Work.LIGHT, this::models));
  }

  private Reply systemOne(Call call) {
    Fields request = Fields.of(call.body());
    return Reply.json(SystemOne.answer(request, inquiries.of(request, call), mostQuestions));
  }

  private Reply decisions(Call call) {
    Fields request = Fields.of(call.body());
    return Reply.json(OpenAiDecisions.answer(request, inquiries.of(request, call), mostQuestions));
  }

  private Reply models(Call call) {
    return Reply.json(ModelList.of(inquiries.mappers()));
  }
}
