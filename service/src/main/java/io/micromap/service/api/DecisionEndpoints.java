package io.micromap.service.api;

import io.micromap.service.api.Route.Work;
import io.micromap.service.fallback.Fallback;
import io.micromap.service.wire.Asking;
import io.micromap.service.wire.Eventual;
import io.micromap.service.wire.Fields;
import io.micromap.service.wire.ModelList;
import io.micromap.service.wire.OpenAiDecisions;
import io.micromap.service.wire.SystemOne;
import io.micromap.service.wire.SystemOneJson;
import java.util.List;
import java.util.Optional;

/** The requests of decision models. */
final class DecisionEndpoints {

  private final Inquiries inquiries;
  private final int mostQuestions;
  private final Optional<Fallback> fallback;

  DecisionEndpoints(Inquiries inquiries, int mostQuestions, Optional<Fallback> fallback) {
    this.inquiries = inquiries;
    this.mostQuestions = mostQuestions;
    this.fallback = fallback;
  }

  List<Route> routes() {
    boolean audited =
        inquiries.mappers().all().stream().anyMatch(mapper -> mapper.rails().isPresent());
    Work work = audited ? Work.HEAVY : Work.LIGHT;
    return List.of(
        Route.ofDecisions("/v1/systemone", work, this::systemOne),
        Route.ofDecisions("/v1/decisions", work, this::decisions),
        Route.get("/v1/models", Work.LIGHT, this::models));
  }

  private Eventual<Reply> systemOne(Call call) {
    Fields request = Fields.of(call.body());
    return SystemOne.answer(request, asking(request, call))
        .map(response -> Reply.written(SystemOneJson.bytes(response)));
  }

  private Eventual<Reply> decisions(Call call) {
    Fields request = Fields.of(call.body());
    return OpenAiDecisions.answer(request, asking(request, call)).map(Reply::json);
  }

  private Asking asking(Fields request, Call call) {
    fallback.ifPresent(other -> other.requireNoLoop(call.trail()));
    return new Asking(inquiries.of(request, call), mostQuestions, fallback, call.trail());
  }

  private Reply models(Call call) {
    return Reply.json(ModelList.of(inquiries.mappers()));
  }
}
