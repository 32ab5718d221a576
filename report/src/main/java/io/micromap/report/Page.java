package io.micromap.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The page around the content: style, scripts, and a content security policy that allows those and
 * nothing else.
 */
final class Page {

  private static final String LIBRARY = "/META-INF/maven/org.webjars/echarts/pom.properties";

  private Page() {}

  /**
   * What the template shows.
   *
   * @param sweep at most one
   * @param crossDomain at most one
   * @param data JSON that cannot end its element
   */
  record Content(
      String title, List<SweepView> sweep, List<CrossDomainView> crossDomain, String data) {}

  /** What the template uses. */
  record Filled(
      Content content,
      String policy,
      String style,
      String library,
      String script,
      String version) {}

  static byte[] write(Content content) {
    String version = libraryVersion();
    String style = text("report.css");
    String library = text("/META-INF/resources/webjars/echarts/" + version + "/echarts.min.js");
    String script = text("report.js");
    String policy =
        "default-src 'none'; script-src "
            + hash(library)
            + " "
            + hash(script)
            + "; style-src "
            + hash(style)
            + "; img-src data:; base-uri 'none'; form-action 'none'";
    Template template = Mustache.compiler().compile(text("report.mustache"));
    return template
        .execute(new Filled(content, policy, style, library, script, version))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String libraryVersion() {
    Properties properties = new Properties();
    try (InputStream in = open(LIBRARY)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /** A resource with the line ends that browsers hash. */
  private static String text(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = Page.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("The resource " + name + " is missing.");
    }
    return in;
  }

  private static String hash(String source) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
