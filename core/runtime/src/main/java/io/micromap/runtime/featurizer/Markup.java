package io.micromap.runtime.featurizer;

import java.util.Set;

/** Tells the names of tags, which are no words: "do &lt;b&gt;not&lt;/b&gt; swap it". */
final class Markup {

  private static final Set<String> NAMES =
      Set.of(
          ("b i u s em strong p div span br hr font mark small big sub sup code pre kbd tt ul ol li td"
                  + " tr th table h1 h2 h3 h4 h5 h6 html body blockquote strike del ins q")
              .split(" "));

  private static final int LONGEST = 10;

  private Markup() {}

  /** Whether a word is the name of a tag: "&lt;b&gt;", "&lt;/b&gt;", "[/b]", "[b]…[/b]". */
  static boolean isTag(String text, int from, int to) {
    int open = from > 0 && text.charAt(from - 1) == '/' ? from - 2 : from - 1;
    if (open < 0 || to >= text.length() || to - from > LONGEST) {
      return false;
    }
    char opening = text.charAt(open);
    char closing = text.charAt(to);
    boolean angled = opening == '<' && (closing == '>' || closing == '/');
    boolean squared = opening == '[' && closing == ']';
    if (!(angled || squared)) {
      return false;
    }
    String name = text.substring(from, to);
    return NAMES.contains(name)
        && (angled || open < from - 1 || text.indexOf("[/" + name + "]", to) >= 0);
  }
}
