package io.micromap.langchain4j;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.decision.request.ContentsInput;
import dev.langchain4j.model.decision.request.DecisionInput;
import dev.langchain4j.model.decision.request.FieldsInput;
import dev.langchain4j.model.decision.request.MessagesInput;
import dev.langchain4j.model.decision.request.TextInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The text that a mapper reads of what a request holds. */
final class PromptText {

  /** The field that LangChain4j's query router puts the query into, beside earlier messages. */
  static final String QUERY = "query";

  private PromptText() {}

  /**
   * The text itself; of messages the last one of the user; of fields {@value #QUERY}, and where
   * there is none all texts in them, in order, one a line.
   *
   * @throws UnsupportedFeatureException if there is no text to read, or something other than text
   */
  static String of(DecisionInput input) {
    if (input instanceof TextInput text) {
      return text.text();
    }
    if (input instanceof MessagesInput messages) {
      return UserMessage.findLast(messages.messages())
          .map(message -> ofContents(message.contents()))
          .orElseThrow(
              () ->
                  new UnsupportedFeatureException(
                      "A mapper reads the last message of the user, and the input has none."));
    }
    if (input instanceof ContentsInput contents) {
      return ofContents(contents.contents());
    }
    return ofFields(((FieldsInput) input).fields());
  }

  /** The texts among some contents, one a line; anything else is passed over. */
  static String textsIn(List<Content> contents) {
    List<String> texts = new ArrayList<>();
    for (Content content : contents) {
      if (content instanceof TextContent text) {
        texts.add(text.text());
      }
    }
    return String.join("\n", texts);
  }

  private static String ofContents(List<Content> contents) {
    for (Content content : contents) {
      if (!(content instanceof TextContent)) {
        throw new UnsupportedFeatureException(
            "A mapper reads text; the input holds content of type " + content.type() + ".");
      }
    }
    return textsIn(contents);
  }

  private static String ofFields(Map<String, Object> fields) {
    if (fields.get(QUERY) instanceof String query) {
      return query;
    }
    List<String> texts = new ArrayList<>();
    collect(fields, texts);
    return String.join("\n", texts);
  }

  private static void collect(Object value, List<String> texts) {
    if (value instanceof String text) {
      texts.add(text);
    } else if (value instanceof Map<?, ?> fields) {
      fields.values().forEach(each -> collect(each, texts));
    } else if (value instanceof Iterable<?> values) {
      values.forEach(each -> collect(each, texts));
    }
  }
}
