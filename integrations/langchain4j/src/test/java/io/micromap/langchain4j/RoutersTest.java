package io.micromap.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.router.ChatModelRoute;
import dev.langchain4j.model.chat.router.ChatModelRoutingRequest;
import dev.langchain4j.model.chat.router.ChatModelRoutingResult;
import dev.langchain4j.model.chat.router.DecisionModelChatModelRouter;
import dev.langchain4j.model.decision.DecisionModel;
import dev.langchain4j.model.input.PromptTemplate;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.rag.query.router.DecisionModelQueryRouter;
import dev.langchain4j.rag.query.router.DecisionModelQueryRouter.FallbackStrategy;
import io.micromap.runtime.mapper.Mapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LangChain4j's own routers over a mapper. */
class RoutersTest {

  private static final ContentRetriever GARDEN = query -> List.of();
  private static final ContentRetriever HOUSE = query -> List.of();
  private static final String NEGATED = "please do not dim the lamp";

  @TempDir private static Path folder;
  private static DecisionModel model;

  @BeforeAll
  static void train() throws IOException {
    Mapper mapper = Errands.mapper();
    model =
        MicromapDecisionModel.builder().mapper(mapper).audit(Errands.audit(mapper, folder)).build();
  }

  @Test
  void theQueryRouterAsksWhereToRetrieve() {
    for (DecisionModelQueryRouter router :
        List.of(
            queries("label: water", "label: lights").build(),
            queries("water", "lights")
                .questionTemplate(PromptTemplate.from("label: {{description}}"))
                .build())) {
      assertThat(router.route(Query.from("soak the tulips"))).containsExactly(GARDEN);
      assertThat(router.route(Query.from(Errands.LIGHTS))).containsExactly(HOUSE);
      assertThat(router.route(Query.from("shuffle some jazz"))).isEmpty();
      assertThat(router.routeAsync(Query.from(Errands.LIGHTS)).join()).containsExactly(HOUSE);
    }
  }

  @Test
  void onAnAbstentionTheQueryRouterTakesItsFallbackStrategy() {
    DecisionModelQueryRouter.Builder router = queries("label: water", "label: lights");

    assertThat(router.build().route(Query.from(Errands.STRANGE))).isEmpty();
    assertThat(
            router
                .fallbackStrategy(FallbackStrategy.ROUTE_TO_ALL)
                .build()
                .route(Query.from(Errands.STRANGE)))
        .containsExactly(GARDEN, HOUSE);
  }

  @Test
  void theChatModelRouterTakesTheRouteOfTheLabel() {
    DecisionModelChatModelRouter router = new DecisionModelChatModelRouter(model);

    assertThat(route(router, Errands.LIGHTS, "music", "lights").routeName()).isEqualTo("lights");
    assertThat(router.routeAsync(chat(Errands.LIGHTS, "music", "lights")).join().routeName())
        .isEqualTo("lights");
  }

  @Test
  void onAnAbstentionTheChatModelRouterTakesItsDefaultRoute() {
    DecisionModelChatModelRouter router = new DecisionModelChatModelRouter(model);

    assertThat(route(router, Errands.STRANGE, "music", "lights").isDefaultRoute()).isTrue();
    assertThat(route(router, NEGATED, "music", "lights").isDefaultRoute()).isTrue();
  }

  @Test
  void onAnAbstentionTheChatModelRouterTakesTheRouteOfTheCatchAll() {
    DecisionModelChatModelRouter router = new DecisionModelChatModelRouter(model);

    assertThat(route(router, Errands.STRANGE, "music", "lights", "other").routeName())
        .isEqualTo("other");
    assertThat(route(router, NEGATED, "music", "lights", "other").routeName())
        .as("'lights' is the most probable option, but the mapper's answer was vetoed")
        .isEqualTo("other");
  }

  private static DecisionModelQueryRouter.Builder queries(String garden, String house) {
    Map<ContentRetriever, String> descriptions = new LinkedHashMap<>();
    descriptions.put(GARDEN, garden);
    descriptions.put(HOUSE, house);
    return DecisionModelQueryRouter.builder()
        .decisionModel(model)
        .retrieverToDescription(descriptions);
  }

  private static ChatModelRoutingResult route(
      DecisionModelChatModelRouter router, String prompt, String... routes) {
    return router.route(chat(prompt, routes));
  }

  private static ChatModelRoutingRequest chat(String prompt, String... routes) {
    return ChatModelRoutingRequest.builder()
        .chatRequest(
            ChatRequest.builder()
                .messages(
                    UserMessage.from("water the lawn"),
                    AiMessage.from("Done."),
                    UserMessage.from(prompt))
                .build())
        .routes(
            List.of(routes).stream()
                .map(name -> new ChatModelRoute(name, "Requests about " + name + "."))
                .toList())
        .build();
  }
}
