package io.micromap.report;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A model card as HTML; what is HTML in its Markdown comes out as text. */
final class ModelCardHtml {

  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final int BELOW = 2;

  private ModelCardHtml() {}

  static String of(String markdown) {
    Node card = Parser.builder().extensions(TABLES).build().parse(markdown);
    card.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + BELOW));
          }
        });
    return HtmlRenderer.builder()
        .extensions(TABLES)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .build()
        .render(card);
  }
}
