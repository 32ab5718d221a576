package io.micromap.encoder;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** From a text to the numbers that a BERT-like network reads. Safe for any number of threads. */
final class Tokenizer {

  private final BertNormalizer normalizer;
  private final WordPiece pieces;
  private final Frame frame;
  private final Map<String, Integer> specials;

  /** Any of the special texts, the longest first. */
  private final Pattern special;

  /**
   * What stands around the numbers of a text.
   *
   * @param first number that every sequence begins with
   * @param last number that every sequence ends with
   * @param maxTokens longest sequence, with those two; what exceeds it is cut off
   */
  record Frame(int first, int last, int maxTokens) {}

  /**
   * A tokenizer.
   *
   * @param normalizer brings text into the vocabulary's form
   * @param pieces splits words
   * @param specials numbers of the texts that are one token wherever they stand, such as {@code
   *     [SEP]}; one or more
   */
  Tokenizer(
      BertNormalizer normalizer, WordPiece pieces, Map<String, Integer> specials, Frame frame) {
    this.normalizer = normalizer;
    this.pieces = pieces;
    this.specials = Map.copyOf(specials);
    this.frame = frame;
    this.special =
        Pattern.compile(
            specials.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
  }

  /** Longest sequence. */
  int maxTokens() {
    return frame.maxTokens();
  }

  /** The highest number that a text may get. */
  int highest() {
    return Stream.of(pieces.vocabulary().values(), specials.values())
        .flatMap(Collection::stream)
        .mapToInt(Integer::intValue)
        .reduce(Math.max(frame.first(), frame.last()), Math::max);
  }

  /** The numbers of a text: two or more, and no more than the frame takes. */
  long[] encode(String text) {
    LongStream.Builder numbers = LongStream.builder();
    numbers.add(frame.first());
    encode(text, numbers::add);
    long[] all = numbers.build().limit(frame.maxTokens() - 1L).toArray();
    return LongStream.concat(LongStream.of(all), LongStream.of(frame.last())).toArray();
  }

  /** Whether the frame takes all numbers of a text. */
  boolean fits(String text) {
    int[] taken = {2};
    encode(text, number -> taken[0]++);
    return taken[0] <= frame.maxTokens();
  }

  private void encode(String text, IntConsumer numbers) {
    Matcher found = special.matcher(text);
    int start = 0;
    while (found.find()) {
      split(text.substring(start, found.start()), numbers);
      numbers.accept(specials.getOrDefault(found.group(), pieces.unknown()));
      start = found.end();
    }
    split(text.substring(start), numbers);
  }

  private void split(String text, IntConsumer numbers) {
    BertWords.split(normalizer.normalize(text), word -> pieces.split(word, numbers));
  }
}
